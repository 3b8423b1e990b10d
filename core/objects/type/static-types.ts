// The native types in the order in which CPython 3.13 readies them: Objects/object.c's static_types[], then those of single files,
// then the exceptions. The number is a type's place there: its version tag, and the line of its state.

import { PyFieldNameIter_Type, PyFormatterIter_Type } from '../../modules/_string';
import { PySTEntry_Type } from '../../modules/_symtable';
import { PyFilter_Type, PyMap_Type, PyZip_Type } from '../../modules/builtins/iterators';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { _PyRuntime } from '../../runtime/runtime';
import { _PyAnextAwaitable_Type } from '../anext-awaitable';
import { _PyAsyncGenASend_Type, _PyAsyncGenAThrow_Type, _PyAsyncGenWrappedValue_Type } from '../async-generator';
import { PyBool_Type } from '../bool';
import { PyCFunction_Type, PyCMethod_Type } from '../builtin-function';
import { PyByteArray_Type, PyByteArrayIter_Type } from '../bytearray/struct';
import { PyBytes_Type, PyBytesIter_Type } from '../bytes/struct';
import { PyCapsule_Type } from '../capsule';
import { PyCell_Type } from '../cell';
import { PyClassMethod_Type, PyStaticMethod_Type } from '../classmethod';
import { _PyLineIterator, _PyPositionsIterator, PyCode_Type } from '../code';
import { PyComplex_Type } from '../complex';
import { _PyContextTokenMissing_Type, PyContext_Type, PyContextToken_Type, PyContextVar_Type } from '../context/struct';
import {
  PyClassMethodDescr_Type,
  PyGetSetDescr_Type,
  PyMemberDescr_Type,
  PyMethodDescr_Type,
  PyWrapperDescr_Type,
} from '../descriptor';
import { PyDict_Type } from '../dict/dict';
import {
  PyDictItems_Type,
  PyDictIterItem_Type,
  PyDictIterKey_Type,
  PyDictIterValue_Type,
  PyDictKeys_Type,
  PyDictRevIterItem_Type,
  PyDictRevIterKey_Type,
  PyDictRevIterValue_Type,
  PyDictValues_Type,
} from '../dict/views';
import { PyEnum_Type, PyReversed_Type } from '../enum';
import {
  PyExc__IncompleteInputError,
  PyExc_ArithmeticError,
  PyExc_AssertionError,
  PyExc_AttributeError,
  PyExc_BaseException,
  PyExc_BaseExceptionGroup,
  PyExc_BlockingIOError,
  PyExc_BrokenPipeError,
  PyExc_BufferError,
  PyExc_BytesWarning,
  PyExc_ChildProcessError,
  PyExc_ConnectionAbortedError,
  PyExc_ConnectionError,
  PyExc_ConnectionRefusedError,
  PyExc_ConnectionResetError,
  PyExc_DeprecationWarning,
  PyExc_EncodingWarning,
  PyExc_EOFError,
  PyExc_Exception,
  PyExc_FileExistsError,
  PyExc_FileNotFoundError,
  PyExc_FloatingPointError,
  PyExc_FutureWarning,
  PyExc_GeneratorExit,
  PyExc_ImportError,
  PyExc_ImportWarning,
  PyExc_IndentationError,
  PyExc_IndexError,
  PyExc_InterruptedError,
  PyExc_IsADirectoryError,
  PyExc_KeyboardInterrupt,
  PyExc_KeyError,
  PyExc_LookupError,
  PyExc_MemoryError,
  PyExc_ModuleNotFoundError,
  PyExc_NameError,
  PyExc_NotADirectoryError,
  PyExc_NotImplementedError,
  PyExc_OSError,
  PyExc_OverflowError,
  PyExc_PendingDeprecationWarning,
  PyExc_PermissionError,
  PyExc_ProcessLookupError,
  PyExc_PythonFinalizationError,
  PyExc_RecursionError,
  PyExc_ReferenceError,
  PyExc_ResourceWarning,
  PyExc_RuntimeError,
  PyExc_RuntimeWarning,
  PyExc_StopAsyncIteration,
  PyExc_StopIteration,
  PyExc_SyntaxError,
  PyExc_SyntaxWarning,
  PyExc_SystemError,
  PyExc_SystemExit,
  PyExc_TabError,
  PyExc_TimeoutError,
  PyExc_TypeError,
  PyExc_UnboundLocalError,
  PyExc_UnicodeDecodeError,
  PyExc_UnicodeEncodeError,
  PyExc_UnicodeError,
  PyExc_UnicodeTranslateError,
  PyExc_UnicodeWarning,
  PyExc_UserWarning,
  PyExc_ValueError,
  PyExc_Warning,
  PyExc_ZeroDivisionError,
} from '../exceptions/types';
import { PyFloat_Type } from '../float';
import { PyFrame_Type } from '../frame';
import { PyFrameLocalsProxy_Type } from '../frame-locals';
import { PyFunction_Type } from '../function';
import { _PyCoroWrapper_Type, PyAsyncGen_Type, PyCoro_Type, PyGen_Type } from '../generator/object';
import { _Py_GenericAliasIterType, Py_GenericAliasType } from '../generic-alias';
import {
  _PyHamt_ArrayNode_Type,
  _PyHamt_BitmapNode_Type,
  _PyHamt_CollisionNode_Type,
  _PyHamt_Type,
  _PyHamtItems_Type,
  _PyHamtKeys_Type,
  _PyHamtValues_Type,
} from '../hamt/struct';
import { PyLong_Type } from '../int';
import { PyCallIter_Type, PySeqIter_Type } from '../iter';
import { PyList_Type, PyListIter_Type, PyListRevIter_Type } from '../list';
import { PyDictProxy_Type } from '../mappingproxy';
import { _PyManagedBuffer_Type, _PyMemoryIter_Type, PyMemoryView_Type } from '../memoryview/struct';
import { PyInstanceMethod_Type, PyMethod_Type } from '../method';
import { _PyMethodWrapper_Type } from '../method-wrapper';
import { PyModule_Type, PyModuleDef_Type } from '../module';
import { _PyNamespace_Type } from '../namespace';
import { _PyNone_Type, _PyNotImplemented_Type, PyEllipsis_Type } from '../none';
import {
  PyODict_Type,
  PyODictItems_Type,
  PyODictIter_Type,
  PyODictKeys_Type,
  PyODictValues_Type,
} from '../odict/nodes';
import { PyPickleBuffer_Type } from '../picklebuf';
import { PyProperty_Type } from '../property';
import { PyLongRangeIter_Type, PyRange_Type, PyRangeIter_Type } from '../range';
import { PyFrozenSet_Type, PySet_Type, PySetIter_Type } from '../set';
import { PySlice_Type } from '../slice';
import { EncodingMap_Type } from '../str/charmap';
import { _PyUnicodeASCIIIter_Type, PyUnicodeIter_Type } from '../str/iter';
import { PyUnicode_Type } from '../str/struct';
import { PySuper_Type } from '../super';
import { PyTraceBack_Type } from '../traceback';
import { PyTuple_Type, PyTupleIter_Type } from '../tuple';
import { _Py_initialize_generic } from '../typevar/generic';
import { _PyNoDefault_Type } from '../typevar/nodefault';
import { _PyTypeAlias_Type } from '../typevar/typealias';
import { _PyUnion_Type } from '../union';
import { _PyWeakref_CallableProxyType, _PyWeakref_ProxyType, _PyWeakref_RefType } from '../weakref';
import { _PyBufferWrapper_Type } from './buffer-slots';
import { init_type_cache } from './lookup';
import { _PyStaticType_InitBuiltin } from './ready';
import { PyBaseObject_Type, PyType_Type } from './struct';
import { _Py_TYPE_BASE_VERSION_TAG } from './version';

