// The interpreter: one loop, one switch over the opcodes. (CPython: Python/ceval.c, Python/bytecodes.c)
//
// What runs lies in local variables: `frame`, `sp` (behind the top of the value stack), `pc` (the current
// instruction), `consts`. The frame's instr_ptr is written before anything that can fail, call or look at frames;
// stacktop is -1 meanwhile. Each case leaves pc behind its instruction and its caches, and `break`s to fetch the next;
// `continue` with another `opcode` goes on there with the same pc and oparg: a specialised form whose guard failed
// runs its base form so, and the OP_* below are the places CPython's loop has labels for.
//
// What a case calls stays a function of its own, /* @noinline */: with all handlers inside, the loop has more than the 8192
// virtual registers up to which V8 allocates registers well, and everything in it is 1.5 times slower (measured).
//
// Calls of Python functions push a frame and go on in this loop. A call from native code enters a new loop, on an
// entry frame that stands for the native caller.

import { PyObject_IsInstance } from '../objects/abstract/isinstance';
import { PySequence_Tuple } from '../objects/abstract/sequence';
import { Py_False, Py_True, PyBool_Type } from '../objects/bool';
import { PyCFunction_Type, PyCFunctionObject } from '../objects/builtin-function';
import { PyObject_Call, PyObject_Vectorcall } from '../objects/call';
import { _PyCode_CODE, CO_VARARGS, CO_VARKEYWORDS, PyCodeObject } from '../objects/code';
import { PyDescrObject, PyMethodDescr_Type, PyMethodDescrObject } from '../objects/descriptor';
import { PyDict_Type } from '../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_AssertionError, PyExc_SystemError, PyExc_TypeError } from '../objects/exceptions/types';
import { PyFloat_Type } from '../objects/float';
import {
  _PyFrame_Copy,
  _PyFrame_GetFrameObject,
  _PyFrame_GetStackPointer,
  _PyFrame_IsIncomplete,
  _PyFrame_SetStackPointer,
  _PyFrame_Stackbase,
  _PyInterpreterFrame,
  _PyInterpreterFrame_LASTI,
  _PyThreadState_HasStackSpace,
  _PyThreadState_PopFrame,
  FRAME_CREATED,
  FRAME_EXECUTING,
  FRAME_OWNED_BY_CSTACK,
  FRAME_OWNED_BY_GENERATOR,
  FRAME_SUSPENDED,
} from '../objects/frame';
import { PyFunction_Type, PyFunctionObject } from '../objects/function';
import { _Py_MakeCoro } from '../objects/generator';
import { _PyFrame_GetGenerator, PyCoro_Type, PyGen_Type, PyGenObject } from '../objects/generator/object';
import { _PyLong_GetZero, PyLong_AsLong, PyLong_FromLong, PyLong_Type } from '../objects/int';
import { _PyList_AppendTakeRef, PyList_Type, PyListIter_Type } from '../objects/list';
import { PyMethod_Type, PyMethodObject } from '../objects/method';
import { PyModule_Type } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_Str } from '../objects/object';
import { PyRangeIter_Type } from '../objects/range';
import { PyFrozenSet_Type, PySet_Type } from '../objects/set';
import { PyUnicode_ReadChar } from '../objects/str/slice';
import { PyUnicode_Type } from '../objects/str/struct';
import { PySuper_Type } from '../objects/super';
import { PyTraceBack_Here } from '../objects/traceback';
import { PyTuple_Type, PyTupleIter_Type } from '../objects/tuple';
import { slot_tp_iternext, slot_tp_setattro } from '../objects/type/slots';
import { PyType_Type } from '../objects/type/struct';
import { PyErr_GetRaisedException, PyErr_SetRaisedException } from '../runtime/errors';
import { mainInterpreter } from '../runtime/interp';
import { Py_INCREF, Py_NewRef, PyObject } from '../runtime/object';
import { pel, STATUS_BUDGET, STATUS_WAIT, stackAlloc, stackFree } from '../runtime/pellucid';
import { _Py_EnterRecursiveCall, PY_EVAL_C_STACK_UNITS } from '../runtime/recursion';
import { _PyRuntime } from '../runtime/runtime';
import { PyThreadState } from '../runtime/tstate';
import {
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  PY_VECTORCALL_ARGUMENTS_OFFSET,
  Py_TPFLAGS_HEAPTYPE,
  Py_TPFLAGS_MAPPING,
  Py_TPFLAGS_SEQUENCE,
  Py_TPFLAGS_TYPE_SUBCLASS,
  PyHeapTypeObject,
  PyTypeObject,
} from '../runtime/type';
import { callNative, callNativeEx } from './bridge/call';
import { ENTERED, FINISH_BRIDGE, finishBridge, init_bridge_code, isBridge, nestsDeep } from './bridge/frame';
import { callsSlot, getsByPython, operate } from './bridge/operate';
import {
  _Py_CheckRecursiveCallPy,
  _PyFrame_PushUnchecked,
  enterGenerator,
  enterRecursivePy,
  init_cleanup_code,
  initCleanupCode,
  leaveFrame,
  localsOfCall,
  pushEntryFrame,
  pushInitShim,
  pushPythonFrame,
  pushPythonFrameKw,
} from './eval/frames';
import {
  compareCompact,
  constsOf,
  decref,
  decrefInt,
  fromPython,
  hasType,
  incref,
  storeNext,
  triggers,
  typeOf,
  xdecref,
} from './eval/inline';
import { addToInsertionOrder, loadWithHint, storeWithHint } from './eval/inline-values';
import { callargsToTuple, dropMany, lengthOf, moveArgs, mustWait, noException, selfOf } from './eval/natives';
import {
  DK_LOG2_INDEX_BYTES,
  DK_VERSION,
  FUNC_VERSION,
  LOCALS,
  MA_KEYS,
  TP_BASICSIZE,
  TP_FLAGS,
  TP_VERSION_TAG,
} from './eval/offsets';
import { _PY_SIGNALS_PENDING_BIT, _Py_HandlePending } from './eval/pending';
import { observeHandled } from './monitor';
import {
  BEFORE_ASYNC_WITH,
  BEFORE_WITH,
  BINARY_OP,
  BINARY_OP_ADD_FLOAT,
  BINARY_OP_ADD_INT,
  BINARY_OP_ADD_UNICODE,
  BINARY_OP_INPLACE_ADD_UNICODE,
  BINARY_OP_MULTIPLY_FLOAT,
  BINARY_OP_MULTIPLY_INT,
  BINARY_OP_SUBTRACT_FLOAT,
  BINARY_OP_SUBTRACT_INT,
  BINARY_SLICE,
  BINARY_SUBSCR,
  BINARY_SUBSCR_DICT,
  BINARY_SUBSCR_GETITEM,
  BINARY_SUBSCR_LIST_INT,
  BINARY_SUBSCR_STR_INT,
  BINARY_SUBSCR_TUPLE_INT,
  BUILD_CONST_KEY_MAP,
  BUILD_LIST,
  BUILD_MAP,
  BUILD_SET,
  BUILD_SLICE,
  BUILD_STRING,
  BUILD_TUPLE,
  CALL,
  CALL_ALLOC_AND_ENTER_INIT,
  CALL_BOUND_METHOD_EXACT_ARGS,
  CALL_BOUND_METHOD_GENERAL,
  CALL_BUILTIN_CLASS,
  CALL_BUILTIN_FAST,
  CALL_BUILTIN_FAST_WITH_KEYWORDS,
  CALL_BUILTIN_O,
  CALL_FUNCTION_EX,
  CALL_INTRINSIC_1,
  CALL_INTRINSIC_2,
  CALL_ISINSTANCE,
  CALL_KW,
  CALL_LEN,
  CALL_LIST_APPEND,
  CALL_METHOD_DESCRIPTOR_FAST,
  CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS,
  CALL_METHOD_DESCRIPTOR_NOARGS,
  CALL_METHOD_DESCRIPTOR_O,
  CALL_NON_PY_GENERAL,
  CALL_PY_EXACT_ARGS,
  CALL_PY_GENERAL,
  CALL_STR_1,
  CALL_TUPLE_1,
  CALL_TYPE_1,
  CHECK_EG_MATCH,
  CHECK_EXC_MATCH,
  CLEANUP_THROW,
  COMPARE_OP,
  COMPARE_OP_FLOAT,
  COMPARE_OP_INT,
  COMPARE_OP_STR,
  CONTAINS_OP,
  CONTAINS_OP_DICT,
  CONTAINS_OP_SET,
  CONVERT_VALUE,
  COPY,
  COPY_FREE_VARS,
  DELETE_ATTR,
  DELETE_DEREF,
  DELETE_FAST,
  DELETE_GLOBAL,
  DELETE_NAME,
  DELETE_SUBSCR,
  DICT_MERGE,
  DICT_UPDATE,
  END_ASYNC_FOR,
  END_FOR,
  END_SEND,
  EXIT_INIT_CHECK,
  EXTENDED_ARG,
  FOR_ITER,
  FOR_ITER_GEN,
  FOR_ITER_LIST,
  FOR_ITER_RANGE,
  FOR_ITER_TUPLE,
  FORMAT_SIMPLE,
  FORMAT_WITH_SPEC,
  GET_AITER,
  GET_ANEXT,
  GET_AWAITABLE,
  GET_ITER,
  GET_LEN,
  GET_YIELD_FROM_ITER,
  IMPORT_FROM,
  IMPORT_NAME,
  INTERPRETER_EXIT,
  IS_OP,
  JUMP_BACKWARD,
  JUMP_BACKWARD_NO_INTERRUPT,
  JUMP_FORWARD,
  LIST_APPEND,
  LIST_EXTEND,
  LOAD_ASSERTION_ERROR,
  LOAD_ATTR,
  LOAD_ATTR_CLASS,
  LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN,
  LOAD_ATTR_INSTANCE_VALUE,
  LOAD_ATTR_METHOD_LAZY_DICT,
  LOAD_ATTR_METHOD_NO_DICT,
  LOAD_ATTR_METHOD_WITH_VALUES,
  LOAD_ATTR_MODULE,
  LOAD_ATTR_NONDESCRIPTOR_NO_DICT,
  LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES,
  LOAD_ATTR_PROPERTY,
  LOAD_ATTR_SLOT,
  LOAD_ATTR_WITH_HINT,
  LOAD_BUILD_CLASS,
  LOAD_CONST,
  LOAD_DEREF,
  LOAD_FAST,
  LOAD_FAST_AND_CLEAR,
  LOAD_FAST_CHECK,
  LOAD_FAST_LOAD_FAST,
  LOAD_FROM_DICT_OR_DEREF,
  LOAD_FROM_DICT_OR_GLOBALS,
  LOAD_GLOBAL,
  LOAD_GLOBAL_BUILTIN,
  LOAD_GLOBAL_MODULE,
  LOAD_LOCALS,
  LOAD_NAME,
  LOAD_SUPER_ATTR,
  LOAD_SUPER_ATTR_ATTR,
  LOAD_SUPER_ATTR_METHOD,
  MAKE_CELL,
  MAKE_FUNCTION,
  MAP_ADD,
  MATCH_CLASS,
  MATCH_KEYS,
  MATCH_MAPPING,
  MATCH_SEQUENCE,
  NOP,
  opcodeDeopt,
  POP_EXCEPT,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_NONE,
  POP_JUMP_IF_NOT_NONE,
  POP_JUMP_IF_TRUE,
  POP_TOP,
  PUSH_EXC_INFO,
  PUSH_NULL,
  RAISE_VARARGS,
  RERAISE,
  RESUME,
  RESUME_AFTER_YIELD_FROM,
  RESUME_CHECK,
  RESUME_OPARG_LOCATION_MASK,
  RETURN_CONST,
  RETURN_GENERATOR,
  RETURN_VALUE,
  SEND,
  SEND_GEN,
  SET_ADD,
  SET_FUNCTION_ATTRIBUTE,
  SET_UPDATE,
  SETUP_ANNOTATIONS,
  STORE_ATTR,
  STORE_ATTR_INSTANCE_VALUE,
  STORE_ATTR_SLOT,
  STORE_ATTR_WITH_HINT,
  STORE_DEREF,
  STORE_FAST,
  STORE_FAST_LOAD_FAST,
  STORE_FAST_STORE_FAST,
  STORE_GLOBAL,
  STORE_NAME,
  STORE_SLICE,
  STORE_SUBSCR,
  STORE_SUBSCR_DICT,
  STORE_SUBSCR_LIST_INT,
  SWAP,
  TO_BOOL,
  TO_BOOL_ALWAYS_TRUE,
  TO_BOOL_BOOL,
  TO_BOOL_INT,
  TO_BOOL_LIST,
  TO_BOOL_NONE,
  TO_BOOL_STR,
  UNARY_INVERT,
  UNARY_NEGATIVE,
  UNARY_NOT,
  UNPACK_EX,
  UNPACK_SEQUENCE,
  UNPACK_SEQUENCE_LIST,
  UNPACK_SEQUENCE_TUPLE,
  UNPACK_SEQUENCE_TWO_TUPLE,
  WITH_EXCEPT_START,
  YIELD_VALUE,
} from './opcodes';
import {
  op_BINARY_OP,
  op_BINARY_OP_ADD_INT,
  op_BINARY_OP_ADD_UNICODE,
  op_BINARY_OP_FLOAT,
  op_BINARY_OP_INPLACE_ADD_UNICODE,
  op_BINARY_OP_MULTIPLY_INT,
  op_BINARY_OP_SUBTRACT_INT,
  op_COMPARE_OP,
  op_COMPARE_OP_FLOAT,
  op_COMPARE_OP_STR,
  op_CONTAINS_OP,
  op_CONTAINS_OP_DICT,
  op_CONTAINS_OP_SET,
  op_TO_BOOL,
  op_UNARY_INVERT,
  op_UNARY_NEGATIVE,
} from './ops/arithmetic';
import {
  load_attr,
  load_method,
  op_DELETE_ATTR,
  op_LOAD_SUPER_ATTR,
  op_LOAD_SUPER_ATTR_ATTR,
  op_LOAD_SUPER_ATTR_METHOD,
  op_STORE_ATTR,
} from './ops/attribute';
import {
  op_BUILD_CONST_KEY_MAP,
  op_BUILD_LIST,
  op_BUILD_MAP,
  op_BUILD_SET,
  op_BUILD_STRING,
  op_BUILD_TUPLE,
  op_CONVERT_VALUE,
  op_DICT_MERGE,
  op_DICT_UPDATE,
  op_FORMAT_SIMPLE,
  op_FORMAT_WITH_SPEC,
  op_LIST_APPEND,
  op_LIST_EXTEND,
  op_MAP_ADD,
  op_SET_ADD,
  op_SET_UPDATE,
  op_UNPACK_EX,
  op_UNPACK_SEQUENCE,
} from './ops/build';
import {
  get_exception_handler,
  op_BEFORE_ASYNC_WITH,
  op_BEFORE_WITH,
  op_CHECK_EG_MATCH,
  op_CHECK_EXC_MATCH,
  op_CLEANUP_THROW,
  op_RAISE_VARARGS,
  op_WITH_EXCEPT_START,
  unknownOpcode,
} from './ops/exception';
import { import_from, op_IMPORT_NAME, op_MAKE_FUNCTION, op_SET_FUNCTION_ATTRIBUTE } from './ops/function';
import { op_CALL_INTRINSIC_1, op_CALL_INTRINSIC_2 } from './ops/intrinsic';
import {
  iterNext,
  op_END_ASYNC_FOR,
  op_GET_AITER,
  op_GET_ANEXT,
  op_GET_AWAITABLE,
  op_GET_ITER,
  op_GET_LEN,
  op_GET_YIELD_FROM_ITER,
  sendTo,
} from './ops/iteration';
import { op_MATCH_CLASS, op_MATCH_KEYS } from './ops/match';
import {
  op_COPY_FREE_VARS,
  op_DELETE_DEREF,
  op_DELETE_FAST,
  op_DELETE_GLOBAL,
  op_DELETE_NAME,
  op_LOAD_BUILD_CLASS,
  op_LOAD_FROM_DICT_OR_DEREF,
  op_LOAD_FROM_DICT_OR_GLOBALS,
  op_LOAD_GLOBAL,
  op_LOAD_LOCALS,
  op_LOAD_NAME,
  op_MAKE_CELL,
  op_SETUP_ANNOTATIONS,
  op_STORE_GLOBAL,
  op_STORE_NAME,
  unboundDeref,
  unboundLocal,
} from './ops/names';
import {
  op_BINARY_SLICE,
  op_BINARY_SUBSCR,
  op_BINARY_SUBSCR_DICT,
  op_BUILD_SLICE,
  op_DELETE_SUBSCR,
  op_STORE_SLICE,
  op_STORE_SUBSCR,
  op_STORE_SUBSCR_DICT,
} from './ops/subscript';
import { _Py_Specialize_LoadAttr, _Py_Specialize_StoreAttr } from './specialize/attribute';
import { _Py_Specialize_Call } from './specialize/call';
import { _Py_Specialize_LoadGlobal, _Py_Specialize_LoadSuperAttr } from './specialize/global';
import {
  _Py_Specialize_BinaryOp,
  _Py_Specialize_BinarySubscr,
  _Py_Specialize_CompareOp,
  _Py_Specialize_ContainsOp,
  _Py_Specialize_ForIter,
  _Py_Specialize_Send,
  _Py_Specialize_StoreSubscr,
  _Py_Specialize_ToBool,
  _Py_Specialize_UnpackSequence,
} from './specialize/operator';
import { boolOf, nameAt, peek } from './stack';
import { beforeInstruction } from './step';
import { traceException, traceThrow, traceUnwind, tracing } from './trace';
import { _PyEval_FrameClearAndPop, _PyEvalFramePushAndInit_Ex, _PyFunction_Vectorcall } from './vector';

