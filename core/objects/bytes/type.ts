// The type bytes. (CPython: Objects/bytesobject.c)

import { PyObject_Free } from '../../memory/obmalloc/malloc';
import { _Py_GetConfig } from '../../runtime/config';
import { Py_DECREF, Py_NewRef, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  bufferProcs,
  mappingMethods,
  method,
  numberMethods,
  sequenceMethods,
  static_type,
} from '../../runtime/register';
import {
  _Py_TPFLAGS_MATCH_SELF,
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_STATIC,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_BYTES_SUBCLASS,
} from '../../runtime/type';
import { PyErr_WarnEx } from '../../vm/warnings';
import { PyBuffer_FillInfo } from '../abstract/buffer';
import { _PyArg_UnpackKeywords } from '../args';
import { PyObject_GenericGetAttr } from '../attribute';
import { PyExc_BytesWarning } from '../exceptions/types';
import { PyUnicode_Decode } from '../str/codecs';
import { stringArg } from '../str/methods';
import { unicode_get_empty } from '../str/new';
import { bytes_mod } from '../str/percent';
import { PyTuple_Pack1 } from '../tuple';
import {
  stringlib_capitalize,
  stringlib_isalnum,
  stringlib_isalpha,
  stringlib_isascii,
  stringlib_isdigit,
  stringlib_islower,
  stringlib_isspace,
  stringlib_istitle,
  stringlib_isupper,
  stringlib_lower,
  stringlib_swapcase,
  stringlib_title,
  stringlib_upper,
} from './case';
import { bytes_hash, bytes_item, bytes_length, bytes_repr, bytes_richcompare, bytes_subscript } from './core';
import { bytes_alloc, bytes_concat, bytes_new, bytes_repeat } from './create';
import { bytes_fromhex, bytes_hex } from './hex';
import { bytes_iter, init_bytes_iter_type } from './iter';
import { PyBytes_FromStringAndSize } from './new';
import { stringlib_center, stringlib_expandtabs, stringlib_ljust, stringlib_rjust, stringlib_zfill } from './pad';
import { _Py_bytes_maketrans, bytes_replace, bytes_translate, stringlib_bytes_join } from './replace';
import {
  _Py_bytes_contains,
  _Py_bytes_count,
  _Py_bytes_endswith,
  _Py_bytes_find,
  _Py_bytes_index,
  _Py_bytes_rfind,
  _Py_bytes_rindex,
  _Py_bytes_startswith,
  bytes_removeprefix,
  bytes_removesuffix,
} from './search';
import {
  bytes_lstrip,
  bytes_partition,
  bytes_rpartition,
  bytes_rsplit,
  bytes_rstrip,
  bytes_split,
  bytes_splitlines,
  bytes_strip,
} from './split';
import { PyBytes_AS_STRING, PyBytes_CheckExact, PyBytes_GET_SIZE, PyBytes_Type, PyBytesObject_SIZE } from './struct';

/** tp_str: as repr(); -bb is not there to warn. */
function bytes_str(o: PyObject): PyObject | null {
  if (_Py_GetConfig().bytes_warning && PyErr_WarnEx(PyExc_BytesWarning, 'str() on a bytes instance', 1) < 0)
    return null;
  return bytes_repr(o);
}

function bytes_buffer_getbuffer(o: PyObject, view: usize, flags: i32): i32 {
  return PyBuffer_FillInfo(view, o, PyBytes_AS_STRING(o), PyBytes_GET_SIZE(o), 1, flags);
}

function bytes_getnewargs(o: PyObject, unused: PyObject | null): PyObject | null {
  const copy = PyBytes_FromStringAndSize(PyBytes_AS_STRING(o), PyBytes_GET_SIZE(o));
  if (!copy) return null;
  const result = PyTuple_Pack1(copy);
  Py_DECREF(copy);
  return result;
}

function bytes___bytes__(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyBytes_CheckExact(o) ? Py_NewRef(o) : PyBytes_FromStringAndSize(PyBytes_AS_STRING(o), PyBytes_GET_SIZE(o));
}

/** decode(encoding, errors) of anything that has bytes. */
export function decodeMethod(from: usize, n: i64, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'decode', 'encoding errors', 0, 0, 0, values) == 0;
  const encoding = ok ? ptrAt(values, 0) : null;
  const errors = ok ? ptrAt(values, 1) : null;
  stackFree(values);
  if (!ok) return null;
  let encodingName: usize = 0;
  let errorsName: usize = 0;
  if (encoding) {
    encodingName = stringArg(encoding, 'decode', "argument 'encoding'");
    if (!encodingName) return null;
  }
  if (errors) {
    errorsName = stringArg(errors, 'decode', "argument 'errors'");
    if (!errorsName) return null;
  }
  // Nothing is nothing in every encoding, known or not.
  return n == 0 ? unicode_get_empty() : PyUnicode_Decode(from, n, encodingName, errorsName);
}

