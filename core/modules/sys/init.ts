// The sys module. (CPython: Python/sysmodule.c, _PySys_Create)

import { Py_False } from '../../objects/bool';
import { PyDict_GetItemString, PyDict_New } from '../../objects/dict/dict';
import { PyLong_FromLong } from '../../objects/int';
import { PyList_New } from '../../objects/list';
import { moduleMethod, newNativeModule, PyModule_GetDict } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Splitlines } from '../../objects/str/split';
import { PySys_SetObject } from '../../objects/sys-attributes';
import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../../runtime/cold';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { PyObject } from '../../runtime/object';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O, METH_VARARGS } from '../../runtime/type';
import { builtinModuleNames } from '../inittab';
import { addAsyncFunctions } from './async';
import {
  sys__clear_type_cache,
  sys__debugmallocstats,
  sys__getframe,
  sys__is_gil_enabled,
  sys__is_interned,
  sys_displayhook,
  sys_exc_info,
  sys_exception,
  sys_exit,
  sys_get_int_max_str_digits,
  sys_getallocatedblocks,
  sys_getdefaultencoding,
  sys_getfilesystemencodeerrors,
  sys_getfilesystemencoding,
  sys_getrecursionlimit,
  sys_getrefcount,
  sys_getsizeof,
  sys_getunicodeinternedsize,
  sys_intern,
  sys_is_finalizing,
  sys_set_int_max_str_digits,
  sys_setrecursionlimit,
} from './functions';
import { sys_excepthook } from './hooks';
import { addMoreFunctions } from './more';
import { make_stdlib_module_names } from './stdlib-names';
import { addStructSequences } from './structseq';
import { add_trace_functions } from './trace';
import { sys_unraisablehook } from './unraisable';