/** Places in the loop that are no instructions: no byte of a code can name them. */
const OP_BEFORE: i32 = 256; // the count of instructions up to the next stop is used up
const OP_START_FRAME: i32 = 257; // frame is new
const OP_RESUME_FRAME: i32 = 258; // frame goes on where it was left
const OP_ENTER: i32 = 259; // `a` is a callee's frame, its arguments in place
const OP_CALLED: i32 = 260; // a native call gave `retval`; its operands are gone
const OP_RETURN: i32 = 261; // retval leaves the frame
const OP_END_OF_LOOP: i32 = 262; // FOR_ITER's iterator has no more
const OP_ERROR: i32 = 263; // an exception is set
const OP_RETHROW: i32 = 264; // an exception is set that already has this frame in its traceback
const OP_EXIT_UNWIND: i32 = 265; // no handler in this frame
const OP_WAIT: i32 = 266; // a native function waits for the host
const OP_SUSPEND: i32 = 267; // back to the host; pc is where to go on
const OP_LEAVE: i32 = 268; // back to the host
const OP_ENTERED: i32 = 269; // the thread's frame is a callee's, over a bridge
const OP_OPERATE: i32 = 270; // an operand's class is written in Python: its method may run in this loop
const OP_SETTLED: i32 = 271; // what a bridge led to, or OP_OPERATE did, lies on the stack of the thread's frame; n 0: an exception is set

export const MODE_START = 0;
export const MODE_THROW = 1;
export const MODE_RESUME = 2;

// new; NULL: an exception is set, or (only the outermost loop) pel.status says that it was suspended
export function _PyEval_EvalFrameDefault(
  tstate: PyThreadState,
  frame: _PyInterpreterFrame,
  throwflag: i32,
): PyObject | null {
  return evalLoop(tstate, frame, throwflag ? MODE_THROW : MODE_START);
}