function bytes_decode(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return decodeMethod(PyBytes_AS_STRING(o), PyBytes_GET_SIZE(o), args, nargs, kwnames);
}

export function init_bytes_type(): void {
  const t = PyBytes_Type;
  static_type(
    t,
    'bytes',
    PyBytesObject_SIZE,
    1,
    Py_TPFLAGS_BASETYPE | Py_TPFLAGS_BYTES_SUBCLASS | _Py_TPFLAGS_MATCH_SELF,
    'bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n  - an integer',
  );
  t.tp_repr = bytes_repr.index;
  t.tp_hash = bytes_hash.index;
  t.tp_str = bytes_str.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_richcompare = bytes_richcompare.index;
  t.tp_iter = bytes_iter.index;
  t.tp_alloc = bytes_alloc.index;
  t.tp_new = bytes_new.index;
  t.tp_free = PyObject_Free.index;
  bufferProcs(t).bf_getbuffer = bytes_buffer_getbuffer.index;
  numberMethods(t).nb_remainder = bytes_mod.index;
  const sq = sequenceMethods(t);
  sq.sq_length = bytes_length.index;
  sq.sq_concat = bytes_concat.index;
  sq.sq_repeat = bytes_repeat.index;
  sq.sq_item = bytes_item.index;
  sq.sq_contains = _Py_bytes_contains.index;
  const mp = mappingMethods(t);
  mp.mp_length = bytes_length.index;
  mp.mp_subscript = bytes_subscript.index;
  method(t, '__getnewargs__', bytes_getnewargs.index, METH_NOARGS, '');
  method(
    t,
    '__bytes__',
    bytes___bytes__.index,
    METH_NOARGS,
    '__bytes__($self, /)\n--\n\nConvert this value to exact type bytes.',
  );
  method(
    t,
    'capitalize',
    stringlib_capitalize.index,
    METH_NOARGS,
    'B.capitalize() -> copy of B\n\nReturn a copy of B with only its first character capitalized (ASCII)\nand the rest lower-cased.',
  );
  method(
    t,
    'center',
    stringlib_center.index,
    METH_FASTCALL,
    "center($self, width, fillchar=b' ', /)\n--\n\nReturn a centered string of length width.\n\nPadding is done using the specified fill character.",
  );
  method(
    t,
    'count',
    _Py_bytes_count.index,
    METH_FASTCALL,
    "count($self, sub[, start[, end]], /)\n--\n\nReturn the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.",
  );
  method(
    t,
    'decode',
    bytes_decode.index,
    METH_FASTCALL | METH_KEYWORDS,
    "decode($self, /, encoding='utf-8', errors='strict')\n--\n\nDecode the bytes using the codec registered for encoding.\n\n  encoding\n    The encoding with which to decode the bytes.\n  errors\n    The error handling scheme to use for the handling of decoding errors.\n    The default is 'strict' meaning that decoding errors raise a\n    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n    as well as any other name registered with codecs.register_error that\n    can handle UnicodeDecodeErrors.",
  );
  method(
    t,
    'endswith',
    _Py_bytes_endswith.index,
    METH_FASTCALL,
    'endswith($self, suffix[, start[, end]], /)\n--\n\nReturn True if the bytes ends with the specified suffix, False otherwise.\n\n  suffix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.',
  );
  method(
    t,
    'expandtabs',
    stringlib_expandtabs.index,
    METH_FASTCALL | METH_KEYWORDS,
    'expandtabs($self, /, tabsize=8)\n--\n\nReturn a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed.',
  );
  method(
    t,
    'find',
    _Py_bytes_find.index,
    METH_FASTCALL,
    "find($self, sub[, start[, end]], /)\n--\n\nReturn the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nReturn -1 on failure.",
  );
  method(
    t,
    'fromhex',
    bytes_fromhex.index,
    METH_O | METH_CLASS,
    "fromhex($type, string, /)\n--\n\nCreate a bytes object from a string of hexadecimal numbers.\n\nSpaces between two numbers are accepted.\nExample: bytes.fromhex('B9 01EF') -> b'\\\\xb9\\\\x01\\\\xef'.",
  );
  method(
    t,
    'hex',
    bytes_hex.index,
    METH_FASTCALL | METH_KEYWORDS,
    "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nCreate a string of hexadecimal numbers from a bytes object.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.\n\nExample:\n>>> value = b'\\xb9\\x01\\xef'\n>>> value.hex()\n'b901ef'\n>>> value.hex(':')\n'b9:01:ef'\n>>> value.hex(':', 2)\n'b9:01ef'\n>>> value.hex(':', -2)\n'b901:ef'",
  );
  method(
    t,
    'index',
    _Py_bytes_index.index,
    METH_FASTCALL,
    "index($self, sub[, start[, end]], /)\n--\n\nReturn the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found.",
  );
  method(
    t,
    'isalnum',
    stringlib_isalnum.index,
    METH_NOARGS,
    'B.isalnum() -> bool\n\nReturn True if all characters in B are alphanumeric\nand there is at least one character in B, False otherwise.',
  );
  method(
    t,
    'isalpha',
    stringlib_isalpha.index,
    METH_NOARGS,
    'B.isalpha() -> bool\n\nReturn True if all characters in B are alphabetic\nand there is at least one character in B, False otherwise.',
  );
  method(
    t,
    'isascii',
    stringlib_isascii.index,
    METH_NOARGS,
    'B.isascii() -> bool\n\nReturn True if B is empty or all characters in B are ASCII,\nFalse otherwise.',
  );
  method(
    t,
    'isdigit',
    stringlib_isdigit.index,
    METH_NOARGS,
    'B.isdigit() -> bool\n\nReturn True if all characters in B are digits\nand there is at least one character in B, False otherwise.',
  );
  method(
    t,
    'islower',
    stringlib_islower.index,
    METH_NOARGS,
    'B.islower() -> bool\n\nReturn True if all cased characters in B are lowercase and there is\nat least one cased character in B, False otherwise.',
  );
  method(
    t,
    'isspace',
    stringlib_isspace.index,
    METH_NOARGS,
    'B.isspace() -> bool\n\nReturn True if all characters in B are whitespace\nand there is at least one character in B, False otherwise.',
  );
  method(
    t,
    'istitle',
    stringlib_istitle.index,
    METH_NOARGS,
    'B.istitle() -> bool\n\nReturn True if B is a titlecased string and there is at least one\ncharacter in B, i.e. uppercase characters may only follow uncased\ncharacters and lowercase characters only cased ones. Return False\notherwise.',
  );
  method(
    t,
    'isupper',
    stringlib_isupper.index,
    METH_NOARGS,
    'B.isupper() -> bool\n\nReturn True if all cased characters in B are uppercase and there is\nat least one cased character in B, False otherwise.',
  );
  method(
    t,
    'join',
    stringlib_bytes_join.index,
    METH_O,
    "join($self, iterable_of_bytes, /)\n--\n\nConcatenate any number of bytes objects.\n\nThe bytes whose method is called is inserted in between each pair.\n\nThe result is returned as a new bytes object.\n\nExample: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'.",
  );
  method(
    t,
    'ljust',
    stringlib_ljust.index,
    METH_FASTCALL,
    "ljust($self, width, fillchar=b' ', /)\n--\n\nReturn a left-justified string of length width.\n\nPadding is done using the specified fill character.",
  );
  method(
    t,
    'lower',
    stringlib_lower.index,
    METH_NOARGS,
    'B.lower() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to lowercase.',
  );
  method(
    t,
    'lstrip',
    bytes_lstrip.index,
    METH_FASTCALL,
    'lstrip($self, bytes=None, /)\n--\n\nStrip leading bytes contained in the argument.\n\nIf the argument is omitted or None, strip leading  ASCII whitespace.',
  );
  method(
    t,
    'maketrans',
    _Py_bytes_maketrans.index,
    METH_FASTCALL | METH_STATIC,
    'maketrans(frm, to, /)\n--\n\nReturn a translation table usable for the bytes or bytearray translate method.\n\nThe returned table will be one where each byte in frm is mapped to the byte at\nthe same position in to.\n\nThe bytes objects frm and to must be of the same length.',
  );
  method(
    t,
    'partition',
    bytes_partition.index,
    METH_O,
    'partition($self, sep, /)\n--\n\nPartition the bytes into three parts using the given separator.\n\nThis will search for the separator sep in the bytes. If the separator is found,\nreturns a 3-tuple containing the part before the separator, the separator\nitself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing the original bytes\nobject and two empty bytes objects.',
  );
  method(
    t,
    'replace',
    bytes_replace.index,
    METH_FASTCALL,
    'replace($self, old, new, count=-1, /)\n--\n\nReturn a copy with all occurrences of substring old replaced by new.\n\n  count\n    Maximum number of occurrences to replace.\n    -1 (the default value) means replace all occurrences.\n\nIf the optional argument count is given, only the first count occurrences are\nreplaced.',
  );
  method(
    t,
    'removeprefix',
    bytes_removeprefix.index,
    METH_O,
    'removeprefix($self, prefix, /)\n--\n\nReturn a bytes object with the given prefix string removed if present.\n\nIf the bytes starts with the prefix string, return bytes[len(prefix):].\nOtherwise, return a copy of the original bytes.',
  );
  method(
    t,
    'removesuffix',
    bytes_removesuffix.index,
    METH_O,
    'removesuffix($self, suffix, /)\n--\n\nReturn a bytes object with the given suffix string removed if present.\n\nIf the bytes ends with the suffix string and that suffix is not empty,\nreturn bytes[:-len(prefix)].  Otherwise, return a copy of the original\nbytes.',
  );
  method(
    t,
    'rfind',
    _Py_bytes_rfind.index,
    METH_FASTCALL,
    "rfind($self, sub[, start[, end]], /)\n--\n\nReturn the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nReturn -1 on failure.",
  );
  method(
    t,
    'rindex',
    _Py_bytes_rindex.index,
    METH_FASTCALL,
    "rindex($self, sub[, start[, end]], /)\n--\n\nReturn the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found.",
  );
  method(
    t,
    'rjust',
    stringlib_rjust.index,
    METH_FASTCALL,
    "rjust($self, width, fillchar=b' ', /)\n--\n\nReturn a right-justified string of length width.\n\nPadding is done using the specified fill character.",
  );
  method(
    t,
    'rpartition',
    bytes_rpartition.index,
    METH_O,
    'rpartition($self, sep, /)\n--\n\nPartition the bytes into three parts using the given separator.\n\nThis will search for the separator sep in the bytes, starting at the end. If\nthe separator is found, returns a 3-tuple containing the part before the\nseparator, the separator itself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing two empty bytes\nobjects and the original bytes object.',
  );
  method(
    t,
    'rsplit',
    bytes_rsplit.index,
    METH_FASTCALL | METH_KEYWORDS,
    'rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the sections in the bytes, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytes.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit.\n\nSplitting is done starting at the end of the bytes and working to the front.',
  );
  method(
    t,
    'rstrip',
    bytes_rstrip.index,
    METH_FASTCALL,
    'rstrip($self, bytes=None, /)\n--\n\nStrip trailing bytes contained in the argument.\n\nIf the argument is omitted or None, strip trailing ASCII whitespace.',
  );
  method(
    t,
    'split',
    bytes_split.index,
    METH_FASTCALL | METH_KEYWORDS,
    'split($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the sections in the bytes, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytes.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit.',
  );
  method(
    t,
    'splitlines',
    bytes_splitlines.index,
    METH_FASTCALL | METH_KEYWORDS,
    'splitlines($self, /, keepends=False)\n--\n\nReturn a list of the lines in the bytes, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue.',
  );
  method(
    t,
    'startswith',
    _Py_bytes_startswith.index,
    METH_FASTCALL,
    'startswith($self, prefix[, start[, end]], /)\n--\n\nReturn True if the bytes starts with the specified prefix, False otherwise.\n\n  prefix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.',
  );
  method(
    t,
    'strip',
    bytes_strip.index,
    METH_FASTCALL,
    'strip($self, bytes=None, /)\n--\n\nStrip leading and trailing bytes contained in the argument.\n\nIf the argument is omitted or None, strip leading and trailing ASCII whitespace.',
  );
  method(
    t,
    'swapcase',
    stringlib_swapcase.index,
    METH_NOARGS,
    'B.swapcase() -> copy of B\n\nReturn a copy of B with uppercase ASCII characters converted\nto lowercase ASCII and vice versa.',
  );
  method(
    t,
    'title',
    stringlib_title.index,
    METH_NOARGS,
    'B.title() -> copy of B\n\nReturn a titlecased version of B, i.e. ASCII words start with uppercase\ncharacters, all remaining cased characters have lowercase.',
  );
  method(
    t,
    'translate',
    bytes_translate.index,
    METH_FASTCALL | METH_KEYWORDS,
    "translate($self, table, /, delete=b'')\n--\n\nReturn a copy with each character mapped by the given translation table.\n\n  table\n    Translation table, which must be a bytes object of length 256.\n\nAll characters occurring in the optional argument delete are removed.\nThe remaining characters are mapped through the given translation table.",
  );
  method(
    t,
    'upper',
    stringlib_upper.index,
    METH_NOARGS,
    'B.upper() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to uppercase.',
  );
  method(
    t,
    'zfill',
    stringlib_zfill.index,
    METH_O,
    'zfill($self, width, /)\n--\n\nPad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe original string is never truncated.',
  );
  init_bytes_iter_type();
}
