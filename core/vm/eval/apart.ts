// What must stay outside of the loop's function.

import { callNative, callNativeEx } from '../bridge/call';
import { finishBridge } from '../bridge/frame';
import { callsSlot, getsByPython, operate } from '../bridge/operate';
import { observeHandled } from '../monitor';
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
} from '../ops/arithmetic';
import {
  load_attr,
  load_method,
  op_DELETE_ATTR,
  op_LOAD_SUPER_ATTR,
  op_LOAD_SUPER_ATTR_ATTR,
  op_LOAD_SUPER_ATTR_METHOD,
  op_STORE_ATTR,
} from '../ops/attribute';
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
} from '../ops/build';
import {
  get_exception_handler,
  op_BEFORE_ASYNC_WITH,
  op_BEFORE_WITH,
  op_CHECK_EG_MATCH,
  op_CHECK_EXC_MATCH,
  op_CLEANUP_THROW,
  op_RAISE_VARARGS,
  op_WITH_EXCEPT_START,
} from '../ops/exception';
import { import_from, op_IMPORT_NAME, op_MAKE_FUNCTION, op_SET_FUNCTION_ATTRIBUTE } from '../ops/function';
import { op_CALL_INTRINSIC_1, op_CALL_INTRINSIC_2 } from '../ops/intrinsic';
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
} from '../ops/iteration';
import { op_MATCH_CLASS, op_MATCH_KEYS } from '../ops/match';
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
} from '../ops/names';
import {
  op_BINARY_SLICE,
  op_BINARY_SUBSCR,
  op_BINARY_SUBSCR_DICT,
  op_BUILD_SLICE,
  op_DELETE_SUBSCR,
  op_STORE_SLICE,
  op_STORE_SUBSCR,
  op_STORE_SUBSCR_DICT,
} from '../ops/subscript';
import { _Py_Specialize_LoadAttr, _Py_Specialize_StoreAttr } from '../specialize/attribute';
import { _Py_Specialize_Call } from '../specialize/call';
import { _Py_Specialize_LoadGlobal, _Py_Specialize_LoadSuperAttr } from '../specialize/global';
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
} from '../specialize/operator';
import { beforeInstruction } from '../step';
import { traceException, traceThrow, traceUnwind } from '../trace';
import {
  _Py_CheckRecursiveCallPy,
  enterGenerator,
  localsOfCall,
  pushEntryFrame,
  pushInitShim,
  pushPythonFrame,
  pushPythonFrameKw,
} from './frames';
import { loadWithHint, storeWithHint } from './inline-values';
import { callargsToTuple, dropMany, lengthOf, mustWait, noException } from './natives';
import { _Py_HandlePending } from './pending';

/** An address that is taken keeps the optimizer from merging a function into its only caller. */
function apart(index: u32): void {
  assert(index != 0, 'functions have addresses');
}

/**
 * The handlers stay functions of their own: with them inside, the loop has more than the 8192 virtual registers up to
 * which V8 allocates registers well, and everything in it is 1.5 times slower (measured).
 */
