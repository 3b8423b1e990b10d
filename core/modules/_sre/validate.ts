// Whether code words are as re._compiler writes them: what passes cannot lead the matcher astray. All jumps go forward and
// do not cross. (CPython: Modules/_sre/sre.c)

import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_RuntimeError } from '../../objects/exceptions/types';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../runtime/recursion';
import {
  ANY,
  ANY_ALL,
  ASSERT,
  ASSERT_NOT,
  AT,
  AT_UNI_NON_BOUNDARY,
  ATOMIC_GROUP,
  BIGCHARSET,
  BRANCH,
  CATEGORY,
  CATEGORY_LAST,
  CHARSET,
  FAILURE,
  GROUPREF,
  GROUPREF_EXISTS,
  GROUPREF_IGNORE,
  GROUPREF_LOC_IGNORE,
  GROUPREF_UNI_IGNORE,
  IN,
  IN_IGNORE,
  IN_LOC_IGNORE,
  IN_UNI_IGNORE,
  INFO,
  JUMP,
  LITERAL,
  LITERAL_IGNORE,
  LITERAL_LOC_IGNORE,
  LITERAL_UNI_IGNORE,
  MARK,
  MAX_UNTIL,
  MIN_REPEAT_ONE,
  MIN_UNTIL,
  NEGATE,
  NOT_LITERAL,
  NOT_LITERAL_IGNORE,
  NOT_LITERAL_LOC_IGNORE,
  NOT_LITERAL_UNI_IGNORE,
  POSSESSIVE_REPEAT,
  POSSESSIVE_REPEAT_ONE,
  RANGE,
  RANGE_UNI_IGNORE,
  REPEAT,
  REPEAT_ONE,
  SRE_INFO_CHARSET,
  SRE_INFO_LITERAL,
  SRE_INFO_PREFIX,
  SRE_MAXGROUPS,
  SUCCESS,
} from './constants';
import { PatternObject } from './struct';

/* @inline */ function words(from: usize, to: usize): usize {
  return (to - from) >> 2;
}

/* @inline */ function at(code: usize, n: usize): u32 {
  return load<u32>(code + (n << 2));
}

/** A skip at `code` that does not lead behind the end. adjust: words before it that it counts, too. */
function validSkip(code: usize, end: usize, adjust: usize): bool {
  return code < end && <usize>(<u32>(load<u32>(code) - <u32>adjust)) <= words(code, end);
}

function validCharset(start: usize, end: usize): bool {
  let code = start;
  while (code < end) {
    const op = load<u32>(code);
    code += 4;
    const left = words(code, end);
    switch (op) {
      case NEGATE:
        break;
      case LITERAL:
        if (left < 1) return false;
        code += 4;
        break;
      case RANGE:
      case RANGE_UNI_IGNORE:
        if (left < 2) return false;
        code += 8;
        break;
      case CHARSET:
        if (left < 8) return false;
        code += 32;
        break;
      case BIGCHARSET: {
        if (left < 1) return false;
        const blocks = load<u32>(code);
        if (left - 1 < 64) return false;
        for (let i: usize = 0; i < 256; i++) if (load<u8>(code + 4 + i) >= blocks) return false;
        if (blocks > 256 || left - 65 < <usize>blocks * 8) return false;
        code += 4 + 256 + <usize>blocks * 32;
        break;
      }
      case CATEGORY:
        if (left < 1 || load<u32>(code) > CATEGORY_LAST) return false;
        code += 4;
        break;
      default:
        return false;
    }
  }
  return true;
}

/** <IN> at code - 4. 0: wrong. */
function validSet(code: usize, end: usize): usize {
  if (!validSkip(code, end, 0)) return 0;
  const skip = <usize>load<u32>(code);
  if (skip < 2) return 0;
  const last = code + ((skip - 1) << 2);
  if (load<u32>(last) != FAILURE || !validCharset(code + 4, last)) return 0;
  return code + (skip << 2);
}

/** <INFO> at code - 4: where it ends; 0: wrong. */
function validInfo(start: usize, end: usize): usize {
  if (!validSkip(start, end, 0)) return 0;
  const next = start + ((<usize>load<u32>(start)) << 2);
  let code = start + 16;
  if (code > end) return 0;
  const flags = at(start, 1);
  if (flags & ~(SRE_INFO_PREFIX | SRE_INFO_LITERAL | SRE_INFO_CHARSET)) return 0;
  if (flags & SRE_INFO_PREFIX && flags & SRE_INFO_CHARSET) return 0;
  if (flags & SRE_INFO_LITERAL && !(flags & SRE_INFO_PREFIX)) return 0;
  if (flags & SRE_INFO_PREFIX) {
    if (code + 8 > next) return 0;
    const length = <usize>load<u32>(code);
    code += 8;
    if (length > words(code, next) || length * 2 > words(code, next)) return 0;
    code += length << 2;
    for (let i: usize = 0; i < length; i++) if (<usize>at(code, i) >= length) return 0;
    code += length << 2;
  }
  if (flags & SRE_INFO_CHARSET) {
    if (next < code + 4 || load<u32>(next - 4) != FAILURE || !validCharset(code, next - 4)) return 0;
    return next;
  }
  return code == next ? next : 0;
}

/** <BRANCH> at code - 4: where it ends; 0: wrong. */
function validBranch(start: usize, end: usize, groups: i64): usize {
  let code = start;
  let target: usize = 0;
  while (true) {
    if (!validSkip(code, end, 0)) return 0;
    const skip = <usize>load<u32>(code);
    code += 4;
    if (!skip) return code == target ? code : 0;
    if (skip < 3 || validInner(code, code + ((skip - 3) << 2), groups) != 0) return 0;
    code += (skip - 3) << 2;
    if (load<u32>(code) != JUMP || !validSkip(code + 4, end, 0)) return 0;
    const to = code + 4 + ((<usize>at(code, 1)) << 2);
    code += 8;
    if (target && to != target) return 0;
    target = to;
  }
}

