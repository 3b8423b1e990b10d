// The functions of builtins, in CPython's order: what each says of itself. (CPython: Python/bltinmodule.c)

import { moduleMethod } from '../../objects/module';
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

/** Adds the functions to the module. */
export function addFunctions(m: PyObject): void {
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
