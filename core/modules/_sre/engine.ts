// The matcher: a backtracking machine over the code words, once for each width of a character.
// (CPython: Modules/_sre/sre_lib.h)
//
// Where C has a label inside a loop to come back to, there is an operation of our own here (RESUME_*): a context that ends
// makes the one below it go on with that operation, `ret` being the answer. Matching takes memory for every repetition that
// can still be given back, and no native stack.

import { PyErr_CheckSignals } from '../../vm/signals';
import { inSet } from './characters';
import {
  ANY,
  ANY_ALL,
  ASSERT,
  ASSERT_NOT,
  AT,
  ATOMIC_GROUP,
  BRANCH,
  CATEGORY,
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
  NOT_LITERAL,
  NOT_LITERAL_IGNORE,
  NOT_LITERAL_LOC_IGNORE,
  NOT_LITERAL_UNI_IGNORE,
  POSSESSIVE_REPEAT,
  POSSESSIVE_REPEAT_ONE,
  REPEAT,
  REPEAT_ONE,
  SRE_ERROR_ILLEGAL,
  SRE_ERROR_INTERRUPTED,
  SRE_ERROR_MEMORY,
  SRE_ERROR_STATE,
  SRE_MAXREPEAT,
  SUCCESS,
} from './constants';
import {
  CALL,
  RESUME_ASSERT,
  RESUME_ASSERT_NOT,
  RESUME_ATOMIC,
  RESUME_BRANCH,
  RESUME_MAX_1,
  RESUME_MAX_2,
  RESUME_MAX_TAIL,
  RESUME_MIN_2,
  RESUME_MIN_3,
  RESUME_MIN_REPEAT_ONE,
  RESUME_NONE,
  RESUME_POSSESSIVE,
  RESUME_POSSESSIVE_MIN,
  RESUME_REPEAT,
  RESUME_REPEAT_ONE,
  TRY_BRANCH,
  TRY_MAX_TAIL,
  TRY_MIN_REPEAT_ONE,
  TRY_POSSESSIVE,
  TRY_POSSESSIVE_MIN,
  TRY_REPEAT_ONE,
} from './resume';
import { matchesOne, skipInfo, skipWords, sreAt, sreBackreference, sreCount, word } from './simple';
import {
  contextAt,
  dropMarks,
  pushStack,
  repeatAt,
  restoreMarks,
  restoreState,
  SreContext,
  SreRepeat,
  saveMarks,
  saveState,
  setMark,
} from './stack';
import { SRE_STATE } from './struct';

/** Choices given up between two looks for a signal. */
const SIGNAL_INTERVAL: u32 = 0xffff;

/**
 * Whether the pattern matches from state.ptr on: 1 (state.ptr is its end), 0 or an error. toplevel: its SUCCESS has to heed
 * match_all and must_advance.
 */
