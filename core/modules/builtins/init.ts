// The builtins module. (CPython: Python/bltinmodule.c, _PyBuiltin_Init)

import { Py_False, Py_True, PyBool_Type } from '../../objects/bool';
import { PyByteArray_Type } from '../../objects/bytearray/struct';
import { PyBytes_Type } from '../../objects/bytes/struct';
import { PyClassMethod_Type, PyStaticMethod_Type } from '../../objects/classmethod';
import { PyComplex_Type } from '../../objects/complex';
import { PyDict_Type } from '../../objects/dict/dict';
import { PyEnum_Type, PyReversed_Type } from '../../objects/enum';
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
} from '../../objects/exceptions/types';
import { PyFloat_Type } from '../../objects/float';
import { PyLong_Type } from '../../objects/int';
import { PyList_Type } from '../../objects/list';
import { PyMemoryView_Type } from '../../objects/memoryview/struct';
import { newNativeModule, PyModule_AddObjectRef } from '../../objects/module';
import { Py_Ellipsis, Py_None, Py_NotImplemented } from '../../objects/none';
import { PyProperty_Type } from '../../objects/property';
import { PyRange_Type } from '../../objects/range';
import { PyFrozenSet_Type, PySet_Type } from '../../objects/set';
import { PySlice_Type } from '../../objects/slice';
import { PyUnicode_Type } from '../../objects/str/struct';
import { PySuper_Type } from '../../objects/super';
import { PyTuple_Type } from '../../objects/tuple';
import { PyBaseObject_Type, PyType_Type } from '../../objects/type/struct';
import { Py_DECREF } from '../../runtime/cold';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { PyObject } from '../../runtime/object';
import { addFunctions } from './function-table';
import { PyFilter_Type, PyMap_Type, PyZip_Type } from './iterators';

function add(m: PyObject, name: string, value: PyObject): bool {
  return PyModule_AddObjectRef(m, name, value) == 0;
}

function addConstants(m: PyObject): bool {
  return (
    add(m, 'None', Py_None) &&
    add(m, 'Ellipsis', Py_Ellipsis) &&
    add(m, 'NotImplemented', Py_NotImplemented) &&
    add(m, 'False', Py_False) &&
    add(m, 'True', Py_True)
  );
}

function addTypes(m: PyObject): bool {
  return (
    add(m, 'bool', PyBool_Type) &&
    add(m, 'bytearray', PyByteArray_Type) &&
    add(m, 'bytes', PyBytes_Type) &&
    add(m, 'classmethod', PyClassMethod_Type) &&
    add(m, 'complex', PyComplex_Type) &&
    add(m, 'dict', PyDict_Type) &&
    add(m, 'enumerate', PyEnum_Type) &&
    add(m, 'filter', PyFilter_Type) &&
    add(m, 'float', PyFloat_Type) &&
    add(m, 'frozenset', PyFrozenSet_Type) &&
    add(m, 'property', PyProperty_Type) &&
    add(m, 'int', PyLong_Type) &&
    add(m, 'list', PyList_Type) &&
    add(m, 'map', PyMap_Type) &&
    add(m, 'memoryview', PyMemoryView_Type) &&
    add(m, 'object', PyBaseObject_Type) &&
    add(m, 'range', PyRange_Type) &&
    add(m, 'reversed', PyReversed_Type) &&
    add(m, 'set', PySet_Type) &&
    add(m, 'slice', PySlice_Type) &&
    add(m, 'staticmethod', PyStaticMethod_Type) &&
    add(m, 'str', PyUnicode_Type) &&
    add(m, 'super', PySuper_Type) &&
    add(m, 'tuple', PyTuple_Type) &&
    add(m, 'type', PyType_Type) &&
    add(m, 'zip', PyZip_Type)
  );
}