/** new: what the frame returns; NULL: with the exception set, or the loop stops to go on later. mode: MODE_*. */
export function evalLoop(tstate: PyThreadState, start: _PyInterpreterFrame, mode: i32): PyObject | null {
  let frame = start;
  let sp: usize = 0;
  let pc: usize = 0;
  let consts: usize = 0;
  let opcode: i32 = OP_START_FRAME;
  let oparg: i32 = 0;
  let retval: usize = 0; // what a return, yield or native call hands over
  let a: usize = 0;
  let b: usize = 0;
  let c: usize = 0;
  let n: i32 = 0;

  pel.eval_depth++;
  pel.armed = 0;
  if (mode != MODE_RESUME) {
    const entry = pushEntryFrame(tstate);
    frame.previous = entry;
    tstate.current_frame = frame;
    tstate.c_recursion_remaining -= PY_EVAL_C_STACK_UNITS - 1;
    if (_Py_EnterRecursiveCall('')) {
      tstate.c_recursion_remaining--;
      tstate.py_recursion_remaining--;
      opcode = OP_EXIT_UNWIND;
    } else if (mode == MODE_THROW) {
      if (enterRecursivePy(tstate)) {
        // The exception comes from the YIELD_VALUE in front: its handler counts.
        pc = frame.instr_ptr - 2;
        sp = _PyFrame_GetStackPointer(frame);
        consts = constsOf(frame);
        if (tracing(tstate)) traceThrow(tstate, frame);
        opcode = OP_ERROR;
      } else opcode = OP_EXIT_UNWIND;
    }
  } else opcode = OP_RESUME_FRAME;

  while (true) {
    switch (opcode) {
      // ---- the most frequent ----
      case LOAD_FAST: {
        a = load<usize>(changetype<usize>(frame) + ((<usize>oparg) << 3), LOCALS);
        incref(a);
        store<u64>(sp, <u64>a);
        sp += 8;
        pc += 2;
        break;
      }
      case STORE_FAST: {
        frame.instr_ptr = pc;
        sp -= 8;
        b = changetype<usize>(frame) + ((<usize>oparg) << 3);
        a = load<usize>(b, LOCALS);
        store<u64>(b, load<u64>(sp), LOCALS);
        if (a) decref(a);
        pc += 2;
        break;
      }
      case LOAD_CONST: {
        a = load<usize>(consts + ((<usize>oparg) << 3));
        incref(a);
        store<u64>(sp, <u64>a);
        sp += 8;
        pc += 2;
        break;
      }
      case LOAD_FAST_LOAD_FAST: {
        a = load<usize>(changetype<usize>(frame) + ((<usize>(oparg >> 4)) << 3), LOCALS);
        incref(a);
        store<u64>(sp, <u64>a);
        a = load<usize>(changetype<usize>(frame) + ((<usize>(oparg & 15)) << 3), LOCALS);
        incref(a);
        store<u64>(sp, <u64>a, 8);
        sp += 16;
        pc += 2;
        break;
      }
      case STORE_FAST_STORE_FAST: {
        frame.instr_ptr = pc;
        b = changetype<usize>(frame) + ((<usize>(oparg >> 4)) << 3);
        a = load<usize>(b, LOCALS);
        store<u64>(b, load<u64>(sp - 8), LOCALS);
        if (a) decref(a);
        b = changetype<usize>(frame) + ((<usize>(oparg & 15)) << 3);
        a = load<usize>(b, LOCALS);
        store<u64>(b, load<u64>(sp - 16), LOCALS);
        sp -= 16;
        if (a) decref(a);
        pc += 2;
        break;
      }
      case STORE_FAST_LOAD_FAST: {
        frame.instr_ptr = pc;
        b = changetype<usize>(frame) + ((<usize>(oparg >> 4)) << 3);
        a = load<usize>(b, LOCALS);
        store<u64>(b, load<u64>(sp - 8), LOCALS);
        if (a) decref(a);
        a = load<usize>(changetype<usize>(frame) + ((<usize>(oparg & 15)) << 3), LOCALS);
        incref(a);
        store<u64>(sp - 8, <u64>a);
        pc += 2;
        break;
      }
      case POP_TOP: {
        frame.instr_ptr = pc;
        sp -= 8;
        decref(load<usize>(sp));
        pc += 2;
        break;
      }
      case RESUME_CHECK: {
        if (<u32>tstate.eval_breaker != 0) {
          opcode = RESUME;
          continue;
        }
        pc += 2;
        break;
      }
      case RESUME: {
        frame.instr_ptr = pc;
        if (tstate.tracing == 0 && load<u8>(pc) == RESUME) store<u8>(pc, RESUME_CHECK);
        if ((oparg & RESUME_OPARG_LOCATION_MASK) < RESUME_AFTER_YIELD_FROM && <u32>tstate.eval_breaker != 0) {
          if (_Py_HandlePending(tstate) < 0) {
            opcode = OP_ERROR;
            continue;
          }
        }
        pc += 2;
        break;
      }
      case JUMP_BACKWARD: {
        if (<u32>tstate.eval_breaker != 0) {
          frame.instr_ptr = pc;
          if (_Py_HandlePending(tstate) < 0) {
            opcode = OP_ERROR;
            continue;
          }
        }
        pc = pc + 4 - ((<usize>oparg) << 1);
        break;
      }
      case JUMP_BACKWARD_NO_INTERRUPT: {
        pc = pc + 2 - ((<usize>oparg) << 1);
        break;
      }
      case JUMP_FORWARD: {
        pc = pc + 2 + ((<usize>oparg) << 1);
        break;
      }
      case POP_JUMP_IF_FALSE: {
        sp -= 8;
        n = <i32>(load<usize>(sp) == changetype<usize>(Py_False));
        store<u16>(pc, (load<u16>(pc, 2) << 1) | <u16>n, 2);
        pc += 4 + (n ? (<usize>oparg) << 1 : 0);
        break;
      }
      case POP_JUMP_IF_TRUE: {
        sp -= 8;
        n = <i32>(load<usize>(sp) == changetype<usize>(Py_True));
        store<u16>(pc, (load<u16>(pc, 2) << 1) | <u16>n, 2);
        pc += 4 + (n ? (<usize>oparg) << 1 : 0);
        break;
      }
      case POP_JUMP_IF_NONE: {
        sp -= 8;
        a = load<usize>(sp);
        n = <i32>(a == changetype<usize>(Py_None));
        if (!n) {
          frame.instr_ptr = pc;
          decref(a);
        }
        store<u16>(pc, (load<u16>(pc, 2) << 1) | <u16>n, 2);
        pc += 4 + (n ? (<usize>oparg) << 1 : 0);
        break;
      }
      case POP_JUMP_IF_NOT_NONE: {
        sp -= 8;
        a = load<usize>(sp);
        n = <i32>(a != changetype<usize>(Py_None));
        if (n) {
          frame.instr_ptr = pc;
          decref(a);
        }
        store<u16>(pc, (load<u16>(pc, 2) << 1) | <u16>n, 2);
        pc += 4 + (n ? (<usize>oparg) << 1 : 0);
        break;
      }
      case COPY: {
        a = load<usize>(sp - ((<usize>oparg) << 3));
        incref(a);
        store<u64>(sp, <u64>a);
        sp += 8;
        pc += 2;
        break;
      }
      case SWAP: {
        a = load<usize>(sp - 8);
        b = sp - ((<usize>oparg) << 3);
        store<u64>(sp - 8, load<u64>(b));
        store<u64>(b, <u64>a);
        pc += 2;
        break;
      }
      case PUSH_NULL: {
        store<u64>(sp, 0);
        sp += 8;
        pc += 2;
        break;
      }
      case NOP: {
        pc += 2;
        break;
      }
      case EXTENDED_ARG: {
        n = <i32>load<u16>(pc, 2);
        pc += 2;
        oparg = (oparg << 8) | (n >> 8);
        opcode = n & 0xff;
        continue;
      }
      case LOAD_FAST_CHECK: {
        a = load<usize>(changetype<usize>(frame) + ((<usize>oparg) << 3), LOCALS);
        if (!a) {
          frame.instr_ptr = pc;
          unboundLocal(frame, oparg);
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        incref(a);
        store<u64>(sp, <u64>a);
        sp += 8;
        pc += 2;
        break;
      }
      case LOAD_FAST_AND_CLEAR: {
        b = changetype<usize>(frame) + ((<usize>oparg) << 3);
        store<u64>(sp, load<u64>(b, LOCALS));
        store<u64>(b, 0, LOCALS);
        sp += 8;
        pc += 2;
        break;
      }
      case DELETE_FAST: {
        frame.instr_ptr = pc;
        if (op_DELETE_FAST(frame, oparg) < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }

      // ---- operators ----
      case BINARY_OP: {
        if (triggers(pc)) {
          _Py_Specialize_BinaryOp(peek(sp, 2), peek(sp, 1), pc, oparg, frame.localsplus);
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && (fromPython(load<usize>(sp - 16)) || fromPython(load<usize>(sp - 8)))) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(op_BINARY_OP(sp, oparg));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case BINARY_OP_ADD_INT: {
        a = load<usize>(sp - 16);
        b = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyLong_Type) || !hasType(typeOf(b), PyLong_Type)) {
          opcode = BINARY_OP;
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_BINARY_OP_ADD_INT(sp));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case BINARY_OP_SUBTRACT_INT: {
        a = load<usize>(sp - 16);
        b = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyLong_Type) || !hasType(typeOf(b), PyLong_Type)) {
          opcode = BINARY_OP;
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_BINARY_OP_SUBTRACT_INT(sp));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case BINARY_OP_MULTIPLY_INT: {
        a = load<usize>(sp - 16);
        b = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyLong_Type) || !hasType(typeOf(b), PyLong_Type)) {
          opcode = BINARY_OP;
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_BINARY_OP_MULTIPLY_INT(sp));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case BINARY_OP_ADD_FLOAT: {
        a = load<usize>(sp - 16);
        b = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyFloat_Type) || !hasType(typeOf(b), PyFloat_Type)) {
          opcode = BINARY_OP;
          continue;
        }
        retval = changetype<usize>(op_BINARY_OP_FLOAT(sp, load<f64>(a, 16) + load<f64>(b, 16)));
        sp -= 8;
        if (!retval) {
          frame.instr_ptr = pc;
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case BINARY_OP_SUBTRACT_FLOAT: {
        a = load<usize>(sp - 16);
        b = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyFloat_Type) || !hasType(typeOf(b), PyFloat_Type)) {
          opcode = BINARY_OP;
          continue;
        }
        retval = changetype<usize>(op_BINARY_OP_FLOAT(sp, load<f64>(a, 16) - load<f64>(b, 16)));
        sp -= 8;
        if (!retval) {
          frame.instr_ptr = pc;
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case BINARY_OP_MULTIPLY_FLOAT: {
        a = load<usize>(sp - 16);
        b = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyFloat_Type) || !hasType(typeOf(b), PyFloat_Type)) {
          opcode = BINARY_OP;
          continue;
        }
        retval = changetype<usize>(op_BINARY_OP_FLOAT(sp, load<f64>(a, 16) * load<f64>(b, 16)));
        sp -= 8;
        if (!retval) {
          frame.instr_ptr = pc;
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case BINARY_OP_ADD_UNICODE: {
        if (
          !hasType(typeOf(load<usize>(sp - 16)), PyUnicode_Type) ||
          !hasType(typeOf(load<usize>(sp - 8)), PyUnicode_Type)
        ) {
          opcode = BINARY_OP;
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_BINARY_OP_ADD_UNICODE(sp));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case BINARY_OP_INPLACE_ADD_UNICODE: {
        a = load<usize>(sp - 16);
        if (!hasType(typeOf(a), PyUnicode_Type) || !hasType(typeOf(load<usize>(sp - 8)), PyUnicode_Type)) {
          opcode = BINARY_OP;
          continue;
        }
        // The next instruction stores to the variable that the left operand came from.
        b = changetype<usize>(frame) + LOCALS + ((<usize>load<u8>(pc, 5)) << 3);
        if (load<usize>(b) != a) {
          opcode = BINARY_OP;
          continue;
        }
        frame.instr_ptr = pc;
        n = <i32>op_BINARY_OP_INPLACE_ADD_UNICODE(sp, b);
        sp -= 16;
        if (!n) {
          opcode = OP_ERROR;
          continue;
        }
        // The STORE_FAST is done with.
        pc += 6;
        break;
      }
      case COMPARE_OP: {
        if (triggers(pc)) {
          _Py_Specialize_CompareOp(peek(sp, 2), peek(sp, 1), pc, oparg);
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && (fromPython(load<usize>(sp - 16)) || fromPython(load<usize>(sp - 8)))) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(op_COMPARE_OP(sp, oparg));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case COMPARE_OP_INT: {
        a = load<usize>(sp - 16);
        b = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyLong_Type) || !hasType(typeOf(b), PyLong_Type)) {
          opcode = COMPARE_OP;
          continue;
        }
        if (load<u64>(a, 16) >= 16 || load<u64>(b, 16) >= 16) {
          opcode = COMPARE_OP;
          continue;
        }
        n = compareCompact(a, b) & oparg;
        if (load<i32>(a) >= 0) decrefInt(a);
        if (load<i32>(b) >= 0) decrefInt(b);
        pc += 4;
        // The jump that nearly always follows, without a round through the switch.
        if (pel.left > 0) {
          c = <usize>load<u16>(pc);
          const jump = <i32>(c & 0xff);
          if (jump == POP_JUMP_IF_FALSE || jump == POP_JUMP_IF_TRUE) {
            pel.left--;
            sp -= 16;
            store<u64>(sp, <u64>changetype<usize>(boolOf(n != 0))); // what lies there shows in the memory
            n = <i32>((n != 0) == (jump == POP_JUMP_IF_TRUE));
            store<u16>(pc, (load<u16>(pc, 2) << 1) | <u16>n, 2);
            pc += 4 + (n ? (c >> 8) << 1 : 0);
            break;
          }
        }
        sp -= 8;
        store<u64>(sp - 8, <u64>changetype<usize>(boolOf(n != 0)));
        break;
      }
      case COMPARE_OP_FLOAT: {
        if (
          !hasType(typeOf(load<usize>(sp - 16)), PyFloat_Type) ||
          !hasType(typeOf(load<usize>(sp - 8)), PyFloat_Type)
        ) {
          opcode = COMPARE_OP;
          continue;
        }
        sp -= 8;
        store<u64>(sp - 8, <u64>changetype<usize>(op_COMPARE_OP_FLOAT(sp + 8, oparg)));
        pc += 4;
        break;
      }
      case COMPARE_OP_STR: {
        if (
          !hasType(typeOf(load<usize>(sp - 16)), PyUnicode_Type) ||
          !hasType(typeOf(load<usize>(sp - 8)), PyUnicode_Type)
        ) {
          opcode = COMPARE_OP;
          continue;
        }
        sp -= 8;
        store<u64>(sp - 8, <u64>changetype<usize>(op_COMPARE_OP_STR(sp + 8, oparg)));
        pc += 4;
        break;
      }
      case TO_BOOL: {
        if (triggers(pc)) {
          _Py_Specialize_ToBool(peek(sp, 1), pc);
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && fromPython(load<usize>(sp - 8))) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(op_TO_BOOL(sp));
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 8;
        break;
      }
      case TO_BOOL_BOOL: {
        if (!hasType(typeOf(load<usize>(sp - 8)), PyBool_Type)) {
          opcode = TO_BOOL;
          continue;
        }
        pc += 8;
        break;
      }
      case TO_BOOL_INT: {
        a = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyLong_Type)) {
          opcode = TO_BOOL;
          continue;
        }
        n = <i32>((load<u32>(a, 16) & 3) != 1);
        decref(a);
        store<u64>(sp - 8, <u64>changetype<usize>(boolOf(n != 0)));
        pc += 8;
        break;
      }
      case TO_BOOL_LIST: {
        a = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyList_Type)) {
          opcode = TO_BOOL;
          continue;
        }
        frame.instr_ptr = pc;
        n = <i32>(load<i64>(a, 16) != 0);
        decref(a);
        store<u64>(sp - 8, <u64>changetype<usize>(boolOf(n != 0)));
        pc += 8;
        break;
      }
      case TO_BOOL_NONE: {
        if (load<usize>(sp - 8) != changetype<usize>(Py_None)) {
          opcode = TO_BOOL;
          continue;
        }
        store<u64>(sp - 8, <u64>changetype<usize>(Py_False));
        pc += 8;
        break;
      }
      case TO_BOOL_STR: {
        a = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyUnicode_Type)) {
          opcode = TO_BOOL;
          continue;
        }
        n = <i32>(load<i64>(a, 16) != 0);
        decref(a);
        store<u64>(sp - 8, <u64>changetype<usize>(boolOf(n != 0)));
        pc += 8;
        break;
      }
      case TO_BOOL_ALWAYS_TRUE: {
        a = load<usize>(sp - 8);
        if (load<u32>(typeOf(a), TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = TO_BOOL;
          continue;
        }
        frame.instr_ptr = pc;
        decref(a);
        store<u64>(sp - 8, <u64>changetype<usize>(Py_True));
        pc += 8;
        break;
      }
      case UNARY_NOT: {
        a = load<usize>(sp - 8);
        store<u64>(sp - 8, <u64>changetype<usize>(boolOf(a == changetype<usize>(Py_False))));
        pc += 2;
        break;
      }
      case UNARY_NEGATIVE: {
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && fromPython(load<usize>(sp - 8))) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(op_UNARY_NEGATIVE(sp));
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case UNARY_INVERT: {
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && fromPython(load<usize>(sp - 8))) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(op_UNARY_INVERT(sp));
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case IS_OP: {
        a = load<usize>(sp - 16);
        b = load<usize>(sp - 8);
        frame.instr_ptr = pc;
        n = <i32>(a == b) ^ oparg;
        decref(a);
        decref(b);
        sp -= 8;
        store<u64>(sp - 8, <u64>changetype<usize>(boolOf(n != 0)));
        pc += 2;
        break;
      }
      case CONTAINS_OP: {
        if (triggers(pc)) {
          _Py_Specialize_ContainsOp(peek(sp, 1), pc);
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && fromPython(load<usize>(sp - 8))) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(op_CONTAINS_OP(sp, oparg));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case CONTAINS_OP_SET: {
        b = typeOf(load<usize>(sp - 8));
        if (!hasType(b, PySet_Type) && !hasType(b, PyFrozenSet_Type)) {
          opcode = CONTAINS_OP;
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_CONTAINS_OP_SET(sp, oparg));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case CONTAINS_OP_DICT: {
        if (!hasType(typeOf(load<usize>(sp - 8)), PyDict_Type)) {
          opcode = CONTAINS_OP;
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_CONTAINS_OP_DICT(sp, oparg));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }

      // ---- subscripts ----
      case BINARY_SUBSCR: {
        if (triggers(pc)) {
          _Py_Specialize_BinarySubscr(peek(sp, 2), peek(sp, 1), pc);
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && fromPython(load<usize>(sp - 16))) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(op_BINARY_SUBSCR(sp));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case BINARY_SUBSCR_LIST_INT: {
        a = load<usize>(sp - 16);
        b = load<usize>(sp - 8);
        if (!hasType(typeOf(b), PyLong_Type) || !hasType(typeOf(a), PyList_Type)) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        // A compact int that is not negative: no more than one digit, no sign.
        if (load<u64>(b, 16) >= 16 || (load<u32>(b, 16) & 2) != 0) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        c = <usize>load<u32>(b, 24);
        if (<i64>c >= load<i64>(a, 16)) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        frame.instr_ptr = pc;
        retval = load<usize>(load<usize>(a, 24) + (c << 3));
        incref(retval);
        decref(b);
        sp -= 8;
        store<u64>(sp - 8, <u64>retval);
        decref(a);
        pc += 4;
        break;
      }
      case BINARY_SUBSCR_TUPLE_INT: {
        a = load<usize>(sp - 16);
        b = load<usize>(sp - 8);
        if (!hasType(typeOf(b), PyLong_Type) || !hasType(typeOf(a), PyTuple_Type)) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        if (load<u64>(b, 16) >= 16 || (load<u32>(b, 16) & 2) != 0) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        c = <usize>load<u32>(b, 24);
        if (<i64>c >= load<i64>(a, 16)) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        frame.instr_ptr = pc;
        retval = load<usize>(a + (c << 3), 24);
        incref(retval);
        decref(b);
        sp -= 8;
        store<u64>(sp - 8, <u64>retval);
        decref(a);
        pc += 4;
        break;
      }
      case BINARY_SUBSCR_STR_INT: {
        a = load<usize>(sp - 16);
        b = load<usize>(sp - 8);
        if (!hasType(typeOf(b), PyLong_Type) || !hasType(typeOf(a), PyUnicode_Type)) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        if (load<u64>(b, 16) >= 16 || (load<u32>(b, 16) & 2) != 0) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        c = <usize>load<u32>(b, 24);
        if (<i64>c >= load<i64>(a, 16)) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        n = <i32>PyUnicode_ReadChar(changetype<PyObject>(a), <i64>c);
        if (n >= 128) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        // The one-character ASCII strings lie side by side.
        retval = changetype<usize>(_PyRuntime.ascii) + <usize>n * 48;
        decref(b);
        decref(a);
        sp -= 8;
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case BINARY_SUBSCR_DICT: {
        if (!hasType(typeOf(load<usize>(sp - 16)), PyDict_Type)) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_BINARY_SUBSCR_DICT(sp));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 4;
        break;
      }
      case BINARY_SUBSCR_GETITEM: {
        a = typeOf(load<usize>(sp - 16));
        if (!(load<u64>(a, TP_FLAGS) & Py_TPFLAGS_HEAPTYPE)) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        const getitem = changetype<PyFunctionObject | null>(changetype<PyHeapTypeObject>(a)._spec_cache.getitem);
        if (!getitem) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        if (getitem.func_version != changetype<PyHeapTypeObject>(a)._spec_cache.getitem_version) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        const code = changetype<PyCodeObject>(getitem.func_code);
        if (!_PyThreadState_HasStackSpace(tstate, code.co_framesize)) {
          opcode = BINARY_SUBSCR;
          continue;
        }
        frame.instr_ptr = pc;
        Py_INCREF(getitem);
        const callee = _PyFrame_PushUnchecked(tstate, getitem, 2);
        sp -= 16;
        store<u64>(callee.localsplus, load<u64>(sp));
        store<u64>(callee.localsplus + 8, load<u64>(sp + 8));
        frame.return_offset = 2;
        a = changetype<usize>(callee);
        {
          opcode = OP_ENTER;
          continue;
        }
      }
      case BINARY_SLICE: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_BINARY_SLICE(sp));
        sp -= 16;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case STORE_SLICE: {
        frame.instr_ptr = pc;
        n = op_STORE_SLICE(sp);
        sp -= 32;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case STORE_SUBSCR: {
        if (triggers(pc)) {
          _Py_Specialize_StoreSubscr(peek(sp, 2), peek(sp, 1), pc);
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && fromPython(load<usize>(sp - 16))) {
          opcode = OP_OPERATE;
          continue;
        }
        n = op_STORE_SUBSCR(sp);
        sp -= 24;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 4;
        break;
      }
      case STORE_SUBSCR_LIST_INT: {
        a = load<usize>(sp - 16);
        b = load<usize>(sp - 8);
        if (!hasType(typeOf(b), PyLong_Type) || !hasType(typeOf(a), PyList_Type)) {
          opcode = STORE_SUBSCR;
          continue;
        }
        if (load<u64>(b, 16) >= 16 || (load<u32>(b, 16) & 2) != 0) {
          opcode = STORE_SUBSCR;
          continue;
        }
        c = <usize>load<u32>(b, 24);
        if (<i64>c >= load<i64>(a, 16)) {
          opcode = STORE_SUBSCR;
          continue;
        }
        frame.instr_ptr = pc;
        c = load<usize>(a, 24) + (c << 3);
        retval = load<usize>(c);
        store<u64>(c, load<u64>(sp - 24));
        sp -= 24;
        decref(retval);
        decref(b);
        decref(a);
        pc += 4;
        break;
      }
      case STORE_SUBSCR_DICT: {
        if (!hasType(typeOf(load<usize>(sp - 16)), PyDict_Type)) {
          opcode = STORE_SUBSCR;
          continue;
        }
        frame.instr_ptr = pc;
        n = op_STORE_SUBSCR_DICT(sp);
        sp -= 24;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 4;
        break;
      }
      case DELETE_SUBSCR: {
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && fromPython(load<usize>(sp - 16))) {
          opcode = OP_OPERATE;
          continue;
        }
        n = op_DELETE_SUBSCR(sp);
        sp -= 16;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case BUILD_SLICE: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_BUILD_SLICE(sp, oparg));
        sp -= (<usize>oparg) << 3;
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }

      // ---- names ----
      case LOAD_GLOBAL: {
        if (triggers(pc)) {
          frame.instr_ptr = pc;
          _Py_Specialize_LoadGlobal(frame.f_globals!, frame.f_builtins!, pc, nameAt(frame, oparg >> 1));
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_LOAD_GLOBAL(frame, nameAt(frame, oparg >> 1)));
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        if (oparg & 1) {
          store<u64>(sp, 0);
          sp += 8;
        }
        pc += 10;
        break;
      }
      case LOAD_GLOBAL_MODULE: {
        a = changetype<usize>(frame.f_globals);
        if (!hasType(typeOf(a), PyDict_Type)) {
          opcode = LOAD_GLOBAL;
          continue;
        }
        a = load<usize>(a, MA_KEYS);
        if (load<u32>(a, DK_VERSION) != <u32>load<u16>(pc, 4)) {
          opcode = LOAD_GLOBAL;
          continue;
        }
        // Entries of a unicode table begin behind the indices: dk_indices + (1 << dk_log2_index_bytes).
        retval = load<usize>(
          a + 32 + ((<usize>1) << (<usize>load<u8>(a, DK_LOG2_INDEX_BYTES))) + ((<usize>load<u16>(pc, 8)) << 4),
          8,
        );
        if (!retval) {
          opcode = LOAD_GLOBAL;
          continue;
        }
        incref(retval);
        store<u64>(sp, <u64>retval);
        sp += 8;
        if (oparg & 1) {
          store<u64>(sp, 0);
          sp += 8;
        }
        pc += 10;
        break;
      }
      case LOAD_GLOBAL_BUILTIN: {
        a = changetype<usize>(frame.f_globals);
        b = changetype<usize>(frame.f_builtins);
        if (!hasType(typeOf(a), PyDict_Type) || !hasType(typeOf(b), PyDict_Type)) {
          opcode = LOAD_GLOBAL;
          continue;
        }
        a = load<usize>(a, MA_KEYS);
        b = load<usize>(b, MA_KEYS);
        if (load<u32>(a, DK_VERSION) != <u32>load<u16>(pc, 4) || load<u32>(b, DK_VERSION) != <u32>load<u16>(pc, 6)) {
          opcode = LOAD_GLOBAL;
          continue;
        }
        retval = load<usize>(
          b + 32 + ((<usize>1) << (<usize>load<u8>(b, DK_LOG2_INDEX_BYTES))) + ((<usize>load<u16>(pc, 8)) << 4),
          8,
        );
        if (!retval) {
          opcode = LOAD_GLOBAL;
          continue;
        }
        incref(retval);
        store<u64>(sp, <u64>retval);
        sp += 8;
        if (oparg & 1) {
          store<u64>(sp, 0);
          sp += 8;
        }
        pc += 10;
        break;
      }
      case LOAD_NAME: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_LOAD_NAME(frame, nameAt(frame, oparg)));
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }
      case STORE_NAME: {
        frame.instr_ptr = pc;
        n = op_STORE_NAME(frame, sp, nameAt(frame, oparg));
        sp -= 8;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case DELETE_NAME: {
        frame.instr_ptr = pc;
        if (op_DELETE_NAME(frame, nameAt(frame, oparg)) < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case STORE_GLOBAL: {
        frame.instr_ptr = pc;
        n = op_STORE_GLOBAL(frame, sp, nameAt(frame, oparg));
        sp -= 8;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case DELETE_GLOBAL: {
        frame.instr_ptr = pc;
        if (op_DELETE_GLOBAL(frame, nameAt(frame, oparg)) < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case LOAD_LOCALS: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_LOAD_LOCALS(frame));
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }
      case LOAD_FROM_DICT_OR_GLOBALS: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_LOAD_FROM_DICT_OR_GLOBALS(frame, sp, nameAt(frame, oparg)));
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case LOAD_FROM_DICT_OR_DEREF: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_LOAD_FROM_DICT_OR_DEREF(frame, sp, oparg));
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case LOAD_BUILD_CLASS: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_LOAD_BUILD_CLASS(frame));
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }
      case SETUP_ANNOTATIONS: {
        frame.instr_ptr = pc;
        if (op_SETUP_ANNOTATIONS(frame) < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case LOAD_ASSERTION_ERROR: {
        store<u64>(sp, <u64>changetype<usize>(PyExc_AssertionError));
        sp += 8;
        pc += 2;
        break;
      }
      case MAKE_CELL: {
        frame.instr_ptr = pc;
        if (op_MAKE_CELL(frame, oparg) < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case COPY_FREE_VARS: {
        frame.instr_ptr = pc;
        op_COPY_FREE_VARS(frame, oparg);
        pc += 2;
        break;
      }
      case LOAD_DEREF: {
        a = load<usize>(changetype<usize>(frame) + ((<usize>oparg) << 3), LOCALS);
        retval = load<usize>(a, 16);
        if (!retval) {
          frame.instr_ptr = pc;
          unboundDeref(frame, oparg);
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        incref(retval);
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }
      case STORE_DEREF: {
        frame.instr_ptr = pc;
        sp -= 8;
        a = load<usize>(changetype<usize>(frame) + ((<usize>oparg) << 3), LOCALS);
        b = load<usize>(a, 16);
        store<u64>(a, load<u64>(sp), 16);
        xdecref(b);
        pc += 2;
        break;
      }
      case DELETE_DEREF: {
        frame.instr_ptr = pc;
        if (op_DELETE_DEREF(frame, oparg) < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }

      // ---- attributes ----
      case LOAD_ATTR: {
        if (triggers(pc)) {
          frame.instr_ptr = pc;
          _Py_Specialize_LoadAttr(peek(sp, 1), pc, nameAt(frame, oparg >> 1));
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        if (
          nestsDeep(tstate) &&
          fromPython(load<usize>(sp - 8)) &&
          getsByPython(peek(sp, 1), nameAt(frame, oparg >> 1))
        ) {
          opcode = OP_OPERATE;
          continue;
        }
        if (oparg & 1) {
          if (load_method(sp, nameAt(frame, oparg >> 1)) < 0) {
            sp -= 8;
            {
              opcode = OP_ERROR;
              continue;
            }
          }
          sp += 8;
        } else {
          retval = changetype<usize>(load_attr(sp, nameAt(frame, oparg >> 1)));
          if (!retval) {
            sp -= 8;
            {
              opcode = OP_ERROR;
              continue;
            }
          }
          store<u64>(sp - 8, <u64>retval);
        }
        pc += 20;
        break;
      }
      case LOAD_ATTR_INSTANCE_VALUE: {
        a = load<usize>(sp - 8);
        b = typeOf(a);
        if (load<u32>(b, TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = LOAD_ATTR;
          continue;
        }
        // Inline values begin where the object's own fields end: at tp_basicsize; byte 3 of them says "valid".
        if (!load<u8>(a + <usize>load<u32>(b, TP_BASICSIZE), 3)) {
          opcode = LOAD_ATTR;
          continue;
        }
        retval = load<usize>(a + <usize>load<u16>(pc, 8));
        if (!retval) {
          opcode = LOAD_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        incref(retval);
        store<u64>(sp - 8, <u64>retval);
        if (oparg & 1) {
          store<u64>(sp, 0);
          sp += 8;
        }
        decref(a);
        pc += 20;
        break;
      }
      case LOAD_ATTR_MODULE: {
        a = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyModule_Type)) {
          opcode = LOAD_ATTR;
          continue;
        }
        b = load<usize>(load<usize>(a, 16), MA_KEYS);
        if (load<u32>(b, DK_VERSION) != load<u32>(pc, 4)) {
          opcode = LOAD_ATTR;
          continue;
        }
        retval = load<usize>(
          b + 32 + ((<usize>1) << (<usize>load<u8>(b, DK_LOG2_INDEX_BYTES))) + ((<usize>load<u16>(pc, 8)) << 4),
          8,
        );
        if (!retval) {
          opcode = LOAD_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        incref(retval);
        store<u64>(sp - 8, <u64>retval);
        if (oparg & 1) {
          store<u64>(sp, 0);
          sp += 8;
        }
        decref(a);
        pc += 20;
        break;
      }
      case LOAD_ATTR_WITH_HINT: {
        a = load<usize>(sp - 8);
        if (load<u32>(typeOf(a), TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = LOAD_ATTR;
          continue;
        }
        retval = changetype<usize>(loadWithHint(a, <i64>load<u16>(pc, 8), nameAt(frame, oparg >> 1)));
        if (!retval) {
          opcode = LOAD_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        store<u64>(sp - 8, <u64>retval);
        if (oparg & 1) {
          store<u64>(sp, 0);
          sp += 8;
        }
        decref(a);
        pc += 20;
        break;
      }
      case LOAD_ATTR_SLOT: {
        a = load<usize>(sp - 8);
        if (load<u32>(typeOf(a), TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = LOAD_ATTR;
          continue;
        }
        retval = load<usize>(a + <usize>load<u16>(pc, 8));
        if (!retval) {
          opcode = LOAD_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        incref(retval);
        store<u64>(sp - 8, <u64>retval);
        if (oparg & 1) {
          store<u64>(sp, 0);
          sp += 8;
        }
        decref(a);
        pc += 20;
        break;
      }
      case LOAD_ATTR_CLASS: {
        a = load<usize>(sp - 8);
        if (!(load<u64>(typeOf(a), TP_FLAGS) & Py_TPFLAGS_TYPE_SUBCLASS)) {
          opcode = LOAD_ATTR;
          continue;
        }
        if (load<u32>(a, TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = LOAD_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        retval = <usize>load<u64>(pc, 12);
        incref(retval);
        store<u64>(sp - 8, <u64>retval);
        if (oparg & 1) {
          store<u64>(sp, 0);
          sp += 8;
        }
        decref(a);
        pc += 20;
        break;
      }
      case LOAD_ATTR_METHOD_WITH_VALUES: {
        a = load<usize>(sp - 8);
        b = typeOf(a);
        if (load<u32>(b, TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = LOAD_ATTR;
          continue;
        }
        if (!load<u8>(a + <usize>load<u32>(b, TP_BASICSIZE), 3)) {
          opcode = LOAD_ATTR;
          continue;
        }
        if (load<u32>(changetype<PyHeapTypeObject>(b).ht_cached_keys, DK_VERSION) != load<u32>(pc, 8)) {
          opcode = LOAD_ATTR;
          continue;
        }
        retval = <usize>load<u64>(pc, 12);
        incref(retval);
        store<u64>(sp - 8, <u64>retval);
        store<u64>(sp, <u64>a);
        sp += 8;
        pc += 20;
        break;
      }
      case LOAD_ATTR_METHOD_NO_DICT: {
        a = load<usize>(sp - 8);
        if (load<u32>(typeOf(a), TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = LOAD_ATTR;
          continue;
        }
        retval = <usize>load<u64>(pc, 12);
        incref(retval);
        store<u64>(sp - 8, <u64>retval);
        store<u64>(sp, <u64>a);
        sp += 8;
        pc += 20;
        break;
      }
      case LOAD_ATTR_METHOD_LAZY_DICT: {
        a = load<usize>(sp - 8);
        if (load<u32>(typeOf(a), TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = LOAD_ATTR;
          continue;
        }
        if (load<usize>(a - 24 + <usize>load<u16>(pc, 8)) != 0) {
          opcode = LOAD_ATTR;
          continue;
        }
        retval = <usize>load<u64>(pc, 12);
        incref(retval);
        store<u64>(sp - 8, <u64>retval);
        store<u64>(sp, <u64>a);
        sp += 8;
        pc += 20;
        break;
      }
      case LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES: {
        a = load<usize>(sp - 8);
        b = typeOf(a);
        if (load<u32>(b, TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = LOAD_ATTR;
          continue;
        }
        if (!load<u8>(a + <usize>load<u32>(b, TP_BASICSIZE), 3)) {
          opcode = LOAD_ATTR;
          continue;
        }
        if (load<u32>(changetype<PyHeapTypeObject>(b).ht_cached_keys, DK_VERSION) != load<u32>(pc, 8)) {
          opcode = LOAD_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        retval = <usize>load<u64>(pc, 12);
        decref(a);
        incref(retval);
        store<u64>(sp - 8, <u64>retval);
        pc += 20;
        break;
      }
      case LOAD_ATTR_NONDESCRIPTOR_NO_DICT: {
        a = load<usize>(sp - 8);
        if (load<u32>(typeOf(a), TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = LOAD_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        retval = <usize>load<u64>(pc, 12);
        decref(a);
        incref(retval);
        store<u64>(sp - 8, <u64>retval);
        pc += 20;
        break;
      }
      case LOAD_ATTR_PROPERTY: {
        a = load<usize>(sp - 8);
        if (load<u32>(typeOf(a), TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = LOAD_ATTR;
          continue;
        }
        const fget = changetype<PyFunctionObject>(<usize>load<u64>(pc, 12));
        if (fget.func_version != load<u32>(pc, 8)) {
          opcode = LOAD_ATTR;
          continue;
        }
        const code = changetype<PyCodeObject>(fget.func_code);
        if (!_PyThreadState_HasStackSpace(tstate, code.co_framesize)) {
          opcode = LOAD_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        Py_INCREF(fget);
        const callee = _PyFrame_PushUnchecked(tstate, fget, 1);
        store<u64>(callee.localsplus, <u64>a);
        sp -= 8;
        frame.return_offset = 10;
        a = changetype<usize>(callee);
        {
          opcode = OP_ENTER;
          continue;
        }
      }
      case LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN: {
        a = load<usize>(sp - 8);
        if (oparg & 1) {
          opcode = LOAD_ATTR;
          continue;
        }
        if (load<u32>(typeOf(a), TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = LOAD_ATTR;
          continue;
        }
        const getattribute = changetype<PyFunctionObject>(<usize>load<u64>(pc, 12));
        if (getattribute.func_version != load<u32>(pc, 8)) {
          opcode = LOAD_ATTR;
          continue;
        }
        const code = changetype<PyCodeObject>(getattribute.func_code);
        if (!_PyThreadState_HasStackSpace(tstate, code.co_framesize)) {
          opcode = LOAD_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        Py_INCREF(getattribute);
        const callee = _PyFrame_PushUnchecked(tstate, getattribute, 2);
        store<u64>(callee.localsplus, <u64>a);
        store<u64>(callee.localsplus + 8, <u64>changetype<usize>(Py_NewRef(nameAt(frame, oparg >> 1))));
        sp -= 8;
        frame.return_offset = 10;
        a = changetype<usize>(callee);
        {
          opcode = OP_ENTER;
          continue;
        }
      }
      case STORE_ATTR: {
        if (triggers(pc)) {
          frame.instr_ptr = pc;
          _Py_Specialize_StoreAttr(peek(sp, 1), pc, nameAt(frame, oparg));
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        if (
          nestsDeep(tstate) &&
          changetype<PyTypeObject>(typeOf(load<usize>(sp - 8))).tp_setattro == slot_tp_setattro.index
        ) {
          opcode = OP_OPERATE;
          continue;
        }
        n = op_STORE_ATTR(sp, nameAt(frame, oparg));
        sp -= 16;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 10;
        break;
      }
      case STORE_ATTR_INSTANCE_VALUE: {
        a = load<usize>(sp - 8);
        b = typeOf(a);
        if (load<u32>(b, TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = STORE_ATTR;
          continue;
        }
        // A dict that was made for the object shares the values: it must see the change.
        if (load<usize>(a - 24)) {
          opcode = STORE_ATTR;
          continue;
        }
        b = a + <usize>load<u32>(b, TP_BASICSIZE);
        if (!load<u8>(b, 3)) {
          opcode = STORE_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        c = a + <usize>load<u16>(pc, 8);
        retval = load<usize>(c);
        store<u64>(c, load<u64>(sp - 16));
        sp -= 16;
        if (!retval) {
          // The order of insertion: indices of bytes in front of… behind the values, from the end of the block.
          addToInsertionOrder(b, <u8>((c - b - 8) >> 3));
        } else decref(retval);
        decref(a);
        pc += 10;
        break;
      }
      case STORE_ATTR_SLOT: {
        a = load<usize>(sp - 8);
        if (load<u32>(typeOf(a), TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = STORE_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        c = a + <usize>load<u16>(pc, 8);
        retval = load<usize>(c);
        store<u64>(c, load<u64>(sp - 16));
        sp -= 16;
        xdecref(retval);
        decref(a);
        pc += 10;
        break;
      }
      case STORE_ATTR_WITH_HINT: {
        a = load<usize>(sp - 8);
        if (load<u32>(typeOf(a), TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = STORE_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        if (!storeWithHint(a, <i64>load<u16>(pc, 8), nameAt(frame, oparg), peek(sp, 2))) {
          opcode = STORE_ATTR;
          continue;
        }
        sp -= 16;
        decref(a);
        pc += 10;
        break;
      }
      case DELETE_ATTR: {
        frame.instr_ptr = pc;
        n = op_DELETE_ATTR(sp, nameAt(frame, oparg));
        sp -= 8;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case LOAD_SUPER_ATTR: {
        if (triggers(pc)) {
          _Py_Specialize_LoadSuperAttr(peek(sp, 3), peek(sp, 2), pc, oparg & 1);
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        n = op_LOAD_SUPER_ATTR(sp, oparg, nameAt(frame, oparg >> 2));
        if (n < 0) {
          sp -= 24;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        sp -= oparg & 1 ? 8 : 16;
        pc += 4;
        break;
      }
      case LOAD_SUPER_ATTR_ATTR: {
        if (
          load<usize>(sp - 24) != changetype<usize>(PySuper_Type) ||
          !(load<u64>(typeOf(load<usize>(sp - 16)), TP_FLAGS) & Py_TPFLAGS_TYPE_SUBCLASS)
        ) {
          opcode = LOAD_SUPER_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_LOAD_SUPER_ATTR_ATTR(sp, nameAt(frame, oparg >> 2)));
        sp -= 24;
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 4;
        break;
      }
      case LOAD_SUPER_ATTR_METHOD: {
        if (
          load<usize>(sp - 24) != changetype<usize>(PySuper_Type) ||
          !(load<u64>(typeOf(load<usize>(sp - 16)), TP_FLAGS) & Py_TPFLAGS_TYPE_SUBCLASS)
        ) {
          opcode = LOAD_SUPER_ATTR;
          continue;
        }
        frame.instr_ptr = pc;
        n = op_LOAD_SUPER_ATTR_METHOD(sp, nameAt(frame, oparg >> 2));
        if (n < 0) {
          sp -= 24;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        sp -= 8;
        pc += 4;
        break;
      }

      // ---- displays ----
      case BUILD_TUPLE: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_BUILD_TUPLE(sp, oparg));
        sp -= (<usize>oparg) << 3;
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }
      case BUILD_LIST: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_BUILD_LIST(sp, oparg));
        sp -= (<usize>oparg) << 3;
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }
      case BUILD_SET: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_BUILD_SET(sp, oparg));
        sp -= (<usize>oparg) << 3;
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }
      case BUILD_MAP: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_BUILD_MAP(sp, oparg));
        sp -= (<usize>oparg) << 4;
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }
      case BUILD_CONST_KEY_MAP: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_BUILD_CONST_KEY_MAP(sp, oparg));
        sp -= (<usize>(oparg + 1)) << 3;
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }
      case BUILD_STRING: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_BUILD_STRING(sp, oparg));
        sp -= (<usize>oparg) << 3;
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }
      case LIST_APPEND: {
        frame.instr_ptr = pc;
        n = op_LIST_APPEND(sp, oparg);
        sp -= 8;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case LIST_EXTEND: {
        frame.instr_ptr = pc;
        n = op_LIST_EXTEND(sp, oparg);
        sp -= 8;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case SET_ADD: {
        frame.instr_ptr = pc;
        n = op_SET_ADD(sp, oparg);
        sp -= 8;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case SET_UPDATE: {
        frame.instr_ptr = pc;
        n = op_SET_UPDATE(sp, oparg);
        sp -= 8;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case MAP_ADD: {
        frame.instr_ptr = pc;
        n = op_MAP_ADD(sp, oparg);
        sp -= 16;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case DICT_UPDATE: {
        frame.instr_ptr = pc;
        n = op_DICT_UPDATE(sp, oparg);
        sp -= 8;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case DICT_MERGE: {
        frame.instr_ptr = pc;
        n = op_DICT_MERGE(sp, oparg);
        sp -= 8;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        pc += 2;
        break;
      }
      case UNPACK_SEQUENCE: {
        if (triggers(pc)) {
          _Py_Specialize_UnpackSequence(peek(sp, 1), pc, oparg);
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        n = op_UNPACK_SEQUENCE(sp, oparg);
        sp -= 8;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        sp += (<usize>oparg) << 3;
        pc += 4;
        break;
      }
      case UNPACK_SEQUENCE_TWO_TUPLE: {
        a = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyTuple_Type) || load<i64>(a, 16) != 2) {
          opcode = UNPACK_SEQUENCE;
          continue;
        }
        frame.instr_ptr = pc;
        b = load<usize>(a, 32);
        incref(b);
        store<u64>(sp - 8, <u64>b);
        b = load<usize>(a, 24);
        incref(b);
        store<u64>(sp, <u64>b);
        sp += 8;
        decref(a);
        pc += 4;
        break;
      }
      case UNPACK_SEQUENCE_TUPLE: {
        a = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyTuple_Type) || load<i64>(a, 16) != <i64>oparg) {
          opcode = UNPACK_SEQUENCE;
          continue;
        }
        frame.instr_ptr = pc;
        sp -= 8;
        for (n = oparg - 1; n >= 0; n--) {
          b = load<usize>(a + ((<usize>n) << 3), 24);
          incref(b);
          store<u64>(sp, <u64>b);
          sp += 8;
        }
        decref(a);
        pc += 4;
        break;
      }
      case UNPACK_SEQUENCE_LIST: {
        a = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyList_Type) || load<i64>(a, 16) != <i64>oparg) {
          opcode = UNPACK_SEQUENCE;
          continue;
        }
        frame.instr_ptr = pc;
        sp -= 8;
        for (n = oparg - 1; n >= 0; n--) {
          b = load<usize>(load<usize>(a, 24) + ((<usize>n) << 3));
          incref(b);
          store<u64>(sp, <u64>b);
          sp += 8;
        }
        decref(a);
        pc += 4;
        break;
      }
      case UNPACK_EX: {
        frame.instr_ptr = pc;
        n = op_UNPACK_EX(sp, oparg);
        sp -= 8;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        sp += (<usize>((oparg & 0xff) + 1 + (oparg >> 8))) << 3;
        pc += 2;
        break;
      }
      case CONVERT_VALUE: {
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && fromPython(load<usize>(sp - 8))) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(op_CONVERT_VALUE(sp, oparg));
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case FORMAT_SIMPLE: {
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && fromPython(load<usize>(sp - 8))) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(op_FORMAT_SIMPLE(sp));
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case FORMAT_WITH_SPEC: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_FORMAT_WITH_SPEC(sp));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }

      // ---- calls ----
      case CALL: {
        b = sp - ((<usize>oparg) << 3); // the first argument
        if (triggers(pc)) {
          n = oparg + (load<usize>(b - 8) ? 1 : 0);
          _Py_Specialize_Call(changetype<PyObject>(load<usize>(b - 16)), pc, n);
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        a = load<usize>(b - 16);
        n = oparg;
        if (load<usize>(b - 8)) {
          b -= 8;
          n++;
        } else if (hasType(typeOf(a), PyMethod_Type)) {
          // A bound method: its function is called with its self in front.
          b -= 8;
          n++;
          store<u64>(b, <u64>changetype<usize>(Py_NewRef(changetype<PyMethodObject>(a).im_self!)));
          c = changetype<usize>(Py_NewRef(changetype<PyMethodObject>(a).im_func!));
          store<u64>(b - 8, <u64>c);
          decref(a);
          a = c;
        }
        if (
          hasType(typeOf(a), PyFunction_Type) &&
          changetype<PyFunctionObject>(a).vectorcall == pel.function_vectorcall
        ) {
          const callee = pushPythonFrame(tstate, changetype<PyFunctionObject>(a), b, n);
          sp -= (<usize>(oparg + 2)) << 3;
          if (!callee) {
            opcode = OP_ERROR;
            continue;
          }
          frame.return_offset = 4;
          a = changetype<usize>(callee);
          {
            opcode = OP_ENTER;
            continue;
          }
        }
        retval = changetype<usize>(
          nestsDeep(tstate)
            ? callNative(tstate, frame, sp, oparg + 2, changetype<PyObject>(a), b, n, null)
            : PyObject_Vectorcall(changetype<PyObject>(a), b, <usize>n | PY_VECTORCALL_ARGUMENTS_OFFSET, null),
        );
        if (retval == ENTERED) {
          frame.return_offset = 4;
          opcode = OP_ENTERED;
          continue;
        }
        if (!retval && pel.wait_kind && mustWait(tstate)) {
          opcode = OP_WAIT;
          continue;
        }
        decref(a);
        dropMany(b, n);
        sp -= (<usize>(oparg + 2)) << 3;
        pc += 8;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case CALL_PY_EXACT_ARGS: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        n = oparg;
        c = load<usize>(b - 8);
        if (c) {
          b -= 8;
          n++;
        }
        if (!hasType(typeOf(a), PyFunction_Type) || load<u32>(a, FUNC_VERSION) != load<u32>(pc, 4)) {
          opcode = CALL;
          continue;
        }
        const code = changetype<PyCodeObject>(changetype<PyFunctionObject>(a).func_code);
        if (code.co_argcount != n) {
          opcode = CALL;
          continue;
        }
        if (!_PyThreadState_HasStackSpace(tstate, code.co_framesize)) {
          opcode = CALL;
          continue;
        }
        if (tstate.py_recursion_remaining <= 1) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        const callee = _PyFrame_PushUnchecked(tstate, changetype<PyFunctionObject>(a), n);
        moveArgs(callee.localsplus, b, n);
        sp -= (<usize>(oparg + 2)) << 3;
        frame.return_offset = 4;
        a = changetype<usize>(callee);
        {
          opcode = OP_ENTER;
          continue;
        }
      }
      case CALL_BOUND_METHOD_EXACT_ARGS: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        if (load<usize>(b - 8) || !hasType(typeOf(a), PyMethod_Type)) {
          opcode = CALL;
          continue;
        }
        // Taken apart, the call is that of a function with self.
        c = changetype<usize>(changetype<PyMethodObject>(a).im_func);
        if (!hasType(typeOf(c), PyFunction_Type) || load<u32>(c, FUNC_VERSION) != load<u32>(pc, 4)) {
          opcode = CALL;
          continue;
        }
        n = oparg + 1;
        const code = changetype<PyCodeObject>(changetype<PyFunctionObject>(c).func_code);
        if (code.co_argcount != n) {
          opcode = CALL;
          continue;
        }
        if (!_PyThreadState_HasStackSpace(tstate, code.co_framesize)) {
          opcode = CALL;
          continue;
        }
        if (tstate.py_recursion_remaining <= 1) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        b -= 8;
        store<u64>(b, <u64>changetype<usize>(Py_NewRef(changetype<PyMethodObject>(a).im_self!)));
        incref(c);
        store<u64>(b - 8, <u64>c);
        decref(a);
        const callee = _PyFrame_PushUnchecked(tstate, changetype<PyFunctionObject>(c), n);
        moveArgs(callee.localsplus, b, n);
        sp -= (<usize>(oparg + 2)) << 3;
        frame.return_offset = 4;
        a = changetype<usize>(callee);
        {
          opcode = OP_ENTER;
          continue;
        }
      }
      case CALL_PY_GENERAL: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        n = oparg;
        if (load<usize>(b - 8)) {
          b -= 8;
          n++;
        }
        if (!hasType(typeOf(a), PyFunction_Type) || load<u32>(a, FUNC_VERSION) != load<u32>(pc, 4)) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        const callee = pushPythonFrame(tstate, changetype<PyFunctionObject>(a), b, n);
        sp -= (<usize>(oparg + 2)) << 3;
        if (!callee) {
          opcode = OP_ERROR;
          continue;
        }
        frame.return_offset = 4;
        a = changetype<usize>(callee);
        {
          opcode = OP_ENTER;
          continue;
        }
      }
      case CALL_BOUND_METHOD_GENERAL: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        if (load<usize>(b - 8) || !hasType(typeOf(a), PyMethod_Type)) {
          opcode = CALL;
          continue;
        }
        c = changetype<usize>(changetype<PyMethodObject>(a).im_func);
        if (!hasType(typeOf(c), PyFunction_Type) || load<u32>(c, FUNC_VERSION) != load<u32>(pc, 4)) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        b -= 8;
        store<u64>(b, <u64>changetype<usize>(Py_NewRef(changetype<PyMethodObject>(a).im_self!)));
        incref(c);
        store<u64>(b - 8, <u64>c);
        decref(a);
        const callee = pushPythonFrame(tstate, changetype<PyFunctionObject>(c), b, oparg + 1);
        sp -= (<usize>(oparg + 2)) << 3;
        if (!callee) {
          opcode = OP_ERROR;
          continue;
        }
        frame.return_offset = 4;
        a = changetype<usize>(callee);
        {
          opcode = OP_ENTER;
          continue;
        }
      }
      case CALL_ALLOC_AND_ENTER_INIT: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        if (load<usize>(b - 8) || !hasType(typeOf(a), PyType_Type)) {
          opcode = CALL;
          continue;
        }
        if (load<u32>(a, TP_VERSION_TAG) != load<u32>(pc, 4)) {
          opcode = CALL;
          continue;
        }
        const init = changetype<PyFunctionObject>(changetype<PyHeapTypeObject>(a)._spec_cache.init);
        const code = changetype<PyCodeObject>(init.func_code);
        // Its code may be another one by now.
        if (code.co_argcount != oparg + 1 || (code.co_flags & (CO_VARARGS | CO_VARKEYWORDS)) | code.co_kwonlyargcount) {
          opcode = CALL;
          continue;
        }
        if (!_PyThreadState_HasStackSpace(tstate, code.co_framesize + initCleanupCode().co_framesize)) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(
          call_indirect<PyObject | null>(
            <u32>changetype<PyTypeObject>(a).tp_alloc,
            changetype<PyTypeObject>(a),
            <i64>0,
          ),
        );
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        decref(a);
        const shim = pushInitShim(tstate, frame, changetype<PyObject>(retval));
        // self, then the arguments, into the frame of __init__.
        incref(retval);
        Py_INCREF(init);
        store<u64>(b - 8, <u64>retval);
        const callee = _PyFrame_PushUnchecked(tstate, init, oparg + 1);
        moveArgs(callee.localsplus, b - 8, oparg + 1);
        sp -= (<usize>(oparg + 2)) << 3;
        frame.return_offset = 4;
        // The shim counts as a Python frame, as it is left like one.
        tstate.py_recursion_remaining--;
        _PyFrame_SetStackPointer(frame, sp);
        callee.previous = shim;
        shim.previous = frame;
        frame = callee;
        tstate.current_frame = frame;
        {
          opcode = OP_START_FRAME;
          continue;
        }
      }
      case EXIT_INIT_CHECK: {
        frame.instr_ptr = pc;
        a = load<usize>(sp - 8);
        if (a != changetype<usize>(Py_None)) {
          PyErr_Format(
            PyExc_TypeError,
            "__init__() should return None, not '%.200s'",
            <u64>changetype<PyObject>(a).ob_type.tp_name,
          );
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        sp -= 8;
        pc += 2;
        break;
      }
      case CALL_NON_PY_GENERAL: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        n = oparg;
        if (hasType(typeOf(a), PyFunction_Type) || (hasType(typeOf(a), PyMethod_Type) && !load<usize>(b - 8))) {
          opcode = CALL;
          continue;
        }
        if (load<usize>(b - 8)) {
          b -= 8;
          n++;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(
          nestsDeep(tstate)
            ? callNative(tstate, frame, sp, oparg + 2, changetype<PyObject>(a), b, n, null)
            : PyObject_Vectorcall(changetype<PyObject>(a), b, <usize>n | PY_VECTORCALL_ARGUMENTS_OFFSET, null),
        );
        if (retval == ENTERED) {
          frame.return_offset = 4;
          opcode = OP_ENTERED;
          continue;
        }
        if (!retval && pel.wait_kind && mustWait(tstate)) {
          opcode = OP_WAIT;
          continue;
        }
        decref(a);
        dropMany(b, n);
        sp -= (<usize>(oparg + 2)) << 3;
        pc += 8;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case CALL_BUILTIN_CLASS: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        n = oparg;
        if (!(load<u64>(typeOf(a), TP_FLAGS) & Py_TPFLAGS_TYPE_SUBCLASS)) {
          opcode = CALL;
          continue;
        }
        c = changetype<PyTypeObject>(a).tp_vectorcall;
        if (!c) {
          opcode = CALL;
          continue;
        }
        if (load<usize>(b - 8)) {
          b -= 8;
          n++;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(
          call_indirect<PyObject | null>(<u32>c, changetype<PyObject>(a), b, <usize>n, changetype<PyObject | null>(0)),
        );
        if (!retval && pel.wait_kind && mustWait(tstate)) {
          opcode = OP_WAIT;
          continue;
        }
        dropMany(b, n);
        decref(a);
        sp -= (<usize>(oparg + 2)) << 3;
        pc += 8;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case CALL_BUILTIN_O: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        if (load<usize>(b - 8)) b -= 8;
        if (sp - b != 8 || !hasType(typeOf(a), PyCFunction_Type)) {
          opcode = CALL;
          continue;
        }
        const def = changetype<PyCFunctionObject>(a).m_ml!;
        if (def.ml_flags != METH_O || tstate.c_recursion_remaining <= 0) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && oparg == 1 && fromPython(load<usize>(sp - 8)) && callsSlot(changetype<PyObject>(a))) {
          opcode = OP_OPERATE;
          continue;
        }
        tstate.c_recursion_remaining--;
        retval = changetype<usize>(call_indirect<PyObject | null>(<u32>def.ml_meth, selfOf(a), peek(sp, 1)));
        tstate.c_recursion_remaining++;
        if (!retval && pel.wait_kind && mustWait(tstate)) {
          opcode = OP_WAIT;
          continue;
        }
        decref(load<usize>(sp - 8));
        decref(a);
        sp -= (<usize>(oparg + 2)) << 3;
        pc += 8;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case CALL_BUILTIN_FAST: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        n = oparg;
        if (load<usize>(b - 8)) {
          b -= 8;
          n++;
        }
        if (!hasType(typeOf(a), PyCFunction_Type)) {
          opcode = CALL;
          continue;
        }
        const def = changetype<PyCFunctionObject>(a).m_ml!;
        if (def.ml_flags != METH_FASTCALL) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        if (
          nestsDeep(tstate) &&
          n == 1 &&
          oparg == 1 &&
          fromPython(load<usize>(sp - 8)) &&
          callsSlot(changetype<PyObject>(a))
        ) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(call_indirect<PyObject | null>(<u32>def.ml_meth, selfOf(a), b, <i64>n));
        if (!retval && pel.wait_kind && mustWait(tstate)) {
          opcode = OP_WAIT;
          continue;
        }
        dropMany(b, n);
        decref(a);
        sp -= (<usize>(oparg + 2)) << 3;
        pc += 8;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case CALL_BUILTIN_FAST_WITH_KEYWORDS: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        n = oparg;
        if (load<usize>(b - 8)) {
          b -= 8;
          n++;
        }
        if (!hasType(typeOf(a), PyCFunction_Type)) {
          opcode = CALL;
          continue;
        }
        const def = changetype<PyCFunctionObject>(a).m_ml!;
        if (def.ml_flags != (METH_FASTCALL | METH_KEYWORDS)) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(
          call_indirect<PyObject | null>(<u32>def.ml_meth, selfOf(a), b, <i64>n, changetype<PyObject | null>(0)),
        );
        if (!retval && pel.wait_kind && mustWait(tstate)) {
          opcode = OP_WAIT;
          continue;
        }
        dropMany(b, n);
        decref(a);
        sp -= (<usize>(oparg + 2)) << 3;
        pc += 8;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case CALL_LEN: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        if (load<usize>(b - 8)) b -= 8;
        if (sp - b != 8 || a != changetype<usize>(tstate.interp.callable_cache_len)) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && oparg == 1 && fromPython(load<usize>(sp - 8))) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(lengthOf(peek(sp, 1)));
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        c = load<usize>(sp - 8);
        sp -= (<usize>(oparg + 1)) << 3;
        store<u64>(sp - 8, <u64>retval);
        decref(a);
        decref(c);
        pc += 8;
        break;
      }
      case CALL_ISINSTANCE: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        if (load<usize>(b - 8)) b -= 8;
        if (sp - b != 16 || a != changetype<usize>(tstate.interp.callable_cache_isinstance)) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        n = PyObject_IsInstance(changetype<PyObject>(load<usize>(b)), changetype<PyObject>(load<usize>(b + 8)));
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        decref(load<usize>(b));
        decref(load<usize>(b + 8));
        decref(a);
        sp -= (<usize>(oparg + 1)) << 3;
        store<u64>(sp - 8, <u64>changetype<usize>(boolOf(n != 0)));
        pc += 8;
        break;
      }
      case CALL_LIST_APPEND: {
        a = load<usize>(sp - 24);
        b = load<usize>(sp - 16);
        if (
          oparg != 1 ||
          a != changetype<usize>(tstate.interp.callable_cache_list_append) ||
          !b ||
          !hasType(typeOf(b), PyList_Type)
        ) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        n = _PyList_AppendTakeRef(changetype<PyObject>(b), peek(sp, 1));
        decref(b);
        decref(a);
        sp -= 24;
        if (n < 0) {
          opcode = OP_ERROR;
          continue;
        }
        // The POP_TOP behind is done with: None would be pushed only to be popped.
        pc += 10;
        break;
      }
      case CALL_TYPE_1: {
        if (oparg != 1 || load<usize>(sp - 16) || load<usize>(sp - 24) != changetype<usize>(PyType_Type)) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        a = load<usize>(sp - 8);
        retval = typeOf(a);
        incref(retval);
        sp -= 16;
        store<u64>(sp - 8, <u64>retval);
        decref(a);
        pc += 8;
        break;
      }
      case CALL_STR_1: {
        if (oparg != 1 || load<usize>(sp - 16) || load<usize>(sp - 24) != changetype<usize>(PyUnicode_Type)) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && fromPython(load<usize>(sp - 8))) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(PyObject_Str(peek(sp, 1)));
        decref(load<usize>(sp - 8));
        sp -= 24;
        pc += 8;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case CALL_TUPLE_1: {
        if (oparg != 1 || load<usize>(sp - 16) || load<usize>(sp - 24) != changetype<usize>(PyTuple_Type)) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(PySequence_Tuple(peek(sp, 1)));
        decref(load<usize>(sp - 8));
        sp -= 24;
        pc += 8;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case CALL_METHOD_DESCRIPTOR_O: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        if (load<usize>(b - 8)) b -= 8;
        if (sp - b != 16 || !hasType(typeOf(a), PyMethodDescr_Type)) {
          opcode = CALL;
          continue;
        }
        const def = changetype<PyMethodDescrObject>(a).d_method!;
        if (def.ml_flags != METH_O || tstate.c_recursion_remaining <= 0) {
          opcode = CALL;
          continue;
        }
        if (typeOf(load<usize>(b)) != changetype<usize>(changetype<PyDescrObject>(a).d_type)) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        tstate.c_recursion_remaining--;
        retval = changetype<usize>(
          call_indirect<PyObject | null>(<u32>def.ml_meth, changetype<PyObject>(load<usize>(b)), peek(sp, 1)),
        );
        tstate.c_recursion_remaining++;
        if (!retval && pel.wait_kind && mustWait(tstate)) {
          opcode = OP_WAIT;
          continue;
        }
        decref(load<usize>(b));
        decref(load<usize>(sp - 8));
        decref(a);
        sp -= (<usize>(oparg + 2)) << 3;
        pc += 8;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case CALL_METHOD_DESCRIPTOR_NOARGS: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        if (load<usize>(b - 8)) b -= 8;
        if (sp - b != 8 || !hasType(typeOf(a), PyMethodDescr_Type)) {
          opcode = CALL;
          continue;
        }
        const def = changetype<PyMethodDescrObject>(a).d_method!;
        if (def.ml_flags != METH_NOARGS || tstate.c_recursion_remaining <= 0) {
          opcode = CALL;
          continue;
        }
        c = load<usize>(b);
        if (typeOf(c) != changetype<usize>(changetype<PyDescrObject>(a).d_type)) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        tstate.c_recursion_remaining--;
        retval = changetype<usize>(
          call_indirect<PyObject | null>(<u32>def.ml_meth, changetype<PyObject>(c), changetype<PyObject | null>(0)),
        );
        tstate.c_recursion_remaining++;
        if (!retval && pel.wait_kind && mustWait(tstate)) {
          opcode = OP_WAIT;
          continue;
        }
        decref(c);
        decref(a);
        sp -= (<usize>(oparg + 2)) << 3;
        pc += 8;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case CALL_METHOD_DESCRIPTOR_FAST: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        n = oparg;
        if (load<usize>(b - 8)) {
          b -= 8;
          n++;
        }
        if (n == 0 || !hasType(typeOf(a), PyMethodDescr_Type)) {
          opcode = CALL;
          continue;
        }
        const def = changetype<PyMethodDescrObject>(a).d_method!;
        if (def.ml_flags != METH_FASTCALL) {
          opcode = CALL;
          continue;
        }
        if (typeOf(load<usize>(b)) != changetype<usize>(changetype<PyDescrObject>(a).d_type)) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(
          call_indirect<PyObject | null>(<u32>def.ml_meth, changetype<PyObject>(load<usize>(b)), b + 8, <i64>n - 1),
        );
        if (!retval && pel.wait_kind && mustWait(tstate)) {
          opcode = OP_WAIT;
          continue;
        }
        dropMany(b, n);
        decref(a);
        sp -= (<usize>(oparg + 2)) << 3;
        pc += 8;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS: {
        b = sp - ((<usize>oparg) << 3);
        a = load<usize>(b - 16);
        n = oparg;
        if (load<usize>(b - 8)) {
          b -= 8;
          n++;
        }
        if (n == 0 || !hasType(typeOf(a), PyMethodDescr_Type)) {
          opcode = CALL;
          continue;
        }
        const def = changetype<PyMethodDescrObject>(a).d_method!;
        if (def.ml_flags != (METH_FASTCALL | METH_KEYWORDS)) {
          opcode = CALL;
          continue;
        }
        if (typeOf(load<usize>(b)) != changetype<usize>(changetype<PyDescrObject>(a).d_type)) {
          opcode = CALL;
          continue;
        }
        frame.instr_ptr = pc;
        retval = changetype<usize>(
          call_indirect<PyObject | null>(
            <u32>def.ml_meth,
            changetype<PyObject>(load<usize>(b)),
            b + 8,
            <i64>n - 1,
            changetype<PyObject | null>(0),
          ),
        );
        if (!retval && pel.wait_kind && mustWait(tstate)) {
          opcode = OP_WAIT;
          continue;
        }
        dropMany(b, n);
        decref(a);
        sp -= (<usize>(oparg + 2)) << 3;
        pc += 8;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case CALL_KW: {
        frame.instr_ptr = pc;
        c = load<usize>(sp - 8); // the tuple of names
        b = sp - ((<usize>(oparg + 1)) << 3);
        a = load<usize>(b - 16);
        n = oparg;
        if (load<usize>(b - 8)) {
          b -= 8;
          n++;
        } else if (hasType(typeOf(a), PyMethod_Type)) {
          b -= 8;
          n++;
          store<u64>(b, <u64>changetype<usize>(Py_NewRef(changetype<PyMethodObject>(a).im_self!)));
          retval = changetype<usize>(Py_NewRef(changetype<PyMethodObject>(a).im_func!));
          store<u64>(b - 8, <u64>retval);
          decref(a);
          a = retval;
        }
        const positional = n - <i32>load<i64>(c, 16);
        if (
          hasType(typeOf(a), PyFunction_Type) &&
          changetype<PyFunctionObject>(a).vectorcall == pel.function_vectorcall
        ) {
          const callee = pushPythonFrameKw(
            tstate,
            changetype<PyFunctionObject>(a),
            b,
            positional,
            changetype<PyObject>(c),
          );
          sp -= (<usize>(oparg + 3)) << 3;
          decref(c);
          if (!callee) {
            opcode = OP_ERROR;
            continue;
          }
          frame.return_offset = 1;
          a = changetype<usize>(callee);
          {
            opcode = OP_ENTER;
            continue;
          }
        }
        retval = changetype<usize>(
          nestsDeep(tstate)
            ? callNative(tstate, frame, sp, oparg + 3, changetype<PyObject>(a), b, positional, changetype<PyObject>(c))
            : PyObject_Vectorcall(
                changetype<PyObject>(a),
                b,
                <usize>positional | PY_VECTORCALL_ARGUMENTS_OFFSET,
                changetype<PyObject>(c),
              ),
        );
        if (retval == ENTERED) {
          frame.return_offset = 1;
          opcode = OP_ENTERED;
          continue;
        }
        if (!retval && pel.wait_kind && mustWait(tstate)) {
          opcode = OP_WAIT;
          continue;
        }
        decref(c);
        decref(a);
        dropMany(b, n);
        sp -= (<usize>(oparg + 3)) << 3;
        pc += 2;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case CALL_FUNCTION_EX: {
        frame.instr_ptr = pc;
        b = oparg & 1 ? 8 : 0;
        if (callargsToTuple(sp - b) < 0) {
          opcode = OP_ERROR;
          continue;
        }
        a = load<usize>(sp - b - 24); // the callable
        c = load<usize>(sp - b - 8); // the tuple
        if (
          hasType(typeOf(a), PyFunction_Type) &&
          changetype<PyFunctionObject>(a).vectorcall == pel.function_vectorcall
        ) {
          const callee = _PyEvalFramePushAndInit_Ex(
            tstate,
            changetype<PyFunctionObject>(a),
            localsOfCall(changetype<PyFunctionObject>(a)),
            changetype<PyObject>(c),
            b ? peek(sp, 1) : null,
          );
          sp -= b + 24;
          if (!callee) {
            opcode = OP_ERROR;
            continue;
          }
          frame.return_offset = 1;
          a = changetype<usize>(callee);
          {
            opcode = OP_ENTER;
            continue;
          }
        }
        retval = changetype<usize>(
          nestsDeep(tstate)
            ? callNativeEx(
                tstate,
                frame,
                sp,
                b ? 4 : 3,
                changetype<PyObject>(a),
                changetype<PyObject>(c),
                b ? peek(sp, 1) : null,
              )
            : PyObject_Call(changetype<PyObject>(a), changetype<PyObject>(c), b ? peek(sp, 1) : null),
        );
        if (retval == ENTERED) {
          frame.return_offset = 1;
          opcode = OP_ENTERED;
          continue;
        }
        if (!retval && pel.wait_kind && mustWait(tstate)) {
          opcode = OP_WAIT;
          continue;
        }
        decref(a);
        decref(c);
        if (b) decref(load<usize>(sp - 8));
        sp -= b + 24;
        pc += 2;
        {
          opcode = OP_CALLED;
          continue;
        }
      }
      case OP_CALLED: {
        // The general end of a native call: the result, then what the eval breaker asks for.
        if (!retval) {
          pc -= 2;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        if (<u32>tstate.eval_breaker != 0) {
          if (_Py_HandlePending(tstate) < 0) {
            pc -= 2;
            {
              opcode = OP_ERROR;
              continue;
            }
          }
        }
        break;
      }
      case OP_ENTER: {
        // `a` is a new frame: the caller is left at its call.
        _PyFrame_SetStackPointer(frame, sp);
        changetype<_PyInterpreterFrame>(a).previous = frame;
        frame = changetype<_PyInterpreterFrame>(a);
        tstate.current_frame = frame;
        if (tstate.py_recursion_remaining-- <= 0 && _Py_CheckRecursiveCallPy(tstate) < 0) {
          opcode = OP_EXIT_UNWIND;
          continue;
        }
        pc = frame.instr_ptr;
        sp = _PyFrame_GetStackPointer(frame);
        consts = constsOf(frame);
        // The RESUME that nearly every frame begins or goes on with.
        if (pel.left > 0 && load<u8>(pc) == RESUME_CHECK && <u32>tstate.eval_breaker == 0) {
          pel.left--;
          pc += 2;
        }
        break;
      }
      case OP_ENTERED: {
        frame = tstate.current_frame!;
        {
          opcode = OP_START_FRAME;
          continue;
        }
      }
      case FINISH_BRIDGE: {
        if (!isBridge(frame)) {
          unknownOpcode(frame, opcode);
          opcode = OP_ERROR;
          continue;
        }
        n = <i32>finishBridge(tstate, frame, oparg != 0);
        {
          opcode = OP_SETTLED;
          continue;
        }
      }
      case OP_OPERATE: {
        n = operate(tstate, frame, sp, oparg);
        {
          opcode = n == <i32>ENTERED ? OP_ENTERED : OP_SETTLED;
          continue;
        }
      }
      case OP_SETTLED: {
        frame = tstate.current_frame!;
        pc = frame.instr_ptr;
        sp = _PyFrame_GetStackPointer(frame);
        consts = constsOf(frame);
        if (!n) {
          opcode = OP_ERROR;
          continue;
        }
        pc += (<usize>frame.return_offset) << 1;
        break;
      }
      case RETURN_VALUE: {
        frame.instr_ptr = pc;
        sp -= 8;
        retval = load<usize>(sp);
        {
          opcode = OP_RETURN;
          continue;
        }
      }
      case RETURN_CONST: {
        frame.instr_ptr = pc;
        retval = load<usize>(consts + ((<usize>oparg) << 3));
        incref(retval);
        {
          opcode = OP_RETURN;
          continue;
        }
      }
      case OP_RETURN: {
        _PyFrame_SetStackPointer(frame, sp);
        tstate.py_recursion_remaining++;
        // Unlinked before it is cleared: destructors that run now must not see it.
        a = changetype<usize>(frame);
        frame = frame.previous!;
        tstate.current_frame = frame;
        leaveFrame(tstate, changetype<_PyInterpreterFrame>(a));
        if (frame.owner == FRAME_OWNED_BY_CSTACK) {
          opcode = INTERPRETER_EXIT;
          continue;
        }
        pc = frame.instr_ptr + ((<usize>frame.return_offset) << 1);
        sp = _PyFrame_GetStackPointer(frame);
        consts = constsOf(frame);
        store<u64>(sp, <u64>retval);
        sp += 8;
        break;
      }
      case INTERPRETER_EXIT: {
        // Back to the native caller, or the host.
        tstate.current_frame = frame.previous;
        tstate.c_recursion_remaining += PY_EVAL_C_STACK_UNITS;
        pel.eval_depth--;
        stackFree(changetype<usize>(frame));
        return changetype<PyObject>(retval);
      }

      // ---- functions ----
      case MAKE_FUNCTION: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_MAKE_FUNCTION(frame, sp));
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case SET_FUNCTION_ATTRIBUTE: {
        op_SET_FUNCTION_ATTRIBUTE(sp, oparg);
        store<u64>(sp - 16, load<u64>(sp - 8));
        sp -= 8;
        pc += 2;
        break;
      }
      case IMPORT_NAME: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_IMPORT_NAME(frame, sp, nameAt(frame, oparg)));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case IMPORT_FROM: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(import_from(peek(sp, 1), nameAt(frame, oparg)));
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }
      case CALL_INTRINSIC_1: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_CALL_INTRINSIC_1(frame, sp, oparg));
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case CALL_INTRINSIC_2: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_CALL_INTRINSIC_2(sp, oparg));
        sp -= 8;
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }

      // ---- iteration ----
      case GET_ITER: {
        frame.instr_ptr = pc;
        if (nestsDeep(tstate) && fromPython(load<usize>(sp - 8))) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(op_GET_ITER(sp));
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case GET_YIELD_FROM_ITER: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_GET_YIELD_FROM_ITER(frame, sp));
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case FOR_ITER: {
        if (triggers(pc)) {
          _Py_Specialize_ForIter(peek(sp, 1), pc, oparg);
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        if (
          nestsDeep(tstate) &&
          changetype<PyTypeObject>(typeOf(load<usize>(sp - 8))).tp_iternext == slot_tp_iternext.index
        ) {
          opcode = OP_OPERATE;
          continue;
        }
        retval = changetype<usize>(iterNext(peek(sp, 1)));
        if (!retval) {
          if (tstate.current_exception) {
            opcode = OP_ERROR;
            continue;
          }
          {
            opcode = OP_END_OF_LOOP;
            continue;
          }
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 4;
        break;
      }
      case OP_END_OF_LOOP: {
        // The iterator goes; so does the END_FOR behind the jump, which would pop what was not pushed.
        frame.instr_ptr = pc;
        sp -= 8;
        decref(load<usize>(sp));
        pc += 4 + ((<usize>oparg) << 1) + 4;
        break;
      }
      case FOR_ITER_RANGE: {
        a = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyRangeIter_Type)) {
          opcode = FOR_ITER;
          continue;
        }
        if (load<i64>(a, 32) <= 0) {
          opcode = OP_END_OF_LOOP;
          continue;
        }
        const value = load<i64>(a, 16);
        store<i64>(a, value + load<i64>(a, 24), 16);
        store<i64>(a, load<i64>(a, 32) - 1, 32);
        frame.instr_ptr = pc; // tracemalloc asks for the line
        retval = changetype<usize>(PyLong_FromLong(value));
        if (!retval) {
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        pc += 4;
        store<u64>(sp, <u64>retval);
        if (storeNext(frame, pc, retval)) pc += 2;
        else sp += 8;
        break;
      }
      case FOR_ITER_LIST: {
        a = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyListIter_Type)) {
          opcode = FOR_ITER;
          continue;
        }
        b = load<usize>(a, 24);
        if (b) {
          const i = load<i64>(a, 16);
          if (i < load<i64>(b, 16)) {
            store<i64>(a, i + 1, 16);
            retval = load<usize>(load<usize>(b, 24) + ((<usize>i) << 3));
            incref(retval);
            pc += 4;
            store<u64>(sp, <u64>retval);
            if (storeNext(frame, pc, retval)) pc += 2;
            else sp += 8;
            break;
          }
          frame.instr_ptr = pc;
          store<i64>(a, -1, 16);
          store<u64>(a, 0, 24);
          decref(b);
        }
        {
          opcode = OP_END_OF_LOOP;
          continue;
        }
      }
      case FOR_ITER_TUPLE: {
        a = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyTupleIter_Type)) {
          opcode = FOR_ITER;
          continue;
        }
        b = load<usize>(a, 24);
        if (b) {
          const i = load<i64>(a, 16);
          if (i < load<i64>(b, 16)) {
            store<i64>(a, i + 1, 16);
            retval = load<usize>(b + ((<usize>i) << 3), 24);
            incref(retval);
            pc += 4;
            store<u64>(sp, <u64>retval);
            if (storeNext(frame, pc, retval)) pc += 2;
            else sp += 8;
            break;
          }
          frame.instr_ptr = pc;
          store<u64>(a, 0, 24);
          decref(b);
        }
        {
          opcode = OP_END_OF_LOOP;
          continue;
        }
      }
      case FOR_ITER_GEN: {
        a = load<usize>(sp - 8);
        if (!hasType(typeOf(a), PyGen_Type)) {
          opcode = FOR_ITER;
          continue;
        }
        const gen = changetype<PyGenObject>(a);
        if (gen.gi_frame_state >= FRAME_EXECUTING) {
          opcode = FOR_ITER;
          continue;
        }
        frame.instr_ptr = pc;
        enterGenerator(tstate, gen, Py_None);
        frame.return_offset = <u16>(2 + oparg);
        a = changetype<usize>(gen.gi_iframe);
        {
          opcode = OP_ENTER;
          continue;
        }
      }
      case END_FOR: {
        frame.instr_ptr = pc;
        sp -= 8;
        decref(load<usize>(sp));
        pc += 2;
        break;
      }
      case GET_LEN: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_GET_LEN(sp));
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }

      // ---- generators ----
      case RETURN_GENERATOR: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(_Py_MakeCoro(frame.f_funcobj!));
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        _PyFrame_SetStackPointer(frame, sp);
        frame.instr_ptr = pc + 2;
        const inner = changetype<PyGenObject>(retval).gi_iframe;
        _PyFrame_Copy(frame, inner);
        changetype<PyGenObject>(retval).gi_frame_state = FRAME_CREATED;
        inner.owner = FRAME_OWNED_BY_GENERATOR;
        tstate.py_recursion_remaining++;
        a = changetype<usize>(frame);
        frame = frame.previous!;
        _PyThreadState_PopFrame(tstate, a);
        tstate.current_frame = frame;
        if (frame.owner == FRAME_OWNED_BY_CSTACK) {
          opcode = INTERPRETER_EXIT;
          continue;
        }
        pc = frame.instr_ptr + ((<usize>frame.return_offset) << 1);
        sp = _PyFrame_GetStackPointer(frame);
        consts = constsOf(frame);
        store<u64>(sp, <u64>retval);
        sp += 8;
        break;
      }
      case YIELD_VALUE: {
        sp -= 8;
        retval = load<usize>(sp);
        frame.instr_ptr = pc + 2;
        const gen = _PyFrame_GetGenerator(frame);
        // oparg 1: inside await or yield from.
        gen.gi_frame_state = FRAME_SUSPENDED + <i8>oparg;
        _PyFrame_SetStackPointer(frame, sp);
        tstate.exc_info = gen.gi_exc_state.previous_item!;
        gen.gi_exc_state.previous_item = null;
        tstate.py_recursion_remaining++;
        const inner = frame;
        frame = inner.previous!;
        inner.previous = null;
        tstate.current_frame = frame;
        if (frame.owner == FRAME_OWNED_BY_CSTACK) {
          opcode = INTERPRETER_EXIT;
          continue;
        }
        // A FOR_ITER or SEND resumed it: both have one cache entry, and go on behind it.
        pc = frame.instr_ptr + 4;
        sp = _PyFrame_GetStackPointer(frame);
        consts = constsOf(frame);
        store<u64>(sp, <u64>retval);
        if (storeNext(frame, pc, retval)) pc += 2;
        else sp += 8;
        break;
      }
      case SEND: {
        if (triggers(pc)) {
          _Py_Specialize_Send(peek(sp, 2), pc);
          opcode = <i32>load<u8>(pc);
          continue;
        }
        frame.instr_ptr = pc;
        a = load<usize>(sp - 16);
        if (
          (hasType(typeOf(a), PyGen_Type) || hasType(typeOf(a), PyCoro_Type)) &&
          changetype<PyGenObject>(a).gi_frame_state < FRAME_EXECUTING
        ) {
          // The value moves onto the generator's stack.
          sp -= 8;
          enterGenerator(tstate, changetype<PyGenObject>(a), changetype<PyObject>(load<usize>(sp)));
          frame.return_offset = <u16>(2 + oparg);
          a = changetype<usize>(changetype<PyGenObject>(a).gi_iframe);
          {
            opcode = OP_ENTER;
            continue;
          }
        }
        b = load<usize>(sp - 8);
        c = stackAlloc(1);
        n = sendTo(changetype<PyObject>(a), changetype<PyObject>(b), c);
        retval = load<usize>(c);
        stackFree(c);
        decref(b);
        if (n < 0) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += n == 0 ? 4 + ((<usize>oparg) << 1) : 4;
        break;
      }
      case SEND_GEN: {
        a = load<usize>(sp - 16);
        if (!hasType(typeOf(a), PyGen_Type) && !hasType(typeOf(a), PyCoro_Type)) {
          opcode = SEND;
          continue;
        }
        const gen = changetype<PyGenObject>(a);
        if (gen.gi_frame_state >= FRAME_EXECUTING) {
          opcode = SEND;
          continue;
        }
        frame.instr_ptr = pc;
        sp -= 8;
        enterGenerator(tstate, gen, changetype<PyObject>(load<usize>(sp)));
        frame.return_offset = <u16>(2 + oparg);
        a = changetype<usize>(gen.gi_iframe);
        {
          opcode = OP_ENTER;
          continue;
        }
      }
      case END_SEND: {
        // receiver, value -- value
        frame.instr_ptr = pc;
        a = load<usize>(sp - 16);
        sp -= 8;
        store<u64>(sp - 8, load<u64>(sp));
        decref(a);
        pc += 2;
        break;
      }
      case GET_AWAITABLE: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_GET_AWAITABLE(sp, oparg));
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case GET_AITER: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_GET_AITER(sp));
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case GET_ANEXT: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_GET_ANEXT(sp));
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }
      case END_ASYNC_FOR: {
        frame.instr_ptr = pc;
        if (op_END_ASYNC_FOR(sp) < 0) {
          opcode = OP_RETHROW;
          continue;
        }
        sp -= 16;
        pc += 2;
        break;
      }
      case CLEANUP_THROW: {
        frame.instr_ptr = pc;
        if (op_CLEANUP_THROW(sp) < 0) {
          opcode = OP_RETHROW;
          continue;
        }
        sp -= 8;
        pc += 2;
        break;
      }

      // ---- exceptions ----
      case RAISE_VARARGS: {
        frame.instr_ptr = pc;
        n = op_RAISE_VARARGS(sp, oparg);
        sp -= (<usize>oparg) << 3;
        if (n) {
          opcode = OP_RETHROW;
          continue;
        }
        {
          opcode = OP_ERROR;
          continue;
        }
      }
      case RERAISE: {
        if (oparg) {
          a = load<usize>(sp - ((<usize>(oparg + 1)) << 3));
          if (!hasType(typeOf(a), PyLong_Type)) {
            frame.instr_ptr = pc;
            PyErr_SetString(PyExc_SystemError, 'lasti is not an int');
            {
              opcode = OP_ERROR;
              continue;
            }
          }
          frame.instr_ptr =
            _PyCode_CODE(changetype<PyObject>(frame.f_executable)) +
            ((<usize>PyLong_AsLong(changetype<PyObject>(a))) << 1);
        } else frame.instr_ptr = pc;
        sp -= 8;
        PyErr_SetRaisedException(changetype<PyObject>(load<usize>(sp)));
        {
          opcode = OP_RETHROW;
          continue;
        }
      }
      case PUSH_EXC_INFO: {
        const item = tstate.exc_info;
        const old = item.exc_value;
        a = load<usize>(sp - 8);
        store<u64>(sp - 8, <u64>(old ? changetype<usize>(old) : changetype<usize>(Py_None)));
        incref(a);
        item.exc_value = changetype<PyObject>(a);
        store<u64>(sp, <u64>a);
        sp += 8;
        pc += 2;
        break;
      }
      case POP_EXCEPT: {
        frame.instr_ptr = pc;
        const item = tstate.exc_info;
        sp -= 8;
        a = load<usize>(sp);
        b = changetype<usize>(item.exc_value);
        item.exc_value = a == changetype<usize>(Py_None) ? null : changetype<PyObject>(a);
        xdecref(b);
        pc += 2;
        break;
      }
      case CHECK_EXC_MATCH: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_CHECK_EXC_MATCH(sp));
        if (!retval) {
          sp -= 8;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        store<u64>(sp - 8, <u64>retval);
        pc += 2;
        break;
      }
      case CHECK_EG_MATCH: {
        frame.instr_ptr = pc;
        if (op_CHECK_EG_MATCH(sp) < 0) {
          sp -= 16;
          {
            opcode = OP_ERROR;
            continue;
          }
        }
        pc += 2;
        break;
      }
      case BEFORE_WITH: {
        frame.instr_ptr = pc;
        if (op_BEFORE_WITH(sp) < 0) {
          opcode = OP_ERROR;
          continue;
        }
        sp += 8;
        pc += 2;
        break;
      }
      case BEFORE_ASYNC_WITH: {
        frame.instr_ptr = pc;
        if (op_BEFORE_ASYNC_WITH(sp) < 0) {
          opcode = OP_ERROR;
          continue;
        }
        sp += 8;
        pc += 2;
        break;
      }
      case WITH_EXCEPT_START: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_WITH_EXCEPT_START(sp));
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }

      // ---- matching ----
      case MATCH_MAPPING: {
        a = typeOf(load<usize>(sp - 8));
        store<u64>(sp, <u64>changetype<usize>(boolOf((load<u64>(a, TP_FLAGS) & Py_TPFLAGS_MAPPING) != 0)));
        sp += 8;
        pc += 2;
        break;
      }
      case MATCH_SEQUENCE: {
        a = typeOf(load<usize>(sp - 8));
        store<u64>(sp, <u64>changetype<usize>(boolOf((load<u64>(a, TP_FLAGS) & Py_TPFLAGS_SEQUENCE) != 0)));
        sp += 8;
        pc += 2;
        break;
      }
      case MATCH_KEYS: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_MATCH_KEYS(sp));
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }
      case MATCH_CLASS: {
        frame.instr_ptr = pc;
        retval = changetype<usize>(op_MATCH_CLASS(sp, oparg));
        sp -= 24;
        if (!retval) {
          opcode = OP_ERROR;
          continue;
        }
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc += 2;
        break;
      }

      // ---- places ----
      case OP_START_FRAME: {
        if (!enterRecursivePy(tstate)) {
          opcode = OP_EXIT_UNWIND;
          continue;
        }
        pc = frame.instr_ptr;
        sp = _PyFrame_GetStackPointer(frame);
        consts = constsOf(frame);
        break;
      }
      case OP_RESUME_FRAME: {
        pc = frame.instr_ptr;
        sp = _PyFrame_GetStackPointer(frame);
        consts = constsOf(frame);
        frame.instr_ptr = pel.resume_ptr;
        pel.resume_ptr = 0;
        // Only an interrupt: a collection that is due begins where it would without the suspension.
        if (tstate.eval_breaker & _PY_SIGNALS_PENDING_BIT) {
          if (_Py_HandlePending(tstate) < 0) {
            frame.instr_ptr = pc;
            opcode = OP_ERROR;
            continue;
          }
        }
        break;
      }
      case OP_ERROR: {
        if (!tstate.current_exception) noException();
        if (!_PyFrame_IsIncomplete(frame)) {
          const f = _PyFrame_GetFrameObject(frame);
          if (f) PyTraceBack_Here(f);
          if (tracing(tstate)) traceException(tstate, frame);
        }
        {
          opcode = OP_RETHROW;
          continue;
        }
      }
      case OP_RETHROW: {
        c = stackAlloc(2);
        const code = changetype<PyCodeObject>(frame.f_executable);
        // By pc, not by instr_ptr: RERAISE has set that to where the exception came from.
        const handled = get_exception_handler(code, <i32>(pc - _PyCode_CODE(code)) >> 1, c);
        n = load<i32>(c);
        const level = load<i32>(c, 4);
        const lasti = load<i32>(c, 8);
        stackFree(c);
        a = _PyFrame_Stackbase(frame);
        if (!handled) {
          while (sp > a) {
            sp -= 8;
            xdecref(load<usize>(sp));
          }
          _PyFrame_SetStackPointer(frame, sp);
          if (tracing(tstate) && !_PyFrame_IsIncomplete(frame)) traceUnwind(tstate, frame);
          {
            opcode = OP_EXIT_UNWIND;
            continue;
          }
        }
        a += (<usize>level) << 3;
        while (sp > a) {
          sp -= 8;
          xdecref(load<usize>(sp));
        }
        if (lasti) {
          retval = changetype<usize>(PyLong_FromLong(_PyInterpreterFrame_LASTI(frame)));
          // NOT CPYTHON: it looks for a handler of the MemoryError here, and finds this one, for as long as memory is short.
          if (!retval) retval = changetype<usize>(_PyLong_GetZero());
          store<u64>(sp, <u64>retval);
          sp += 8;
        }
        retval = changetype<usize>(PyErr_GetRaisedException());
        store<u64>(sp, <u64>retval);
        sp += 8;
        pc = _PyCode_CODE(code) + ((<usize>n) << 1);
        if (pel.monitors && tracing(tstate) && observeHandled(frame, pc, changetype<PyObject>(retval)) < 0) {
          opcode = OP_RETHROW;
          continue;
        }
        break;
      }
      case OP_EXIT_UNWIND: {
        tstate.py_recursion_remaining++;
        a = changetype<usize>(frame);
        frame = frame.previous!;
        tstate.current_frame = frame;
        _PyEval_FrameClearAndPop(tstate, changetype<_PyInterpreterFrame>(a));
        frame.return_offset = 0;
        if (frame.owner == FRAME_OWNED_BY_CSTACK) {
          tstate.current_frame = frame.previous;
          tstate.c_recursion_remaining += PY_EVAL_C_STACK_UNITS;
          pel.eval_depth--;
          stackFree(changetype<usize>(frame));
          return null;
        }
        pc = frame.instr_ptr;
        sp = _PyFrame_GetStackPointer(frame);
        consts = constsOf(frame);
        {
          opcode = OP_ERROR;
          continue;
        }
      }
      case OP_WAIT: {
        // The call stands as if it had not begun; it is made again when the host has answered.
        pel.status = STATUS_WAIT;
        pel.left++;
        n = oparg;
        while (n > 0xff) {
          pc -= 2;
          n >>= 8;
        }
        {
          opcode = OP_LEAVE;
          continue;
        }
      }
      case OP_BEFORE: {
        n = beforeInstruction(tstate, frame, pc, sp);
        if (n == 2) {
          pc = pel.jump_to;
          sp = _PyFrame_GetStackPointer(frame);
          break;
        }
        opcode = n == 0 ? <i32>load<u8>(pc) : n > 0 ? OP_SUSPEND : OP_ERROR;
        continue;
      }
      case OP_SUSPEND: {
        pel.status = STATUS_BUDGET;
        {
          opcode = OP_LEAVE;
          continue;
        }
      }
      case OP_LEAVE: {
        // What instr_ptr was is put back on resumption: nothing in the memory tells that the run was interrupted.
        pel.resume_ptr = frame.instr_ptr;
        frame.instr_ptr = pc;
        _PyFrame_SetStackPointer(frame, sp);
        pel.eval_depth--;
        return null;
      }
      default: {
        // An instrumented form, or none at all: then the frame still stands at the instruction before, as CPython's does.
        n = opcodeDeopt(opcode);
        if (n != opcode) {
          opcode = n;
          continue;
        }
        unknownOpcode(frame, opcode);
        opcode = OP_ERROR;
        continue;
      }
    }

    // ---- the next instruction ----
    n = <i32>load<u16>(pc);
    oparg = n >> 8;
    opcode = n & 0xff;
    // No call here: what lives in registers would be saved for it before every instruction.
    if (--pel.left < 0) opcode = OP_BEFORE;
  }
}

/** interp.eval_frame and pel.function_vectorcall: what lower layers call the machine through. */
export function init_vm(): void {
  mainInterpreter.eval_frame = _PyEval_EvalFrameDefault.index;
  pel.function_vectorcall = _PyFunction_Vectorcall.index;
  if (mainInterpreter.dict_state_next_keys_version == 0) mainInterpreter.dict_state_next_keys_version = 2;
  if (load<u32>(mainInterpreter.func_state) == 0) store<u32>(mainInterpreter.func_state, 1);
  init_cleanup_code();
  init_bridge_code();
}
