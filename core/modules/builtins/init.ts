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
import { moduleMethod, newNativeModule, PyModule_AddObjectRef } from '../../objects/module';
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
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O, METH_VARARGS } from '../../runtime/type';
import {
  builtin_ascii,
  builtin_callable,
  builtin_delattr,
  builtin_dir,
  builtin_format,
  builtin_getattr,
  builtin_hasattr,
  builtin_hash,
  builtin_id,
  builtin_isinstance,
  builtin_issubclass,
  builtin_repr,
  builtin_setattr,
  builtin_vars,
} from './attributes';
import { builtin___build_class__ } from './class';
import {
  builtin___import__,
  builtin_breakpoint,
  builtin_compile,
  builtin_eval,
  builtin_exec,
  builtin_globals,
  builtin_locals,
} from './code';
import {
  builtin_aiter,
  builtin_all,
  builtin_anext,
  builtin_any,
  builtin_iter,
  builtin_len,
  builtin_max,
  builtin_min,
  builtin_next,
  builtin_sorted,
} from './iteration';
import { PyFilter_Type, PyMap_Type, PyZip_Type } from './iterators';
import {
  builtin_abs,
  builtin_bin,
  builtin_chr,
  builtin_divmod,
  builtin_hex,
  builtin_oct,
  builtin_ord,
  builtin_pow,
  builtin_round,
  builtin_sum,
} from './numbers';
import { builtin_input, builtin_print } from './print';

function add(m: PyObject, name: string, value: PyObject): bool {
  return PyModule_AddObjectRef(m, name, value) == 0;
}