function addExceptions(m: PyObject): bool {
  return (
    add(m, 'BaseException', PyExc_BaseException) &&
    add(m, 'BaseExceptionGroup', PyExc_BaseExceptionGroup) &&
    add(m, 'Exception', PyExc_Exception) &&
    add(m, 'GeneratorExit', PyExc_GeneratorExit) &&
    add(m, 'KeyboardInterrupt', PyExc_KeyboardInterrupt) &&
    add(m, 'SystemExit', PyExc_SystemExit) &&
    add(m, 'ArithmeticError', PyExc_ArithmeticError) &&
    add(m, 'AssertionError', PyExc_AssertionError) &&
    add(m, 'AttributeError', PyExc_AttributeError) &&
    add(m, 'BufferError', PyExc_BufferError) &&
    add(m, 'EOFError', PyExc_EOFError) &&
    add(m, 'ImportError', PyExc_ImportError) &&
    add(m, 'LookupError', PyExc_LookupError) &&
    add(m, 'MemoryError', PyExc_MemoryError) &&
    add(m, 'NameError', PyExc_NameError) &&
    add(m, 'OSError', PyExc_OSError) &&
    add(m, 'ReferenceError', PyExc_ReferenceError) &&
    add(m, 'RuntimeError', PyExc_RuntimeError) &&
    add(m, 'StopAsyncIteration', PyExc_StopAsyncIteration) &&
    add(m, 'StopIteration', PyExc_StopIteration) &&
    add(m, 'SyntaxError', PyExc_SyntaxError) &&
    add(m, 'SystemError', PyExc_SystemError) &&
    add(m, 'TypeError', PyExc_TypeError) &&
    add(m, 'ValueError', PyExc_ValueError) &&
    add(m, 'Warning', PyExc_Warning) &&
    add(m, 'FloatingPointError', PyExc_FloatingPointError) &&
    add(m, 'OverflowError', PyExc_OverflowError) &&
    add(m, 'ZeroDivisionError', PyExc_ZeroDivisionError) &&
    add(m, 'BytesWarning', PyExc_BytesWarning) &&
    add(m, 'DeprecationWarning', PyExc_DeprecationWarning) &&
    add(m, 'EncodingWarning', PyExc_EncodingWarning) &&
    add(m, 'FutureWarning', PyExc_FutureWarning) &&
    add(m, 'ImportWarning', PyExc_ImportWarning) &&
    add(m, 'PendingDeprecationWarning', PyExc_PendingDeprecationWarning) &&
    add(m, 'ResourceWarning', PyExc_ResourceWarning) &&
    add(m, 'RuntimeWarning', PyExc_RuntimeWarning) &&
    add(m, 'SyntaxWarning', PyExc_SyntaxWarning) &&
    add(m, 'UnicodeWarning', PyExc_UnicodeWarning) &&
    add(m, 'UserWarning', PyExc_UserWarning) &&
    add(m, 'BlockingIOError', PyExc_BlockingIOError) &&
    add(m, 'ChildProcessError', PyExc_ChildProcessError) &&
    add(m, 'ConnectionError', PyExc_ConnectionError) &&
    add(m, 'FileExistsError', PyExc_FileExistsError) &&
    add(m, 'FileNotFoundError', PyExc_FileNotFoundError) &&
    add(m, 'InterruptedError', PyExc_InterruptedError) &&
    add(m, 'IsADirectoryError', PyExc_IsADirectoryError) &&
    add(m, 'NotADirectoryError', PyExc_NotADirectoryError) &&
    add(m, 'PermissionError', PyExc_PermissionError) &&
    add(m, 'ProcessLookupError', PyExc_ProcessLookupError) &&
    add(m, 'TimeoutError', PyExc_TimeoutError) &&
    add(m, 'IndentationError', PyExc_IndentationError) &&
    add(m, '_IncompleteInputError', PyExc__IncompleteInputError) &&
    add(m, 'IndexError', PyExc_IndexError) &&
    add(m, 'KeyError', PyExc_KeyError) &&
    add(m, 'ModuleNotFoundError', PyExc_ModuleNotFoundError) &&
    add(m, 'NotImplementedError', PyExc_NotImplementedError) &&
    add(m, 'PythonFinalizationError', PyExc_PythonFinalizationError) &&
    add(m, 'RecursionError', PyExc_RecursionError) &&
    add(m, 'UnboundLocalError', PyExc_UnboundLocalError) &&
    add(m, 'UnicodeError', PyExc_UnicodeError) &&
    add(m, 'BrokenPipeError', PyExc_BrokenPipeError) &&
    add(m, 'ConnectionAbortedError', PyExc_ConnectionAbortedError) &&
    add(m, 'ConnectionRefusedError', PyExc_ConnectionRefusedError) &&
    add(m, 'ConnectionResetError', PyExc_ConnectionResetError) &&
    add(m, 'TabError', PyExc_TabError) &&
    add(m, 'UnicodeDecodeError', PyExc_UnicodeDecodeError) &&
    add(m, 'UnicodeEncodeError', PyExc_UnicodeEncodeError) &&
    add(m, 'UnicodeTranslateError', PyExc_UnicodeTranslateError) &&
    add(m, 'ExceptionGroup', _PyInterpreterState_GET().exc_state_PyExc_ExceptionGroup!) &&
    add(m, 'EnvironmentError', PyExc_OSError) &&
    add(m, 'IOError', PyExc_OSError)
  );
}

// new: the module; NULL with the exception set
export function init_builtins_module(): PyObject | null {
  const m = newNativeModule(
    'builtins',
    "Built-in functions, types, exceptions, and other objects.\n\nThis module provides direct access to all 'built-in'\nidentifiers of Python; for example, builtins.len is\nthe full name for the built-in function len().\n\nThis module is not normally accessed explicitly by most\napplications, but can be useful in modules that provide\nobjects with the same name as a built-in value, but in\nwhich the built-in of that name is also needed.",
    false,
  );
  if (!m) return null;
  addFunctions(m);
  if (addConstants(m) && addTypes(m) && add(m, '__debug__', Py_True) && addExceptions(m)) return m;
  Py_DECREF(m);
  return null;
}