function addFunctions(m: PyObject): void {
  add_trace_functions(m);
  moduleMethod(
    m,
    '_clear_type_cache',
    sys__clear_type_cache.index,
    METH_NOARGS,
    '_clear_type_cache($module, /)\n--\n\nClear the internal type lookup cache.',
  );
  moduleMethod(
    m,
    'displayhook',
    sys_displayhook.index,
    METH_O,
    'displayhook($module, object, /)\n--\n\nPrint an object to sys.stdout and also save it in builtins._',
  );
  moduleMethod(
    m,
    'exception',
    sys_exception.index,
    METH_NOARGS,
    'exception($module, /)\n--\n\nReturn the current exception.\n\nReturn the most recent exception caught by an except clause\nin the current stack frame or in an older stack frame, or None\nif no such exception exists.',
  );
  moduleMethod(
    m,
    'exc_info',
    sys_exc_info.index,
    METH_NOARGS,
    'exc_info($module, /)\n--\n\nReturn current exception information: (type, value, traceback).\n\nReturn information about the most recent exception caught by an except\nclause in the current stack frame or in an older stack frame.',
  );
  moduleMethod(
    m,
    'excepthook',
    sys_excepthook.index,
    METH_FASTCALL,
    'excepthook($module, exctype, value, traceback, /)\n--\n\nHandle an exception by displaying it with a traceback on sys.stderr.',
  );
  moduleMethod(
    m,
    'exit',
    sys_exit.index,
    METH_FASTCALL,
    'exit($module, status=None, /)\n--\n\nExit the interpreter by raising SystemExit(status).\n\nIf the status is omitted or None, it defaults to zero (i.e., success).\nIf the status is an integer, it will be used as the system exit status.\nIf it is another kind of object, it will be printed and the system\nexit status will be one (i.e., failure).',
  );
  moduleMethod(
    m,
    'getdefaultencoding',
    sys_getdefaultencoding.index,
    METH_NOARGS,
    'getdefaultencoding($module, /)\n--\n\nReturn the current default encoding used by the Unicode implementation.',
  );
  moduleMethod(
    m,
    'getallocatedblocks',
    sys_getallocatedblocks.index,
    METH_NOARGS,
    'getallocatedblocks($module, /)\n--\n\nReturn the number of memory blocks currently allocated.',
  );
  moduleMethod(
    m,
    'getunicodeinternedsize',
    sys_getunicodeinternedsize.index,
    METH_FASTCALL | METH_KEYWORDS,
    'getunicodeinternedsize($module, /, *, _only_immortal=False)\n--\n\nReturn the number of elements of the unicode interned dictionary',
  );
  moduleMethod(
    m,
    'getfilesystemencoding',
    sys_getfilesystemencoding.index,
    METH_NOARGS,
    'getfilesystemencoding($module, /)\n--\n\nReturn the encoding used to convert Unicode filenames to OS filenames.',
  );
  moduleMethod(
    m,
    'getfilesystemencodeerrors',
    sys_getfilesystemencodeerrors.index,
    METH_NOARGS,
    'getfilesystemencodeerrors($module, /)\n--\n\nReturn the error mode used Unicode to OS filename conversion.',
  );
  moduleMethod(
    m,
    'getrefcount',
    sys_getrefcount.index,
    METH_O,
    'getrefcount($module, object, /)\n--\n\nReturn the reference count of object.\n\nThe count returned is generally one higher than you might expect,\nbecause it includes the (temporary) reference as an argument to\ngetrefcount().',
  );
  moduleMethod(
    m,
    'getrecursionlimit',
    sys_getrecursionlimit.index,
    METH_NOARGS,
    'getrecursionlimit($module, /)\n--\n\nReturn the current value of the recursion limit.\n\nThe recursion limit is the maximum depth of the Python interpreter\nstack.  This limit prevents infinite recursion from causing an overflow\nof the C stack and crashing Python.',
  );
  moduleMethod(
    m,
    'getsizeof',
    sys_getsizeof.index,
    METH_VARARGS | METH_KEYWORDS,
    'getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes.',
  );
  moduleMethod(
    m,
    '_getframe',
    sys__getframe.index,
    METH_FASTCALL,
    '_getframe($module, depth=0, /)\n--\n\nReturn a frame object from the call stack.\n\nIf optional integer depth is given, return the frame object that many\ncalls below the top of the stack.  If that is deeper than the call\nstack, ValueError is raised.  The default for depth is zero, returning\nthe frame at the top of the call stack.\n\nThis function should be used for internal and specialized purposes\nonly.',
  );
  moduleMethod(
    m,
    'intern',
    sys_intern.index,
    METH_O,
    "intern($module, string, /)\n--\n\n``Intern'' the given string.\n\nThis enters the string in the (global) table of interned strings whose\npurpose is to speed up dictionary lookups. Return the string itself or\nthe previously interned string object with the same value.",
  );
  moduleMethod(
    m,
    '_is_interned',
    sys__is_interned.index,
    METH_O,
    '_is_interned($module, string, /)\n--\n\nReturn True if the given string is "interned".',
  );
  moduleMethod(
    m,
    'is_finalizing',
    sys_is_finalizing.index,
    METH_NOARGS,
    'is_finalizing($module, /)\n--\n\nReturn True if Python is exiting.',
  );
  moduleMethod(
    m,
    'setrecursionlimit',
    sys_setrecursionlimit.index,
    METH_O,
    'setrecursionlimit($module, limit, /)\n--\n\nSet the maximum depth of the Python interpreter stack to n.\n\nThis limit prevents infinite recursion from causing an overflow of the C\nstack and crashing Python.  The highest possible limit is platform-\ndependent.',
  );
  moduleMethod(
    m,
    '_debugmallocstats',
    sys__debugmallocstats.index,
    METH_NOARGS,
    "_debugmallocstats($module, /)\n--\n\nPrint summary info to stderr about the state of pymalloc's structures.\n\nIn Py_DEBUG mode, also perform some expensive internal consistency\nchecks.",
  );
  moduleMethod(
    m,
    'unraisablehook',
    sys_unraisablehook.index,
    METH_O,
    'unraisablehook($module, unraisable, /)\n--\n\nHandle an unraisable exception.\n\nThe unraisable argument has the following attributes:\n\n* exc_type: Exception type.\n* exc_value: Exception value, can be None.\n* exc_traceback: Exception traceback, can be None.\n* err_msg: Error message, can be None.\n* object: Object causing the exception, can be None.',
  );
  moduleMethod(
    m,
    'get_int_max_str_digits',
    sys_get_int_max_str_digits.index,
    METH_NOARGS,
    'get_int_max_str_digits($module, /)\n--\n\nReturn the maximum string digits limit for non-binary int<->str conversions.',
  );
  moduleMethod(
    m,
    'set_int_max_str_digits',
    sys_set_int_max_str_digits.index,
    METH_FASTCALL | METH_KEYWORDS,
    'set_int_max_str_digits($module, /, maxdigits)\n--\n\nSet the maximum string digits limit for non-binary int<->str conversions.',
  );
  moduleMethod(
    m,
    '_is_gil_enabled',
    sys__is_gil_enabled.index,
    METH_NOARGS,
    '_is_gil_enabled($module, /)\n--\n\nReturn True if the GIL is currently enabled and False otherwise.',
  );
}