function addFunctions(m: PyObject): void {
  moduleMethod(
    m,
    '__build_class__',
    builtin___build_class__.index,
    METH_FASTCALL | METH_KEYWORDS,
    '__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the class statement.',
  );
  moduleMethod(
    m,
    '__import__',
    builtin___import__.index,
    METH_FASTCALL | METH_KEYWORDS,
    "__import__($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)\n--\n\nImport a module.\n\nBecause this function is meant for use by the Python\ninterpreter and not for general use, it is better to use\nimportlib.import_module() to programmatically import a module.\n\nThe globals argument is only used to determine the context;\nthey are not modified.  The locals argument is unused.  The fromlist\nshould be a list of names to emulate ``from name import ...``, or an\nempty list to emulate ``import name``.\nWhen importing a module from a package, note that __import__('A.B', ...)\nreturns package A when fromlist is empty, but its submodule B when\nfromlist is not empty.  The level argument is used to determine whether to\nperform absolute or relative imports: 0 is absolute, while a positive number\nis the number of parent directories to search relative to the current module.",
  );
  moduleMethod(
    m,
    'abs',
    builtin_abs.index,
    METH_O,
    'abs($module, x, /)\n--\n\nReturn the absolute value of the argument.',
  );
  moduleMethod(
    m,
    'all',
    builtin_all.index,
    METH_O,
    'all($module, iterable, /)\n--\n\nReturn True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.',
  );
  moduleMethod(
    m,
    'any',
    builtin_any.index,
    METH_O,
    'any($module, iterable, /)\n--\n\nReturn True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.',
  );
  moduleMethod(
    m,
    'ascii',
    builtin_ascii.index,
    METH_O,
    'ascii($module, obj, /)\n--\n\nReturn an ASCII-only representation of an object.\n\nAs repr(), return a string containing a printable representation of an\nobject, but escape the non-ASCII characters in the string returned by\nrepr() using \\\\x, \\\\u or \\\\U escapes. This generates a string similar\nto that returned by repr() in Python 2.',
  );
  moduleMethod(
    m,
    'bin',
    builtin_bin.index,
    METH_O,
    "bin($module, number, /)\n--\n\nReturn the binary representation of an integer.\n\n   >>> bin(2796202)\n   '0b1010101010101010101010'",
  );
  moduleMethod(
    m,
    'callable',
    builtin_callable.index,
    METH_O,
    'callable($module, obj, /)\n--\n\nReturn whether the object is callable (i.e., some kind of function).\n\nNote that classes are callable, as are instances of classes with a\n__call__() method.',
  );
  moduleMethod(
    m,
    'chr',
    builtin_chr.index,
    METH_O,
    'chr($module, i, /)\n--\n\nReturn a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.',
  );
  moduleMethod(
    m,
    'compile',
    builtin_compile.index,
    METH_FASTCALL | METH_KEYWORDS,
    "compile($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)\n--\n\nCompile source into a code object that can be executed by exec() or eval().\n\nThe source code may represent a Python module, statement or expression.\nThe filename will be used for run-time error messages.\nThe mode must be 'exec' to compile a module, 'single' to compile a\nsingle (interactive) statement, or 'eval' to compile an expression.\nThe flags argument, if present, controls which future statements influence\nthe compilation of the code.\nThe dont_inherit argument, if true, stops the compilation inheriting\nthe effects of any future statements in effect in the code calling\ncompile; if absent or false these statements do influence the compilation,\nin addition to any features explicitly specified.",
  );
  moduleMethod(
    m,
    'delattr',
    builtin_delattr.index,
    METH_FASTCALL,
    "delattr($module, obj, name, /)\n--\n\nDeletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``",
  );
  moduleMethod(
    m,
    'dir',
    builtin_dir.index,
    METH_VARARGS,
    "dir([object]) -> list of strings\n\nIf called without an argument, return the names in the current scope.\nElse, return an alphabetized list of names comprising (some of) the attributes\nof the given object, and of attributes reachable from it.\nIf the object supplies a method named __dir__, it will be used; otherwise\nthe default dir() logic is used and returns:\n  for a module object: the module's attributes.\n  for a class object:  its attributes, and recursively the attributes\n    of its bases.\n  for any other object: its attributes, its class's attributes, and\n    recursively the attributes of its class's base classes.",
  );
  moduleMethod(
    m,
    'divmod',
    builtin_divmod.index,
    METH_FASTCALL,
    'divmod($module, x, y, /)\n--\n\nReturn the tuple (x//y, x%y).  Invariant: div*y + mod == x.',
  );
  moduleMethod(
    m,
    'eval',
    builtin_eval.index,
    METH_FASTCALL | METH_KEYWORDS,
    'eval($module, source, /, globals=None, locals=None)\n--\n\nEvaluate the given source in the context of globals and locals.\n\nThe source may be a string representing a Python expression\nor a code object as returned by compile().\nThe globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals and locals.\nIf only globals is given, locals defaults to it.',
  );
  moduleMethod(
    m,
    'exec',
    builtin_exec.index,
    METH_FASTCALL | METH_KEYWORDS,
    'exec($module, source, /, globals=None, locals=None, *, closure=None)\n--\n\nExecute the given source in the context of globals and locals.\n\nThe source may be a string representing one or more Python statements\nor a code object as returned by compile().\nThe globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals and locals.\nIf only globals is given, locals defaults to it.\nThe closure must be a tuple of cellvars, and can only be used\nwhen source is a code object requiring exactly that many cellvars.',
  );
  moduleMethod(
    m,
    'format',
    builtin_format.index,
    METH_FASTCALL,
    "format($module, value, format_spec='', /)\n--\n\nReturn type(value).__format__(value, format_spec)\n\nMany built-in types implement format_spec according to the\nFormat Specification Mini-language. See help('FORMATTING').\n\nIf type(value) does not supply a method named __format__\nand format_spec is empty, then str(value) is returned.\nSee also help('SPECIALMETHODS').",
  );
  moduleMethod(
    m,
    'getattr',
    builtin_getattr.index,
    METH_FASTCALL,
    "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\nWhen a default argument is given, it is returned when the attribute doesn't\nexist; without it, an exception is raised in that case.",
  );
  moduleMethod(
    m,
    'globals',
    builtin_globals.index,
    METH_NOARGS,
    "globals($module, /)\n--\n\nReturn the dictionary containing the current scope's global variables.\n\nNOTE: Updates to this dictionary *will* affect name lookups in the current\nglobal scope and vice-versa.",
  );
  moduleMethod(
    m,
    'hasattr',
    builtin_hasattr.index,
    METH_FASTCALL,
    'hasattr($module, obj, name, /)\n--\n\nReturn whether the object has an attribute with the given name.\n\nThis is done by calling getattr(obj, name) and catching AttributeError.',
  );
  moduleMethod(
    m,
    'hash',
    builtin_hash.index,
    METH_O,
    'hash($module, obj, /)\n--\n\nReturn the hash value for the given object.\n\nTwo objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true.',
  );
  moduleMethod(
    m,
    'hex',
    builtin_hex.index,
    METH_O,
    "hex($module, number, /)\n--\n\nReturn the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'",
  );
  moduleMethod(
    m,
    'id',
    builtin_id.index,
    METH_O,
    "id($module, obj, /)\n--\n\nReturn the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.\n(CPython uses the object's memory address.)",
  );
  moduleMethod(
    m,
    'input',
    builtin_input.index,
    METH_FASTCALL,
    "input($module, prompt='', /)\n--\n\nRead a string from standard input.  The trailing newline is stripped.\n\nThe prompt string, if given, is printed to standard output without a\ntrailing newline before reading input.\n\nIf the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\nOn *nix systems, readline is used if available.",
  );
  moduleMethod(
    m,
    'isinstance',
    builtin_isinstance.index,
    METH_FASTCALL,
    'isinstance($module, obj, class_or_tuple, /)\n--\n\nReturn whether an object is an instance of a class or of a subclass thereof.\n\nA tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc.',
  );
  moduleMethod(
    m,
    'issubclass',
    builtin_issubclass.index,
    METH_FASTCALL,
    "issubclass($module, cls, class_or_tuple, /)\n--\n\nReturn whether 'cls' is derived from another class or is the same class.\n\nA tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``.",
  );
  moduleMethod(
    m,
    'iter',
    builtin_iter.index,
    METH_FASTCALL,
    'iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nGet an iterator from an object.  In the first form, the argument must\nsupply its own iterator, or be a sequence.\nIn the second form, the callable is called until it returns the sentinel.',
  );
  moduleMethod(
    m,
    'aiter',
    builtin_aiter.index,
    METH_O,
    'aiter($module, async_iterable, /)\n--\n\nReturn an AsyncIterator for an AsyncIterable object.',
  );
  moduleMethod(
    m,
    'breakpoint',
    builtin_breakpoint.index,
    METH_FASTCALL | METH_KEYWORDS,
    'breakpoint($module, /, *args, **kws)\n--\n\nCall sys.breakpointhook(*args, **kws).  sys.breakpointhook() must accept\nwhatever arguments are passed.\n\nBy default, this drops you into the pdb debugger.',
  );
  moduleMethod(
    m,
    'anext',
    builtin_anext.index,
    METH_FASTCALL,
    'anext($module, aiterator, default=<unrepresentable>, /)\n--\n\nReturn the next item from the async iterator.\n\nIf default is given and the async iterator is exhausted,\nit is returned instead of raising StopAsyncIteration.',
  );
  moduleMethod(
    m,
    'len',
    builtin_len.index,
    METH_O,
    'len($module, obj, /)\n--\n\nReturn the number of items in a container.',
  );
  moduleMethod(
    m,
    'locals',
    builtin_locals.index,
    METH_NOARGS,
    "locals($module, /)\n--\n\nReturn a dictionary containing the current scope's local variables.\n\nNOTE: Whether or not updates to this dictionary will affect name lookups in\nthe local scope and vice-versa is *implementation dependent* and not\ncovered by any backwards compatibility guarantees.",
  );
  moduleMethod(
    m,
    'max',
    builtin_max.index,
    METH_FASTCALL | METH_KEYWORDS,
    'max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its biggest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the largest argument.',
  );
  moduleMethod(
    m,
    'min',
    builtin_min.index,
    METH_FASTCALL | METH_KEYWORDS,
    'min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nWith a single iterable argument, return its smallest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the smallest argument.',
  );
  moduleMethod(
    m,
    'next',
    builtin_next.index,
    METH_FASTCALL,
    'next(iterator[, default])\n\nReturn the next item from the iterator. If default is given and the iterator\nis exhausted, it is returned instead of raising StopIteration.',
  );
  moduleMethod(
    m,
    'oct',
    builtin_oct.index,
    METH_O,
    "oct($module, number, /)\n--\n\nReturn the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'",
  );
  moduleMethod(
    m,
    'ord',
    builtin_ord.index,
    METH_O,
    'ord($module, c, /)\n--\n\nReturn the Unicode code point for a one-character string.',
  );
  moduleMethod(
    m,
    'pow',
    builtin_pow.index,
    METH_FASTCALL | METH_KEYWORDS,
    'pow($module, /, base, exp, mod=None)\n--\n\nEquivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments\n\nSome types, such as ints, are able to use a more efficient algorithm when\ninvoked using the three argument form.',
  );
  moduleMethod(
    m,
    'print',
    builtin_print.index,
    METH_FASTCALL | METH_KEYWORDS,
    "print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)\n--\n\nPrints the values to a stream, or to sys.stdout by default.\n\n  sep\n    string inserted between values, default a space.\n  end\n    string appended after the last value, default a newline.\n  file\n    a file-like object (stream); defaults to the current sys.stdout.\n  flush\n    whether to forcibly flush the stream.",
  );
  moduleMethod(
    m,
    'repr',
    builtin_repr.index,
    METH_O,
    'repr($module, obj, /)\n--\n\nReturn the canonical string representation of the object.\n\nFor many object types, including most builtins, eval(repr(obj)) == obj.',
  );
  moduleMethod(
    m,
    'round',
    builtin_round.index,
    METH_FASTCALL | METH_KEYWORDS,
    'round($module, /, number, ndigits=None)\n--\n\nRound a number to a given precision in decimal digits.\n\nThe return value is an integer if ndigits is omitted or None.  Otherwise\nthe return value has the same type as the number.  ndigits may be negative.',
  );
  moduleMethod(
    m,
    'setattr',
    builtin_setattr.index,
    METH_FASTCALL,
    "setattr($module, obj, name, value, /)\n--\n\nSets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``",
  );
  moduleMethod(
    m,
    'sorted',
    builtin_sorted.index,
    METH_FASTCALL | METH_KEYWORDS,
    'sorted($module, iterable, /, *, key=None, reverse=False)\n--\n\nReturn a new list containing all items from the iterable in ascending order.\n\nA custom key function can be supplied to customize the sort order, and the\nreverse flag can be set to request the result in descending order.',
  );
  moduleMethod(
    m,
    'sum',
    builtin_sum.index,
    METH_FASTCALL | METH_KEYWORDS,
    "sum($module, iterable, /, start=0)\n--\n\nReturn the sum of a 'start' value (default: 0) plus an iterable of numbers\n\nWhen the iterable is empty, return the start value.\nThis function is intended specifically for use with numeric values and may\nreject non-numeric types.",
  );
  moduleMethod(
    m,
    'vars',
    builtin_vars.index,
    METH_VARARGS,
    'vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__.',
  );
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