export function sreMatch<T>(state: SRE_STATE, start: usize, toplevel: i32): i32 {
  const end = state.end;
  let here = pushStack(state, offsetof<SreContext>()); // the context's offset: its address changes when the stack grows
  if (!here) return SRE_ERROR_MEMORY;
  let ctx = contextAt(state, here);
  ctx.prev = 0;
  ctx.jump = RESUME_NONE;
  ctx.toplevel = toplevel;
  let pattern = start;
  let ptr = state.ptr;
  let ret = 0; // 0 in all operations but RESUME_*
  let next: usize = 0;
  let jump: u32 = 0;
  let top: i32 = 0;
  let op: u32 = FAILURE;
  if (load<u32>(pattern) == INFO) pattern = skipInfo(pattern, (end - ptr) / sizeof<T>());
  if (pattern) {
    op = load<u32>(pattern);
    pattern += 4;
  }

  // `continue` goes on with op, `break` ends the context with the answer ret.
  while (true) {
    switch (op) {
      case FAILURE:
        break;
      case MARK:
        setMark(state, load<i32>(pattern), ptr);
        op = load<u32>(pattern, 4);
        pattern += 8;
        continue;
      case LITERAL:
        if (ptr >= end || <u32>load<T>(ptr) != load<u32>(pattern)) break;
        ptr += sizeof<T>();
        op = load<u32>(pattern, 4);
        pattern += 8;
        continue;
      case NOT_LITERAL:
        if (ptr >= end || <u32>load<T>(ptr) == load<u32>(pattern)) break;
        ptr += sizeof<T>();
        op = load<u32>(pattern, 4);
        pattern += 8;
        continue;
      case SUCCESS:
        if (ctx.toplevel && ((state.match_all && ptr != end) || (state.must_advance && ptr == state.start))) break;
        state.ptr = ptr;
        ret = 1;
        break;
      case AT:
        if (!sreAt<T>(state, ptr, load<u32>(pattern))) break;
        op = load<u32>(pattern, 4);
        pattern += 8;
        continue;
      case ANY:
        if (ptr >= end || <u32>load<T>(ptr) == 10) break;
        ptr += sizeof<T>();
        op = load<u32>(pattern);
        pattern += 4;
        continue;
      case ANY_ALL:
        if (ptr >= end) break;
        ptr += sizeof<T>();
        op = load<u32>(pattern);
        pattern += 4;
        continue;
      case IN:
        if (ptr >= end || !inSet(pattern + 4, <u32>load<T>(ptr))) break;
        ptr += sizeof<T>();
        pattern = skipWords(pattern);
        op = load<u32>(pattern);
        pattern += 4;
        continue;
      case IN_IGNORE:
      case IN_UNI_IGNORE:
      case IN_LOC_IGNORE:
        if (ptr >= end || matchesOne(pattern - 4, <u32>load<T>(ptr)) <= 0) break;
        ptr += sizeof<T>();
        pattern = skipWords(pattern);
        op = load<u32>(pattern);
        pattern += 4;
        continue;
      case CATEGORY:
      case LITERAL_IGNORE:
      case NOT_LITERAL_IGNORE:
      case LITERAL_UNI_IGNORE:
      case NOT_LITERAL_UNI_IGNORE:
      case LITERAL_LOC_IGNORE:
      case NOT_LITERAL_LOC_IGNORE:
        if (ptr >= end || matchesOne(pattern - 4, <u32>load<T>(ptr)) <= 0) break;
        ptr += sizeof<T>();
        op = load<u32>(pattern, 4);
        pattern += 8;
        continue;
      case JUMP:
      case INFO:
        pattern = skipWords(pattern);
        op = load<u32>(pattern);
        pattern += 4;
        continue;

      case BRANCH:
        if (!saveState(state, ctx)) return SRE_ERROR_MEMORY;
        ctx = contextAt(state, here);
        op = TRY_BRANCH;
        continue;
      case RESUME_BRANCH:
        if (ret) break;
        restoreState(state, ctx);
        pattern = skipWords(pattern);
        op = TRY_BRANCH;
        continue;
      case TRY_BRANCH:
        // An alternative that begins with another character needs no context.
        while (load<u32>(pattern)) {
          const first = word(pattern, 1);
          if (first == LITERAL) {
            if (ptr < end && <u32>load<T>(ptr) == word(pattern, 2)) break;
          } else if (first == IN) {
            if (ptr < end && inSet(pattern + 12, <u32>load<T>(ptr))) break;
          } else break;
          pattern = skipWords(pattern);
        }
        if (!load<u32>(pattern)) break;
        state.ptr = ptr;
        next = pattern + 4;
        jump = RESUME_BRANCH;
        top = ctx.toplevel;
        op = CALL;
        continue;

      case REPEAT_ONE: {
        const min = word(pattern, 1);
        if ((end - ptr) / sizeof<T>() < <usize>min) break;
        state.ptr = ptr;
        const n = sreCount<T>(state, pattern + 12, word(pattern, 2));
        if (n < 0) return n;
        ctx = contextAt(state, here);
        ctx.count = n;
        ptr += <usize>n * sizeof<T>();
        if (<u32>n < min) break;
        if (
          load<u32>(skipWords(pattern)) == SUCCESS &&
          ptr == end &&
          !(ctx.toplevel && state.must_advance && ptr == state.start)
        ) {
          state.ptr = ptr;
          ret = 1;
          break;
        }
        if (!saveState(state, ctx)) return SRE_ERROR_MEMORY;
        ctx = contextAt(state, here);
        op = TRY_REPEAT_ONE;
        continue;
      }
      case RESUME_REPEAT_ONE:
        if (ret) break;
        restoreState(state, ctx);
        ptr -= sizeof<T>();
        ctx.count--;
        op = TRY_REPEAT_ONE;
        continue;
      case TRY_REPEAT_ONE: {
        const tail = skipWords(pattern);
        const min = <i64>word(pattern, 1);
        let n = <i64>ctx.count;
        if (load<u32>(tail) == LITERAL) {
          const c = word(tail, 1);
          while (n >= min && (ptr >= end || <u32>load<T>(ptr) != c)) {
            ptr -= sizeof<T>();
            n--;
          }
          ctx.count = <i32>n;
        }
        if (n < min) break;
        state.ptr = ptr;
        next = tail;
        jump = RESUME_REPEAT_ONE;
        top = ctx.toplevel;
        op = CALL;
        continue;
      }

      case MIN_REPEAT_ONE: {
        const min = word(pattern, 1);
        if ((end - ptr) / sizeof<T>() < <usize>min) break;
        state.ptr = ptr;
        ctx.count = 0;
        if (min) {
          const n = sreCount<T>(state, pattern + 12, min);
          if (n < 0) return n;
          ctx = contextAt(state, here);
          if (<u32>n < min) break;
          ctx.count = n;
          ptr += <usize>n * sizeof<T>();
        }
        if (
          load<u32>(skipWords(pattern)) == SUCCESS &&
          !(ctx.toplevel && ((state.match_all && ptr != end) || (state.must_advance && ptr == state.start)))
        ) {
          state.ptr = ptr;
          ret = 1;
          break;
        }
        if (!saveState(state, ctx)) return SRE_ERROR_MEMORY;
        ctx = contextAt(state, here);
        op = TRY_MIN_REPEAT_ONE;
        continue;
      }
      case RESUME_MIN_REPEAT_ONE: {
        if (ret) break;
        restoreState(state, ctx);
        state.ptr = ptr;
        const n = sreCount<T>(state, pattern + 12, 1);
        if (n < 0) return n;
        ctx = contextAt(state, here);
        if (!n) break;
        ptr += sizeof<T>();
        ctx.count++;
        op = TRY_MIN_REPEAT_ONE;
        continue;
      }
      case TRY_MIN_REPEAT_ONE: {
        const max = word(pattern, 2);
        if (max != SRE_MAXREPEAT && <u32>ctx.count > max) break;
        state.ptr = ptr;
        next = skipWords(pattern);
        jump = RESUME_MIN_REPEAT_ONE;
        top = ctx.toplevel;
        op = CALL;
        continue;
      }

      case POSSESSIVE_REPEAT_ONE: {
        const min = word(pattern, 1);
        if ((end - ptr) / sizeof<T>() < <usize>min) break;
        state.ptr = ptr;
        const n = sreCount<T>(state, pattern + 12, word(pattern, 2));
        if (n < 0) return n;
        ctx = contextAt(state, here);
        ptr += <usize>n * sizeof<T>();
        if (<u32>n < min) break;
        pattern = skipWords(pattern);
        if (
          load<u32>(pattern) == SUCCESS &&
          ptr == end &&
          !(ctx.toplevel && state.must_advance && ptr == state.start)
        ) {
          state.ptr = ptr;
          ret = 1;
          break;
        }
        op = load<u32>(pattern);
        pattern += 4;
        continue;
      }

      case REPEAT: {
        const at = <u32>pushStack(state, offsetof<SreRepeat>());
        if (!at) return SRE_ERROR_MEMORY;
        ctx = contextAt(state, here);
        ctx.aux = at;
        const rep = repeatAt(state, at);
        rep.count = -1;
        rep.pattern = <u32>pattern;
        rep.prev = <u32>state.repeat;
        rep.last_ptr = 0;
        state.repeat = at;
        state.ptr = ptr;
        next = skipWords(pattern);
        jump = RESUME_REPEAT;
        top = ctx.toplevel;
        op = CALL;
        continue;
      }
      case RESUME_REPEAT:
        state.repeat = repeatAt(state, ctx.aux).prev;
        break;

      case MAX_UNTIL: {
        if (!state.repeat) return SRE_ERROR_STATE;
        ctx.aux = <u32>state.repeat;
        let rep = repeatAt(state, ctx.aux);
        state.ptr = ptr;
        ctx.count = rep.count + 1;
        top = ctx.toplevel;
        const max = word(rep.pattern, 2);
        if (<u32>ctx.count < word(rep.pattern, 1)) {
          rep.count = ctx.count;
          next = rep.pattern + 12;
          jump = RESUME_MAX_1;
          op = CALL;
        } else if ((<u32>ctx.count < max || max == SRE_MAXREPEAT) && ptr != rep.last_ptr) {
          // Enough, but one more may match.
          rep.count = ctx.count;
          ctx.lastmark = state.lastmark;
          ctx.lastindex = state.lastindex;
          if (!saveMarks(state, state.lastmark)) return SRE_ERROR_MEMORY;
          ctx = contextAt(state, here);
          rep = repeatAt(state, ctx.aux);
          ctx.last_ptr = rep.last_ptr;
          rep.last_ptr = <u32>ptr;
          next = rep.pattern + 12;
          jump = RESUME_MAX_2;
          op = CALL;
        } else op = TRY_MAX_TAIL;
        continue;
      }
      case RESUME_MAX_1:
      case RESUME_MIN_3:
        if (jump == RESUME_MIN_3) repeatAt(state, ctx.aux).last_ptr = ctx.last_ptr;
        if (ret) break;
        repeatAt(state, ctx.aux).count = ctx.count - 1;
        state.ptr = ptr;
        break;
      case RESUME_MAX_2:
        repeatAt(state, ctx.aux).last_ptr = ctx.last_ptr;
        if (ret) break;
        restoreMarks(state, ctx.lastmark);
        dropMarks(state, ctx.lastmark);
        state.lastmark = ctx.lastmark;
        state.lastindex = ctx.lastindex;
        repeatAt(state, ctx.aux).count = ctx.count - 1;
        state.ptr = ptr;
        op = TRY_MAX_TAIL;
        continue;
      case TRY_MAX_TAIL:
        state.repeat = repeatAt(state, ctx.aux).prev;
        next = pattern;
        jump = RESUME_MAX_TAIL;
        top = ctx.toplevel;
        op = CALL;
        continue;
      case RESUME_MAX_TAIL:
        state.repeat = ctx.aux;
        if (!ret) state.ptr = ptr;
        break;

      case MIN_UNTIL: {
        if (!state.repeat) return SRE_ERROR_STATE;
        ctx.aux = <u32>state.repeat;
        const rep = repeatAt(state, ctx.aux);
        state.ptr = ptr;
        ctx.count = rep.count + 1;
        top = ctx.toplevel;
        op = CALL;
        if (<u32>ctx.count < word(rep.pattern, 1)) {
          rep.count = ctx.count;
          next = rep.pattern + 12;
          jump = RESUME_MAX_1;
          continue;
        }
        state.repeat = rep.prev;
        if (!saveState(state, ctx)) return SRE_ERROR_MEMORY;
        ctx = contextAt(state, here);
        next = pattern;
        jump = RESUME_MIN_2;
        continue;
      }
      case RESUME_MIN_2: {
        // The tail does not match yet: one more.
        const inner = state.repeat;
        state.repeat = ctx.aux;
        if (ret) break;
        if (inner) {
          restoreMarks(state, ctx.lastmark);
          dropMarks(state, ctx.lastmark);
        }
        state.lastmark = ctx.lastmark;
        state.lastindex = ctx.lastindex;
        state.ptr = ptr;
        const rep = repeatAt(state, ctx.aux);
        const max = word(rep.pattern, 2);
        if ((<u32>ctx.count >= max && max != SRE_MAXREPEAT) || ptr == rep.last_ptr) break;
        rep.count = ctx.count;
        ctx.last_ptr = rep.last_ptr;
        rep.last_ptr = <u32>ptr;
        next = rep.pattern + 12;
        jump = RESUME_MIN_3;
        top = ctx.toplevel;
        op = CALL;
        continue;
      }

      case POSSESSIVE_REPEAT:
        state.ptr = ptr;
        ctx.count = 0;
        op = TRY_POSSESSIVE_MIN;
        continue;
      case RESUME_POSSESSIVE_MIN:
        if (!ret) {
          state.ptr = ptr;
          break;
        }
        ret = 0;
        ctx.count++;
        op = TRY_POSSESSIVE_MIN;
        continue;
      case TRY_POSSESSIVE_MIN:
        top = 0;
        next = pattern + 12;
        jump = RESUME_POSSESSIVE_MIN;
        op = CALL;
        if (<u32>ctx.count < word(pattern, 1)) continue;
        ptr = 0;
        op = TRY_POSSESSIVE;
        continue;
      case RESUME_POSSESSIVE:
        if (ret) {
          dropMarks(state, ctx.lastmark);
          ret = 0;
          ctx.count++;
          op = TRY_POSSESSIVE;
          continue;
        }
        restoreMarks(state, ctx.lastmark);
        dropMarks(state, ctx.lastmark);
        state.lastmark = ctx.lastmark;
        state.lastindex = ctx.lastindex;
        state.ptr = ptr;
        pattern = skipWords(pattern) + 4;
        op = load<u32>(pattern);
        pattern += 4;
        continue;
      case TRY_POSSESSIVE: {
        const max = word(pattern, 2);
        // ptr is where the iteration before began: an empty one is the last.
        if ((<u32>ctx.count < max || max == SRE_MAXREPEAT) && state.ptr != ptr) {
          ctx.lastmark = state.lastmark;
          ctx.lastindex = state.lastindex;
          if (!saveMarks(state, state.lastmark)) return SRE_ERROR_MEMORY;
          ctx = contextAt(state, here);
          ptr = state.ptr;
          next = pattern + 12;
          jump = RESUME_POSSESSIVE;
          top = 0;
          op = CALL;
          continue;
        }
        ptr = state.ptr;
        pattern = skipWords(pattern) + 4;
        op = load<u32>(pattern);
        pattern += 4;
        continue;
      }

      case ATOMIC_GROUP:
        state.ptr = ptr;
        next = pattern + 4;
        jump = RESUME_ATOMIC;
        top = 0;
        op = CALL;
        continue;
      case RESUME_ATOMIC:
        if (!ret) {
          state.ptr = ptr;
          break;
        }
        ret = 0;
        ptr = state.ptr;
        pattern = skipWords(pattern);
        op = load<u32>(pattern);
        pattern += 4;
        continue;

      case GROUPREF:
      case GROUPREF_IGNORE:
      case GROUPREF_UNI_IGNORE:
      case GROUPREF_LOC_IGNORE:
        ptr = sreBackreference<T>(state, ptr, op, load<u32>(pattern));
        if (!ptr) break;
        op = load<u32>(pattern, 4);
        pattern += 8;
        continue;
      case GROUPREF_EXISTS: {
        const group = load<u32>(pattern);
        let set = <i32>(2 * group) < state.lastmark;
        if (set) {
          const p = load<usize>(state.mark + ((<usize>group) << 4));
          const e = load<usize>(state.mark + ((<usize>group) << 4), 8);
          set = p != 0 && e != 0 && e >= p;
        }
        pattern += set ? 8 : (<usize>word(pattern, 1)) << 2;
        op = load<u32>(pattern);
        pattern += 4;
        continue;
      }

      case ASSERT: {
        const back = <usize>word(pattern, 1);
        if ((ptr - state.beginning) / sizeof<T>() < back) break;
        state.ptr = ptr - back * sizeof<T>();
        next = pattern + 8;
        jump = RESUME_ASSERT;
        top = 0;
        op = CALL;
        continue;
      }
      case RESUME_ASSERT:
        if (!ret) break;
        ret = 0;
        pattern = skipWords(pattern);
        op = load<u32>(pattern);
        pattern += 4;
        continue;
      case ASSERT_NOT: {
        const back = <usize>word(pattern, 1);
        if ((ptr - state.beginning) / sizeof<T>() >= back) {
          state.ptr = ptr - back * sizeof<T>();
          if (!saveState(state, ctx)) return SRE_ERROR_MEMORY;
          ctx = contextAt(state, here);
          next = pattern + 8;
          jump = RESUME_ASSERT_NOT;
          top = 0;
          op = CALL;
          continue;
        }
        pattern = skipWords(pattern);
        op = load<u32>(pattern);
        pattern += 4;
        continue;
      }
      case RESUME_ASSERT_NOT:
        if (ret) {
          ret = 0;
          break;
        }
        restoreState(state, ctx);
        if (state.repeat) dropMarks(state, ctx.lastmark);
        pattern = skipWords(pattern);
        op = load<u32>(pattern);
        pattern += 4;
        continue;

      case CALL: {
        ctx.pattern = <u32>pattern;
        ctx.ptr = <u32>ptr;
        const at = pushStack(state, offsetof<SreContext>());
        if (!at) return SRE_ERROR_MEMORY;
        ctx = contextAt(state, at);
        ctx.prev = <u32>here;
        ctx.jump = jump;
        ctx.toplevel = top;
        here = at;
        pattern = next;
        ptr = state.ptr;
        if (load<u32>(pattern) == INFO) {
          pattern = skipInfo(pattern, (end - ptr) / sizeof<T>());
          if (!pattern) break;
        }
        op = load<u32>(pattern);
        pattern += 4;
        continue;
      }
      default:
        return SRE_ERROR_ILLEGAL;
    }

    // The context ends: all that lies on it goes with it.
    state.data_stack_base = here;
    jump = ctx.jump;
    if (jump == RESUME_NONE) return ret;
    here = ctx.prev;
    ctx = contextAt(state, here);
    pattern = ctx.pattern;
    ptr = ctx.ptr;
    op = jump;
    if ((++state.sigcount & SIGNAL_INTERVAL) == 0 && PyErr_CheckSignals() < 0) return SRE_ERROR_INTERRUPTED;
  }
}