/** sys.name = value (stolen; NULL fails). */
function set(name: string, value: PyObject | null): bool {
  if (!value) return false;
  const r = PySys_SetObject(name, value);
  Py_DECREF(value);
  return r == 0;
}

function setText(name: string, value: string): bool {
  return set(name, PyUnicode_FromString(value));
}

function setInt(name: string, value: i64): bool {
  return set(name, PyLong_FromLong(value));
}

function addConstants(): bool {
  const hooks =
    setHook('__displayhook__', 'displayhook') &&
    setHook('__excepthook__', 'excepthook') &&
    setHook('__unraisablehook__', 'unraisablehook');
  return (
    hooks &&
    setText('version', '3.13.0 (Pellucid) [AssemblyScript]') &&
    setInt('hexversion', 0x030d00f0) &&
    setText(
      'copyright',
      'Copyright (c) 2001-2024 Python Software Foundation.\nAll Rights Reserved.\n\nCopyright (c) 2000 BeOpen.com.\nAll Rights Reserved.\n\nCopyright (c) 1995-2001 Corporation for National Research Initiatives.\nAll Rights Reserved.\n\nCopyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.\nAll Rights Reserved.',
    ) &&
    setInt('api_version', 1013) &&
    setText('platform', 'pellucid') &&
    setInt('maxsize', i64.MAX_VALUE) &&
    setInt('maxunicode', 0x10ffff) &&
    setText('byteorder', 'little') &&
    setText('abiflags', '') &&
    setText('float_repr_style', 'short') &&
    set('path', libraryPath()) &&
    set('argv', PyList_New(0)) &&
    set('orig_argv', PyList_New(0)) &&
    set('meta_path', PyList_New(0)) &&
    set('path_hooks', PyList_New(0)) &&
    set('path_importer_cache', PyDict_New()) &&
    set('warnoptions', PyList_New(0)) &&
    set('_xoptions', PyDict_New()) &&
    setText('executable', '') &&
    setText('prefix', '/pellucid') &&
    setText('exec_prefix', '/pellucid') &&
    setText('base_prefix', '/pellucid') &&
    setText('base_exec_prefix', '/pellucid') &&
    setText('_stdlib_dir', '/pellucid/lib/python3.13') &&
    setText('_framework', '') &&
    set('_home', Py_None) &&
    set('builtin_module_names', builtinModuleNames()) &&
    setText('platlibdir', 'lib') &&
    set('dont_write_bytecode', Py_False) &&
    set('pycache_prefix', Py_None) &&
    set('stdlib_module_names', make_stdlib_module_names()) &&
    addStructSequences()
  );
}

// new: where modules are looked for when nobody says otherwise
function libraryPath(): PyObject | null {
  const text = PyUnicode_FromString(
    '/pellucid/lib/python313.zip\n/pellucid/lib/python3.13\n/pellucid/lib/python3.13/lib-dynload',
  );
  const path: PyObject | null = text ? PyUnicode_Splitlines(text, 0) : null;
  Py_XDECREF(text);
  return path;
}

