// frame.f_lineno = n: where a jump may go. (CPython: Objects/frameobject.c, frame_lineno_set_impl)
//
// The kinds of values on the stack are followed through the code, three bits a value, the top lowest. A jump may go to a line whose
// stack is the beginning of the present one; what lies above is dropped.

import { PyMem_Free, PyMem_Malloc } from '../memory/obmalloc/malloc';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../objects/bytes/struct';
import { _PyCode_CODE, CO_FAST_LOCAL, localKind, PyCodeObject } from '../objects/code';
import { _PyCode_InitAddressRange, _PyLineTable_NextAddressRange, PyCodeAddressRange } from '../objects/code/locations';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_RuntimeWarning, PyExc_ValueError } from '../objects/exceptions/types';
import { _PyFrame_GetCode, _PyInterpreterFrame, _PyInterpreterFrame_LASTI, PyFrameObject } from '../objects/frame';
import { Py_None } from '../objects/none';
import { Py_XDECREF, stackAlloc } from '../runtime/cold';
import { ptrAt, setPtrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { _PyThreadState_GET } from '../runtime/tstate';
import { C_RETURN, EVENT_CALL, EVENT_LINE, PY_RESUME, PY_START } from './monitor/state';
import {
  BUILD_CONST_KEY_MAP,
  BUILD_LIST,
  BUILD_MAP,
  BUILD_SET,
  BUILD_SLICE,
  BUILD_STRING,
  BUILD_TUPLE,
  CALL,
  CALL_FUNCTION_EX,
  CALL_KW,
  COPY,
  END_ASYNC_FOR,
  EXTENDED_ARG,
  FOR_ITER,
  GET_AITER,
  GET_ITER,
  INTERPRETER_EXIT,
  JUMP_BACKWARD,
  JUMP_BACKWARD_NO_INTERRUPT,
  JUMP_FORWARD,
  LOAD_ATTR,
  LOAD_GLOBAL,
  LOAD_SUPER_ATTR,
  opcodeCaches,
  opcodeDeopt,
  POP_EXCEPT,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_NONE,
  POP_JUMP_IF_NOT_NONE,
  POP_JUMP_IF_TRUE,
  PUSH_EXC_INFO,
  PUSH_NULL,
  RAISE_VARARGS,
  RERAISE,
  RETURN_CONST,
  RETURN_VALUE,
  SEND,
  SWAP,
  UNPACK_EX,
  UNPACK_SEQUENCE,
} from './opcodes';
import { varint } from './ops/exception';
import { PyErr_WarnFormat } from './warnings';

const ITERATOR: i64 = 1;
const EXCEPT: i64 = 2;
const OBJECT: i64 = 3;
const NULL_KIND: i64 = 4;
const LASTI: i64 = 5;

const UNINITIALIZED: i64 = -2;
const OVERFLOWED: i64 = -1;
const EMPTY_STACK: i64 = 0;

/** int8_t[150]: what an instruction with argument 0 adds to the stack. */
// biome-ignore format: a table
const EFFECTS: usize = memory.data<i8>([
  0, 1, 1, 0, -2, -1, 0, 0, -1, -2, -2, -1, -1, -1, 0, -1, 0, 0, 1, 0, 1, 0, -1, 1, 1, 1, 0, 1, 1, 1,
  0, -1, -1, 1, 1, 1, -1, 0, -4, -3, 0, 0, 0, 0, 1, -1, 0, 1, 1, 1, -1, 1, 1, -1, -2, 0, -1, -2, -1, -1,
  0, 1, 0, -1, 0, 0, 0, 0, -1, -1, 0, 0, 1, 0, 1, -1, -1, 0, 0, 0, -1, -1, 0, 1, 1, 1, 1, 1, 2, 0,
  0, 1, 1, -2, 0, -2, -2, -1, -1, -1, -1, 0, -1, 0, 0, -1, -1, -1, -2, -1, -1, 0, -2, -1, -1, 0, 0, -1, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);

/** What it adds for its argument. */
function effect(opcode: i32, oparg: i32): i32 {
  const e = <i32>load<i8>(EFFECTS + <usize>opcode);
  switch (opcode) {
    case BUILD_CONST_KEY_MAP:
    case BUILD_LIST:
    case BUILD_SET:
    case BUILD_STRING:
    case BUILD_TUPLE:
    case CALL:
    case CALL_KW:
    case RAISE_VARARGS:
      return e - oparg;
    case BUILD_MAP:
      return e - 2 * oparg;
    case UNPACK_SEQUENCE:
      return e + oparg;
    case UNPACK_EX:
      return e + (oparg & 255) + (oparg >> 8);
    case BUILD_SLICE:
      return oparg == 3 ? -2 : -1;
    case CALL_FUNCTION_EX:
      return e - (oparg & 1);
    case LOAD_SUPER_ATTR:
      return e + (oparg & 1);
  }
  return e;
}

/* @inline */ function push(stack: i64, kind: i64): i64 {
  return <u64>stack >= (<u64>1) << 60 ? OVERFLOWED : (stack << 3) | kind;
}

/* @inline */ function pop(stack: i64): i64 {
  return stack >> 3;
}

/* @inline */ function top(stack: i64): i64 {
  return stack & 7;
}

function peekKind(stack: i64, n: i32): i64 {
  return (stack >> (3 * <i64>(n - 1))) & 7;
}

function swapKinds(stack: i64, n: i32): i64 {
  const other = peekKind(stack, n);
  const shift = 3 * <i64>(n - 1);
  const mine = top(stack);
  stack = (stack & ~7) | other;
  return (stack & ~((<i64>7) << shift)) | (mine << shift);
}

function depth(stack: i64): i32 {
  let n = 0;
  while (stack) {
    stack = pop(stack);
    n++;
  }
  return n;
}

/* @inline */ function at(stacks: usize, i: i32): usize {
  return stacks + ((<usize>i) << 3);
}

/** The stack behind an instruction that just goes on. */
function stackAfter(stack: i64, opcode: i32, oparg: i32): i64 {
  switch (opcode) {
    case GET_ITER:
    case GET_AITER:
      return push(pop(stack), ITERATOR);
    case END_ASYNC_FOR:
      return pop(pop(stack));
    case PUSH_EXC_INFO:
      return push(stack, EXCEPT);
    case POP_EXCEPT:
      return pop(stack);
    case PUSH_NULL:
      return push(stack, NULL_KIND);
    case LOAD_GLOBAL:
      stack = push(stack, OBJECT);
      return oparg & 1 ? push(stack, NULL_KIND) : stack;
    case LOAD_ATTR:
      if (!(oparg & 1)) return stack;
      return push(push(pop(stack), OBJECT), NULL_KIND);
    case SWAP:
      return swapKinds(stack, oparg);
    case COPY:
      return push(stack, peekKind(stack, oparg));
  }
  let delta = effect(opcode, oparg);
  for (; delta < 0; delta++) stack = pop(stack);
  for (; delta > 0; delta--) stack = push(stack, OBJECT);
  return stack;
}

/** One pass over the instructions. True: something that lies before was learned. */
function scanInstructions(code: PyCodeObject, stacks: usize, len: i32): bool {
  const start = _PyCode_CODE(code);
  let todo = false;
  for (let i = 0; i < len; ) {
    const stack = load<i64>(at(stacks, i));
    let opcode = opcodeDeopt(<i32>load<u8>(start + ((<usize>i) << 1)));
    let oparg = 0;
    while (opcode == EXTENDED_ARG) {
      oparg = (oparg << 8) | <i32>load<u8>(start + ((<usize>i) << 1), 1);
      i++;
      opcode = opcodeDeopt(<i32>load<u8>(start + ((<usize>i) << 1)));
      store<i64>(at(stacks, i), stack);
    }
    oparg = (oparg << 8) | <i32>load<u8>(start + ((<usize>i) << 1), 1);
    const next = i + opcodeCaches(opcode) + 1;
    i = next;
    if (stack == UNINITIALIZED) continue;
    switch (opcode) {
      case POP_JUMP_IF_FALSE:
      case POP_JUMP_IF_TRUE:
      case POP_JUMP_IF_NONE:
      case POP_JUMP_IF_NOT_NONE:
        store<i64>(at(stacks, next + oparg), pop(stack));
        store<i64>(at(stacks, next), pop(stack));
        break;
      case SEND:
        store<i64>(at(stacks, next + oparg), stack);
        store<i64>(at(stacks, next), stack);
        break;
      case JUMP_FORWARD:
        store<i64>(at(stacks, next + oparg), stack);
        break;
      case JUMP_BACKWARD:
      case JUMP_BACKWARD_NO_INTERRUPT:
        if (load<i64>(at(stacks, next - oparg)) == UNINITIALIZED) todo = true;
        store<i64>(at(stacks, next - oparg), stack);
        break;
      case FOR_ITER:
        store<i64>(at(stacks, next), push(stack, OBJECT));
        store<i64>(at(stacks, next + oparg), push(stack, OBJECT));
        break;
      case RETURN_VALUE:
      case RETURN_CONST:
      case RAISE_VARARGS:
      case RERAISE:
      case INTERPRETER_EXIT:
        break;
      default:
        store<i64>(at(stacks, next), stackAfter(stack, opcode, oparg));
    }
  }
  return todo;
}

/** One pass over the exception table; true: a handler was reached. */
function scanHandlers(code: PyCodeObject, stacks: usize): bool {
  const table = code.co_exceptiontable!;
  let p = PyBytes_AS_STRING(table);
  const end = p + <usize>PyBytes_GET_SIZE(table);
  let todo = false;
  while (p < end) {
    let v = varint(p);
    p += <usize>(v >> 32);
    const start = <i32>v;
    p += <usize>(varint(p) >> 32); // the size
    v = varint(p);
    p += <usize>(v >> 32);
    const handler = <i32>v;
    v = varint(p);
    p += <usize>(v >> 32);
    const level = <i32>v >> 1;
    let stack = load<i64>(at(stacks, start));
    if (stack == UNINITIALIZED || load<i64>(at(stacks, handler)) != UNINITIALIZED) continue;
    todo = true;
    for (let n = depth(stack); n > level; n--) stack = pop(stack);
    if (<i32>v & 1) stack = push(stack, LASTI);
    store<i64>(at(stacks, handler), push(stack, EXCEPT));
  }
  return todo;
}

/** int64_t[len + 1], to be freed: the stack before each code unit; 0: no memory. */
function mark_stacks(code: PyCodeObject, len: i32): usize {
  const stacks = PyMem_Malloc((<usize>(len + 1)) << 3);
  if (!stacks) return 0;
  for (let i = 0; i <= len; i++) store<i64>(at(stacks, i), UNINITIALIZED);
  store<i64>(stacks, EMPTY_STACK);
  let todo = true;
  while (todo) {
    const before = scanInstructions(code, stacks, len);
    const handlers = scanHandlers(code, stacks);
    todo = before || handlers;
  }
  return stacks;
}

function compatibleKind(from: i64, to: i64): bool {
  if (to == 0) return false;
  if (to == OBJECT) return from != NULL_KIND;
  return to == NULL_KIND || from == to;
}

function compatible(from: i64, to: i64): bool {
  if (from < 0 || to < 0) return false;
  for (let n = depth(from) - depth(to); n > 0; n--) from = pop(from);
  while (from) {
    if (!compatibleKind(top(from), top(to))) return false;
    from = pop(from);
    to = pop(to);
  }
  return to == 0;
}

function explain(to: i64): string {
  if (to == OVERFLOWED) return 'stack is too deep to analyze';
  if (to == UNINITIALIZED) return "can't jump into an exception handler, or code may be unreachable";
  const kind = top(to);
  if (kind == EXCEPT) return "can't jump into an 'except' block as there's no exception";
  if (kind == LASTI) return "can't jump into a re-raising block as there's no location";
  if (kind == ITERATOR) return "can't jump into the body of a for loop";
  return 'incompatible stacks';
}

/** int32_t[len], to be freed: the line that begins at each code unit, -1 for none. */
function marklines(code: PyCodeObject, len: i32): usize {
  const lines = PyMem_Malloc((<usize>len) << 2);
  if (!lines) return 0;
  memory.fill(lines, 0xff, (<usize>len) << 2);
  const p = stackAlloc(8);
  const bounds = changetype<PyCodeAddressRange>(p);
  _PyCode_InitAddressRange(code, bounds);
  let last = -1;
  while (_PyLineTable_NextAddressRange(bounds)) {
    if (bounds.ar_line == last || bounds.ar_line == -1) continue;
    last = bounds.ar_line;
    store<i32>(lines + ((<usize>bounds.ar_start) << 1), last);
  }
  stackFree(p);
  return lines;
}

/** The first line from `line` on at which something begins; -1: none. */
function firstLineNotBefore(lines: usize, len: i32, line: i32): i32 {
  let result = i32.MAX_VALUE;
  for (let i: usize = 0; i < <usize>len; i++) {
    const here = load<i32>(lines + (i << 2));
    if (here >= line && here < result) result = here;
  }
  return result == i32.MAX_VALUE ? -1 : result;
}

/** Drops what lies above the stack of the target. */
function unwindStack(frame: _PyInterpreterFrame, from: i64, to: i64): void {
  const tstate = _PyThreadState_GET();
  for (let n = depth(from) - depth(to); n > 0; n--) {
    frame.stacktop--;
    const slot = frame.localsplus + ((<usize>frame.stacktop) << 3);
    const value = ptrAt(slot, 0);
    setPtrAt(slot, 0, null);
    if (top(from) == EXCEPT) {
      // What was handled outside of the block is handled again.
      const item = tstate.exc_info;
      const old = item.exc_value;
      item.exc_value = value == Py_None ? null : value;
      Py_XDECREF(old);
    } else Py_XDECREF(value);
    from = pop(from);
  }
}

/** Variables that the target might find unbound get None, with a warning. -1: the warning is an exception. */
function bindLocals(frame: _PyInterpreterFrame, code: PyCodeObject): i32 {
  let unbound = 0;
  for (let i = 0; i < code.co_nlocalsplus; i++) {
    const kind = localKind(code, i);
    if (kind & CO_FAST_LOCAL && !ptrAt(frame.localsplus, i)) unbound++;
  }
  if (!unbound) return 0;
  const plural = unbound == 1 ? '' : 's';
  if (
    PyErr_WarnFormat(
      PyExc_RuntimeWarning,
      0,
      'assigning None to %d unbound local%ls',
      unbound,
      <u64>changetype<usize>(plural),
    ) < 0
  )
    return -1;
  for (let i = 0; i < code.co_nlocalsplus; i++) {
    const kind = localKind(code, i);
    if (kind & CO_FAST_LOCAL && !ptrAt(frame.localsplus, i)) setPtrAt(frame.localsplus, i, Py_None);
  }
  return 0;
}

function refuse(text: string): i32 {
  PyErr_SetString(PyExc_ValueError, text);
  return -1;
}

/** Moves a frame that a trace function looks at to another line: 0, or -1 with ValueError. */
export function jumpToLine(f: PyFrameObject, wanted: i64): i32 {
  const frame = f.f_frame!;
  const code = _PyFrame_GetCode(frame);
  switch (_PyThreadState_GET().what_event) {
    case -1:
      return refuse('f_lineno can only be set in a trace function');
    case PY_START:
      return refuse("can't jump from the 'call' trace event of a new frame");
    case EVENT_CALL:
    case C_RETURN:
      return refuse("can't jump during a call");
    case PY_RESUME:
    case EVENT_LINE:
      break;
    default:
      return refuse("can only jump from a 'line' trace event");
  }
  if (wanted > i32.MAX_VALUE || wanted < i32.MIN_VALUE) return refuse('lineno out of range');
  if (wanted < code.co_firstlineno) {
    PyErr_Format(PyExc_ValueError, 'line %d comes before the current code block', <i32>wanted);
    return -1;
  }
  const len = <i32>code.ob_size;
  const lines = marklines(code, len);
  const stacks = lines ? mark_stacks(code, len) : 0;
  let err = -1;
  if (!stacks) PyErr_NoMemory();
  else err = jump(f, frame, code, len, lines, stacks, <i32>wanted);
  PyMem_Free(stacks);
  PyMem_Free(lines);
  return err;
}

function jump(
  f: PyFrameObject,
  frame: _PyInterpreterFrame,
  code: PyCodeObject,
  len: i32,
  lines: usize,
  stacks: usize,
  wanted: i32,
): i32 {
  const line = firstLineNotBefore(lines, len, wanted);
  if (line < 0) {
    PyErr_Format(PyExc_ValueError, 'line %d comes after the current code block', wanted);
    return -1;
  }
  const here = load<i64>(at(stacks, _PyInterpreterFrame_LASTI(frame)));
  let best = OVERFLOWED;
  let target = -1;
  let found = false;
  let message = 'cannot find bytecode for specified line';
  for (let i = 0; i < len; i++) {
    if (load<i32>(lines + ((<usize>i) << 2)) != line) continue;
    const stack = load<i64>(at(stacks, i));
    if (compatible(here, stack)) {
      found = true;
      if (stack > best) {
        best = stack;
        target = i;
      }
    } else if (!found) {
      if (here == OVERFLOWED) message = 'stack to deep to analyze';
      else if (here == UNINITIALIZED) message = "can't jump from unreachable code";
      else message = explain(stack);
    }
  }
  if (!found) return refuse(message);
  if (bindLocals(frame, code) < 0) return -1;
  unwindStack(frame, here, best);
  f.f_lineno = 0;
  frame.instr_ptr = _PyCode_CODE(code) + ((<usize>target) << 1);
  return 0;
}