/** Readies every type; 0, or -1 with the exception set. */
export function _PyTypes_InitTypes(): i32 {
  init_type_cache();
  const interp = _PyInterpreterState_GET();
  if (!_PyRuntime.types_next_version_tag) _PyRuntime.types_next_version_tag = 1;
  interp.types_next_version_tag = _Py_TYPE_BASE_VERSION_TAG;
  if (_PyStaticType_InitBuiltin(PyBaseObject_Type, 1) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyType_Type, 2) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyAsyncGen_Type, 3) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyByteArrayIter_Type, 4) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyByteArray_Type, 5) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyBytesIter_Type, 6) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyBytes_Type, 7) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyCFunction_Type, 8) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyCallIter_Type, 9) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyCapsule_Type, 10) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyCell_Type, 11) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyClassMethodDescr_Type, 12) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyClassMethod_Type, 13) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyCode_Type, 14) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyComplex_Type, 15) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyContextToken_Type, 16) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyContextVar_Type, 17) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyContext_Type, 18) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyCoro_Type, 19) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyDictItems_Type, 20) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyDictIterItem_Type, 21) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyDictIterKey_Type, 22) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyDictIterValue_Type, 23) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyDictKeys_Type, 24) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyDictProxy_Type, 25) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyDictRevIterItem_Type, 26) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyDictRevIterKey_Type, 27) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyDictRevIterValue_Type, 28) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyDictValues_Type, 29) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyDict_Type, 30) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyEllipsis_Type, 31) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyEnum_Type, 32) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyFilter_Type, 33) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyFloat_Type, 34) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyFrame_Type, 35) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyFrameLocalsProxy_Type, 36) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyFrozenSet_Type, 37) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyFunction_Type, 38) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyGen_Type, 39) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyGetSetDescr_Type, 40) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyInstanceMethod_Type, 41) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyListIter_Type, 42) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyListRevIter_Type, 43) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyList_Type, 44) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyLongRangeIter_Type, 45) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyLong_Type, 46) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyMap_Type, 47) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyMemberDescr_Type, 48) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyMemoryView_Type, 49) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyMethodDescr_Type, 50) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyMethod_Type, 51) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyModuleDef_Type, 52) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyModule_Type, 53) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyODictIter_Type, 54) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyPickleBuffer_Type, 55) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyProperty_Type, 56) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyRangeIter_Type, 57) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyRange_Type, 58) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyReversed_Type, 59) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PySTEntry_Type, 60) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PySeqIter_Type, 61) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PySetIter_Type, 62) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PySet_Type, 63) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PySlice_Type, 64) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyStaticMethod_Type, 65) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PySuper_Type, 67) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyTraceBack_Type, 68) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyTupleIter_Type, 69) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyTuple_Type, 70) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyUnicodeIter_Type, 71) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyUnicode_Type, 72) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyWrapperDescr_Type, 73) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyZip_Type, 74) < 0) return -1;
  if (_PyStaticType_InitBuiltin(Py_GenericAliasType, 75) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyAnextAwaitable_Type, 76) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyAsyncGenASend_Type, 77) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyAsyncGenAThrow_Type, 78) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyAsyncGenWrappedValue_Type, 79) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyBufferWrapper_Type, 80) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyContextTokenMissing_Type, 81) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyCoroWrapper_Type, 82) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_Py_GenericAliasIterType, 83) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyHamtItems_Type, 84) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyHamtKeys_Type, 85) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyHamtValues_Type, 86) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyHamt_ArrayNode_Type, 87) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyHamt_BitmapNode_Type, 88) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyHamt_CollisionNode_Type, 89) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyHamt_Type, 90) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyLineIterator, 93) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyManagedBuffer_Type, 94) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyMemoryIter_Type, 95) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyMethodWrapper_Type, 96) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyNamespace_Type, 97) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyNone_Type, 98) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyNotImplemented_Type, 99) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyPositionsIterator, 100) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyUnicodeASCIIIter_Type, 101) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyUnion_Type, 102) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyWeakref_CallableProxyType, 103) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyWeakref_ProxyType, 104) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyWeakref_RefType, 105) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyTypeAlias_Type, 106) < 0) return -1;
  if (_PyStaticType_InitBuiltin(_PyNoDefault_Type, 107) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyBool_Type, 108) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyCMethod_Type, 109) < 0) return -1;
  if (_Py_initialize_generic() < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyODictItems_Type, 110) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyODictKeys_Type, 111) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyODictValues_Type, 112) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyODict_Type, 113) < 0) return -1;
  if (_PyStaticType_InitBuiltin(EncodingMap_Type, 115) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyFieldNameIter_Type, 116) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyFormatterIter_Type, 117) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_BaseException, 119) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_BaseExceptionGroup, 120) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_Exception, 121) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_GeneratorExit, 122) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_KeyboardInterrupt, 123) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_SystemExit, 124) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ArithmeticError, 125) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_AssertionError, 126) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_AttributeError, 127) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_BufferError, 128) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_EOFError, 129) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ImportError, 130) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_LookupError, 131) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_MemoryError, 132) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_NameError, 133) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_OSError, 134) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ReferenceError, 135) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_RuntimeError, 136) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_StopAsyncIteration, 137) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_StopIteration, 138) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_SyntaxError, 139) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_SystemError, 140) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_TypeError, 141) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ValueError, 142) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_Warning, 143) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_FloatingPointError, 144) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_OverflowError, 145) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ZeroDivisionError, 146) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_BytesWarning, 147) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_DeprecationWarning, 148) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_EncodingWarning, 149) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_FutureWarning, 150) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ImportWarning, 151) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_PendingDeprecationWarning, 152) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ResourceWarning, 153) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_RuntimeWarning, 154) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_SyntaxWarning, 155) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_UnicodeWarning, 156) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_UserWarning, 157) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_BlockingIOError, 158) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ChildProcessError, 159) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ConnectionError, 160) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_FileExistsError, 161) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_FileNotFoundError, 162) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_InterruptedError, 163) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_IsADirectoryError, 164) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_NotADirectoryError, 165) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_PermissionError, 166) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ProcessLookupError, 167) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_TimeoutError, 168) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_IndentationError, 169) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc__IncompleteInputError, 170) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_IndexError, 171) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_KeyError, 172) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ModuleNotFoundError, 173) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_NotImplementedError, 174) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_PythonFinalizationError, 175) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_RecursionError, 176) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_UnboundLocalError, 177) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_UnicodeError, 178) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_BrokenPipeError, 179) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ConnectionAbortedError, 180) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ConnectionRefusedError, 181) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_ConnectionResetError, 182) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_TabError, 183) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_UnicodeDecodeError, 184) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_UnicodeEncodeError, 185) < 0) return -1;
  if (_PyStaticType_InitBuiltin(PyExc_UnicodeTranslateError, 186) < 0) return -1;
  return 0;
}