export function keepHandlersApart(): void {
  apart(_Py_CheckRecursiveCallPy.index);
  apart(_Py_HandlePending.index);
  apart(_Py_Specialize_BinaryOp.index);
  apart(_Py_Specialize_BinarySubscr.index);
  apart(_Py_Specialize_Call.index);
  apart(_Py_Specialize_CompareOp.index);
  apart(_Py_Specialize_ContainsOp.index);
  apart(_Py_Specialize_ForIter.index);
  apart(_Py_Specialize_LoadAttr.index);
  apart(_Py_Specialize_LoadGlobal.index);
  apart(_Py_Specialize_LoadSuperAttr.index);
  apart(_Py_Specialize_Send.index);
  apart(_Py_Specialize_StoreAttr.index);
  apart(_Py_Specialize_StoreSubscr.index);
  apart(_Py_Specialize_ToBool.index);
  apart(_Py_Specialize_UnpackSequence.index);
  apart(beforeInstruction.index);
  apart(callNative.index);
  apart(callNativeEx.index);
  apart(callargsToTuple.index);
  apart(dropMany.index);
  apart(enterGenerator.index);
  apart(finishBridge.index);
  apart(callsSlot.index);
  apart(getsByPython.index);
  apart(operate.index);
  apart(get_exception_handler.index);
  apart(import_from.index);
  apart(iterNext.index);
  apart(lengthOf.index);
  apart(loadWithHint.index);
  apart(load_attr.index);
  apart(load_method.index);
  apart(localsOfCall.index);
  apart(mustWait.index);
  apart(noException.index);
  apart(op_BEFORE_ASYNC_WITH.index);
  apart(op_BEFORE_WITH.index);
  apart(op_BINARY_OP.index);
  apart(op_BINARY_OP_ADD_INT.index);
  apart(op_BINARY_OP_ADD_UNICODE.index);
  apart(op_BINARY_OP_FLOAT.index);
  apart(op_BINARY_OP_INPLACE_ADD_UNICODE.index);
  apart(op_BINARY_OP_MULTIPLY_INT.index);
  apart(op_BINARY_OP_SUBTRACT_INT.index);
  apart(op_BINARY_SLICE.index);
  apart(op_BINARY_SUBSCR.index);
  apart(op_BINARY_SUBSCR_DICT.index);
  apart(op_BUILD_CONST_KEY_MAP.index);
  apart(op_BUILD_LIST.index);
  apart(op_BUILD_MAP.index);
  apart(op_BUILD_SET.index);
  apart(op_BUILD_SLICE.index);
  apart(op_BUILD_STRING.index);
  apart(op_BUILD_TUPLE.index);
  apart(op_CALL_INTRINSIC_1.index);
  apart(op_CALL_INTRINSIC_2.index);
  apart(op_CHECK_EG_MATCH.index);
  apart(op_CHECK_EXC_MATCH.index);
  apart(op_CLEANUP_THROW.index);
  apart(op_COMPARE_OP.index);
  apart(op_COMPARE_OP_FLOAT.index);
  apart(op_COMPARE_OP_STR.index);
  apart(op_CONTAINS_OP.index);
  apart(op_CONTAINS_OP_DICT.index);
  apart(op_CONTAINS_OP_SET.index);
  apart(op_CONVERT_VALUE.index);
  apart(op_COPY_FREE_VARS.index);
  apart(op_DELETE_ATTR.index);
  apart(op_DELETE_DEREF.index);
  apart(op_DELETE_FAST.index);
  apart(op_DELETE_GLOBAL.index);
  apart(op_DELETE_NAME.index);
  apart(op_DELETE_SUBSCR.index);
  apart(op_DICT_MERGE.index);
  apart(op_DICT_UPDATE.index);
  apart(op_END_ASYNC_FOR.index);
  apart(op_FORMAT_SIMPLE.index);
  apart(op_FORMAT_WITH_SPEC.index);
  apart(op_GET_AITER.index);
  apart(op_GET_ANEXT.index);
  apart(op_GET_AWAITABLE.index);
  apart(op_GET_ITER.index);
  apart(op_GET_LEN.index);
  apart(op_GET_YIELD_FROM_ITER.index);
  apart(op_IMPORT_NAME.index);
  apart(op_LIST_APPEND.index);
  apart(op_LIST_EXTEND.index);
  apart(op_LOAD_BUILD_CLASS.index);
  apart(op_LOAD_FROM_DICT_OR_DEREF.index);
  apart(op_LOAD_FROM_DICT_OR_GLOBALS.index);
  apart(op_LOAD_GLOBAL.index);
  apart(op_LOAD_LOCALS.index);
  apart(op_LOAD_NAME.index);
  apart(op_LOAD_SUPER_ATTR.index);
  apart(op_LOAD_SUPER_ATTR_ATTR.index);
  apart(op_LOAD_SUPER_ATTR_METHOD.index);
  apart(op_MAKE_CELL.index);
  apart(op_MAKE_FUNCTION.index);
  apart(op_MAP_ADD.index);
  apart(op_MATCH_CLASS.index);
  apart(op_MATCH_KEYS.index);
  apart(op_RAISE_VARARGS.index);
  apart(op_SETUP_ANNOTATIONS.index);
  apart(op_SET_ADD.index);
  apart(op_SET_FUNCTION_ATTRIBUTE.index);
  apart(op_SET_UPDATE.index);
  apart(op_STORE_ATTR.index);
  apart(op_STORE_GLOBAL.index);
  apart(op_STORE_NAME.index);
  apart(op_STORE_SLICE.index);
  apart(op_STORE_SUBSCR.index);
  apart(op_STORE_SUBSCR_DICT.index);
  apart(op_TO_BOOL.index);
  apart(op_UNARY_INVERT.index);
  apart(op_UNARY_NEGATIVE.index);
  apart(op_UNPACK_EX.index);
  apart(op_UNPACK_SEQUENCE.index);
  apart(op_WITH_EXCEPT_START.index);
  apart(pushEntryFrame.index);
  apart(pushInitShim.index);
  apart(pushPythonFrame.index);
  apart(pushPythonFrameKw.index);
  apart(sendTo.index);
  apart(storeWithHint.index);
  apart(observeHandled.index);
  apart(traceThrow.index);
  apart(traceException.index);
  apart(traceUnwind.index);
  apart(unboundDeref.index);
  apart(unboundLocal.index);
}