/** sys.dunder = sys.name */
function setHook(dunder: string, name: string): bool {
  const value = PyDict_GetItemString(_PyInterpreterState_GET().sysdict!, name);
  return value != null && PySys_SetObject(dunder, value) == 0;
}

// new: the module; NULL with the exception set
export function init_sys_module(): PyObject | null {
  const interp = _PyInterpreterState_GET();
  const modules = PyDict_New();
  if (!modules) return null;
  interp.imports_modules = modules;
  const m = newNativeModule(
    'sys',
    "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.\n\nDynamic objects:\n\nargv -- command line arguments; argv[0] is the script pathname if known\npath -- module search path; path[0] is the script directory, else ''\nmodules -- dictionary of loaded modules\n\ndisplayhook -- called to show results in an interactive session\nexcepthook -- called to handle any uncaught exception other than SystemExit\n  To customize printing in an interactive session or to install a custom\n  top-level exception handler, assign other functions to replace these.\n\nstdin -- standard input file object; used by input()\nstdout -- standard output file object; used by print()\nstderr -- standard error object; used for error messages\n  By assigning other file objects (or objects that behave like files)\n  to these, it is possible to redirect all of the interpreter's I/O.\n\nlast_exc - the last uncaught exception\n  Only available in an interactive session after a\n  traceback has been printed.\nlast_type -- type of last uncaught exception\nlast_value -- value of last uncaught exception\nlast_traceback -- traceback of last uncaught exception\n  These three are the (deprecated) legacy representation of last_exc.\n\nStatic objects:\n\nbuiltin_module_names -- tuple of module names built into this interpreter\ncopyright -- copyright notice pertaining to this interpreter\nexec_prefix -- prefix used to find the machine-specific Python library\nexecutable -- absolute path of the executable binary of the Python interpreter\nfloat_info -- a named tuple with information about the float implementation.\nfloat_repr_style -- string indicating the style of repr() output for floats\nhash_info -- a named tuple with information about the hash algorithm.\nhexversion -- version information encoded as a single integer\nimplementation -- Python implementation information.\nint_info -- a named tuple with information about the int implementation.\nmaxsize -- the largest supported length of containers.\nmaxunicode -- the value of the largest Unicode code point\nplatform -- platform identifier\nprefix -- prefix used to find the Python library\nthread_info -- a named tuple with information about the thread implementation.\nversion -- the version of this interpreter as a string\nversion_info -- version information as a named tuple\n__stdin__ -- the original stdin; don't touch!\n__stdout__ -- the original stdout; don't touch!\n__stderr__ -- the original stderr; don't touch!\n__displayhook__ -- the original displayhook; don't touch!\n__excepthook__ -- the original excepthook; don't touch!\n\nFunctions:\n\ndisplayhook() -- print an object to the screen, and save it in builtins._\nexcepthook() -- print an exception and its traceback to sys.stderr\nexception() -- return the current thread's active exception\nexc_info() -- return information about the current thread's active exception\nexit() -- exit the interpreter by raising SystemExit\ngetdlopenflags() -- returns flags to be used for dlopen() calls\ngetprofile() -- get the global profiling function\ngetrefcount() -- return the reference count for an object (plus one :-)\ngetrecursionlimit() -- return the max recursion depth for the interpreter\ngetsizeof() -- return the size of an object in bytes\ngettrace() -- get the global debug tracing function\nsetdlopenflags() -- set the flags to be used for dlopen() calls\nsetprofile() -- set the global profiling function\nsetrecursionlimit() -- set the max recursion depth for the interpreter\nsettrace() -- set the global debug tracing function\n",
    false,
  );
  if (!m) return null;
  interp.sysdict = Py_NewRef<PyObject>(PyModule_GetDict(m));
  addFunctions(m);
  if (PySys_SetObject('modules', modules) == 0 && addConstants() && addAsyncFunctions(m) == 0 && addMoreFunctions(m))
    return m;
  Py_DECREF(m);
  return null;
}