/** A repetition at code - 4: where it ends; 0: wrong. */
function validRepeat(op: u32, start: usize, end: usize, groups: i64): usize {
  if (!validSkip(start, end, 0) || start + 12 > end) return 0;
  const skip = <usize>load<u32>(start);
  if (at(start, 1) > at(start, 2)) return 0;
  const one = op != REPEAT && op != POSSESSIVE_REPEAT;
  // Of an item the SUCCESS is inside the skip; of a pattern its end is the skip's target.
  const last = start + ((one ? skip - 1 : skip) << 2);
  if (last < start + 12 || last >= end || validInner(start + 12, last, groups) != 0) return 0;
  const closing = load<u32>(last);
  if (op == REPEAT ? closing != MAX_UNTIL && closing != MIN_UNTIL : closing != SUCCESS) return 0;
  return last + 4;
}

/** <GROUPREF_EXISTS> at code - 4: where it ends; 0: wrong. */
function validConditional(start: usize, end: usize, groups: i64): usize {
  if (start >= end || <i64>load<u32>(start) >= groups) return 0;
  if (!validSkip(start + 4, end, 1)) return 0;
  const skip = <usize>at(start, 1); // counted from the group on
  if (skip < 2) return 0;
  const no = start + (skip << 2);
  const r = validInner(start + 8, no, groups);
  if (r == 0) return no;
  // A JUMP ends the first part: there is another.
  if (r < 0 || !validSkip(no - 4, end, 0)) return 0;
  const last = no - 4 + ((<usize>load<u32>(no - 4)) << 2);
  if (last < no || validInner(no, last, groups) != 0) return 0;
  return last;
}

/** <ASSERT> at code - 4, or ASSERT_NOT, or (arguments 1) ATOMIC_GROUP: where it ends; 0: wrong. */
function validGroup(start: usize, end: usize, groups: i64, arguments_: usize): usize {
  if (!validSkip(start, end, 0)) return 0;
  const skip = <usize>load<u32>(start);
  if (skip < arguments_ + 1) return 0;
  const last = start + ((skip - 1) << 2);
  if (last >= end || validInner(start + (arguments_ << 2), last, groups) != 0) return 0;
  return load<u32>(last) == SUCCESS ? last + 4 : 0;
}

function validOne(op: u32, code: usize, end: usize, groups: i64): usize {
  const left = words(code, end);
  switch (op) {
    case MARK:
      return left && <i64>load<u32>(code) <= 2 * groups + 1 ? code + 4 : 0;
    case LITERAL:
    case NOT_LITERAL:
    case LITERAL_IGNORE:
    case NOT_LITERAL_IGNORE:
    case LITERAL_UNI_IGNORE:
    case NOT_LITERAL_UNI_IGNORE:
    case LITERAL_LOC_IGNORE:
    case NOT_LITERAL_LOC_IGNORE:
      return left ? code + 4 : 0;
    case SUCCESS:
    case FAILURE:
    case ANY:
    case ANY_ALL:
      return code;
    case AT:
      return left && load<u32>(code) <= AT_UNI_NON_BOUNDARY ? code + 4 : 0;
    case IN:
    case IN_IGNORE:
    case IN_UNI_IGNORE:
    case IN_LOC_IGNORE:
      return validSet(code, end);
    case INFO:
      return validInfo(code, end);
    case BRANCH:
      return validBranch(code, end, groups);
    case REPEAT_ONE:
    case MIN_REPEAT_ONE:
    case POSSESSIVE_REPEAT_ONE:
    case REPEAT:
    case POSSESSIVE_REPEAT:
      return validRepeat(op, code, end, groups);
    case ATOMIC_GROUP:
      return validGroup(code, end, groups, 1);
    case GROUPREF:
    case GROUPREF_IGNORE:
    case GROUPREF_UNI_IGNORE:
    case GROUPREF_LOC_IGNORE:
      return left && <i64>load<u32>(code) < groups ? code + 4 : 0;
    case GROUPREF_EXISTS:
      return validConditional(code, end, groups);
    case ASSERT:
    case ASSERT_NOT:
      return validGroup(code, end, groups, 2);
  }
  return 0;
}

/** 0: right; 1: right, and it ends with a JUMP; -1: wrong (RecursionError may be set). */
function validInner(start: usize, end: usize, groups: i64): i32 {
  if (start > end) return -1;
  if (_Py_EnterRecursiveCall(' while validating SRE code')) return -1;
  let code = start;
  let r = 0;
  while (code < end) {
    const op = load<u32>(code);
    code += 4;
    if (op == JUMP) {
      r = code + 4 == end ? 1 : -1;
      break;
    }
    code = validOne(op, code, end, groups);
    if (!code) {
      r = -1;
      break;
    }
  }
  _Py_LeaveRecursiveCall();
  return r;
}

/** false: RuntimeError is set. */
export function _validate(self: PatternObject): bool {
  const code = self.code;
  const n = <usize>self.codesize;
  if (self.groups >= 0 && self.groups <= SRE_MAXGROUPS && n && at(code, n - 1) == SUCCESS) {
    if (validInner(code, code + ((n - 1) << 2), self.groups) == 0) return true;
  }
  if (!PyErr_Occurred()) PyErr_SetString(PyExc_RuntimeError, 'invalid SRE code');
  return false;
}
