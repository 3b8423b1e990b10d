// bytearray's methods: what each says of itself. (CPython: Objects/bytearrayobject.c)

import { method } from '../../runtime/register';
import {
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_STATIC,
  PyTypeObject,
} from '../../runtime/type';
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
} from '../bytes/case';
import { bytes_fromhex } from '../bytes/hex';
import {
  stringlib_center,
  stringlib_expandtabs,
  stringlib_ljust,
  stringlib_rjust,
  stringlib_zfill,
} from '../bytes/pad';
import { _Py_bytes_maketrans, bytes_replace, bytes_translate } from '../bytes/replace';
import {
  _Py_bytes_count,
  _Py_bytes_endswith,
  _Py_bytes_find,
  _Py_bytes_index,
  _Py_bytes_rfind,
  _Py_bytes_rindex,
  _Py_bytes_startswith,
  bytes_removeprefix,
  bytes_removesuffix,
} from '../bytes/search';
import {
  bytes_lstrip,
  bytes_partition,
  bytes_rpartition,
  bytes_rsplit,
  bytes_rstrip,
  bytes_split,
  bytes_splitlines,
  bytes_strip,
} from '../bytes/split';
import {
  bytearray_alloc,
  bytearray_append,
  bytearray_clear,
  bytearray_copy,
  bytearray_decode,
  bytearray_extend,
  bytearray_hex,
  bytearray_insert,
  bytearray_join,
  bytearray_pop,
  bytearray_reduce,
  bytearray_reduce_ex,
  bytearray_remove,
  bytearray_reverse,
  bytearray_sizeof,
} from './methods';

/** bytearray's methods, in CPython's order. */
export function addMethods(t: PyTypeObject): void {
  method(
    t,
    '__alloc__',
    bytearray_alloc.index,
    METH_NOARGS,
    '__alloc__($self, /)\n--\n\nB.__alloc__() -> int\n\nReturn the number of bytes actually allocated.',
  );
  method(
    t,
    '__reduce__',
    bytearray_reduce.index,
    METH_NOARGS,
    '__reduce__($self, /)\n--\n\nReturn state information for pickling.',
  );
  method(
    t,
    '__reduce_ex__',
    bytearray_reduce_ex.index,
    METH_FASTCALL,
    '__reduce_ex__($self, proto=0, /)\n--\n\nReturn state information for pickling.',
  );
  method(
    t,
    '__sizeof__',
    bytearray_sizeof.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nReturns the size of the bytearray object in memory, in bytes.',
  );
  method(
    t,
    'append',
    bytearray_append.index,
    METH_O,
    'append($self, item, /)\n--\n\nAppend a single item to the end of the bytearray.\n\n  item\n    The item to be appended.',
  );
  method(
    t,
    'capitalize',
    stringlib_capitalize.index,
    METH_NOARGS,
    'capitalize($self, /)\n--\n\nB.capitalize() -> copy of B\n\nReturn a copy of B with only its first character capitalized (ASCII)\nand the rest lower-cased.',
  );
  method(
    t,
    'center',
    stringlib_center.index,
    METH_FASTCALL,
    "center($self, width, fillchar=b' ', /)\n--\n\nReturn a centered string of length width.\n\nPadding is done using the specified fill character.",
  );
  method(t, 'clear', bytearray_clear.index, METH_NOARGS, 'clear($self, /)\n--\n\nRemove all items from the bytearray.');
  method(t, 'copy', bytearray_copy.index, METH_NOARGS, 'copy($self, /)\n--\n\nReturn a copy of B.');
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
    bytearray_decode.index,
    METH_FASTCALL | METH_KEYWORDS,
    "decode($self, /, encoding='utf-8', errors='strict')\n--\n\nDecode the bytearray using the codec registered for encoding.\n\n  encoding\n    The encoding with which to decode the bytearray.\n  errors\n    The error handling scheme to use for the handling of decoding errors.\n    The default is 'strict' meaning that decoding errors raise a\n    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n    as well as any other name registered with codecs.register_error that\n    can handle UnicodeDecodeErrors.",
  );
  method(
    t,
    'endswith',
    _Py_bytes_endswith.index,
    METH_FASTCALL,
    'endswith($self, suffix[, start[, end]], /)\n--\n\nReturn True if the bytearray ends with the specified suffix, False otherwise.\n\n  suffix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytearray.\n  end\n    Optional stop position. Default: end of the bytearray.',
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
    'extend',
    bytearray_extend.index,
    METH_O,
    'extend($self, iterable_of_ints, /)\n--\n\nAppend all the items from the iterator or sequence to the end of the bytearray.\n\n  iterable_of_ints\n    The iterable of items to append.',
  );
  method(
    t,
    'find',
    _Py_bytes_find.index,
    METH_FASTCALL,
    "find($self, sub[, start[, end]], /)\n--\n\nReturn the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nReturn -1 on failure.",
  );
  method(
    t,
    'fromhex',
    bytes_fromhex.index,
    METH_O | METH_CLASS,
    "fromhex($type, string, /)\n--\n\nCreate a bytearray object from a string of hexadecimal numbers.\n\nSpaces between two numbers are accepted.\nExample: bytearray.fromhex('B9 01EF') -> bytearray(b'\\\\xb9\\\\x01\\\\xef')",
  );
  method(
    t,
    'hex',
    bytearray_hex.index,
    METH_FASTCALL | METH_KEYWORDS,
    "hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nCreate a string of hexadecimal numbers from a bytearray object.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.\n\nExample:\n>>> value = bytearray([0xb9, 0x01, 0xef])\n>>> value.hex()\n'b901ef'\n>>> value.hex(':')\n'b9:01:ef'\n>>> value.hex(':', 2)\n'b9:01ef'\n>>> value.hex(':', -2)\n'b901:ef'",
  );
  method(
    t,
    'index',
    _Py_bytes_index.index,
    METH_FASTCALL,
    "index($self, sub[, start[, end]], /)\n--\n\nReturn the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found.",
  );
  method(
    t,
    'insert',
    bytearray_insert.index,
    METH_FASTCALL,
    'insert($self, index, item, /)\n--\n\nInsert a single item into the bytearray before the given index.\n\n  index\n    The index where the value is to be inserted.\n  item\n    The item to be inserted.',
  );
  method(
    t,
    'isalnum',
    stringlib_isalnum.index,
    METH_NOARGS,
    'isalnum($self, /)\n--\n\nB.isalnum() -> bool\n\nReturn True if all characters in B are alphanumeric\nand there is at least one character in B, False otherwise.',
  );
  method(
    t,
    'isalpha',
    stringlib_isalpha.index,
    METH_NOARGS,
    'isalpha($self, /)\n--\n\nB.isalpha() -> bool\n\nReturn True if all characters in B are alphabetic\nand there is at least one character in B, False otherwise.',
  );
  method(
    t,
    'isascii',
    stringlib_isascii.index,
    METH_NOARGS,
    'isascii($self, /)\n--\n\nB.isascii() -> bool\n\nReturn True if B is empty or all characters in B are ASCII,\nFalse otherwise.',
  );
  method(
    t,
    'isdigit',
    stringlib_isdigit.index,
    METH_NOARGS,
    'isdigit($self, /)\n--\n\nB.isdigit() -> bool\n\nReturn True if all characters in B are digits\nand there is at least one character in B, False otherwise.',
  );
  method(
    t,
    'islower',
    stringlib_islower.index,
    METH_NOARGS,
    'islower($self, /)\n--\n\nB.islower() -> bool\n\nReturn True if all cased characters in B are lowercase and there is\nat least one cased character in B, False otherwise.',
  );
  method(
    t,
    'isspace',
    stringlib_isspace.index,
    METH_NOARGS,
    'isspace($self, /)\n--\n\nB.isspace() -> bool\n\nReturn True if all characters in B are whitespace\nand there is at least one character in B, False otherwise.',
  );
  method(
    t,
    'istitle',
    stringlib_istitle.index,
    METH_NOARGS,
    'istitle($self, /)\n--\n\nB.istitle() -> bool\n\nReturn True if B is a titlecased string and there is at least one\ncharacter in B, i.e. uppercase characters may only follow uncased\ncharacters and lowercase characters only cased ones. Return False\notherwise.',
  );
  method(
    t,
    'isupper',
    stringlib_isupper.index,
    METH_NOARGS,
    'isupper($self, /)\n--\n\nB.isupper() -> bool\n\nReturn True if all cased characters in B are uppercase and there is\nat least one cased character in B, False otherwise.',
  );
  method(
    t,
    'join',
    bytearray_join.index,
    METH_O,
    'join($self, iterable_of_bytes, /)\n--\n\nConcatenate any number of bytes/bytearray objects.\n\nThe bytearray whose method is called is inserted in between each pair.\n\nThe result is returned as a new bytearray object.',
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
    'lower($self, /)\n--\n\nB.lower() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to lowercase.',
  );
  method(
    t,
    'lstrip',
    bytes_lstrip.index,
    METH_FASTCALL,
    'lstrip($self, bytes=None, /)\n--\n\nStrip leading bytes contained in the argument.\n\nIf the argument is omitted or None, strip leading ASCII whitespace.',
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
    'partition($self, sep, /)\n--\n\nPartition the bytearray into three parts using the given separator.\n\nThis will search for the separator sep in the bytearray. If the separator is\nfound, returns a 3-tuple containing the part before the separator, the\nseparator itself, and the part after it as new bytearray objects.\n\nIf the separator is not found, returns a 3-tuple containing the copy of the\noriginal bytearray object and two empty bytearray objects.',
  );
  method(
    t,
    'pop',
    bytearray_pop.index,
    METH_FASTCALL,
    'pop($self, index=-1, /)\n--\n\nRemove and return a single item from B.\n\n  index\n    The index from where to remove the item.\n    -1 (the default value) means remove the last item.\n\nIf no index argument is given, will pop the last item.',
  );
  method(
    t,
    'remove',
    bytearray_remove.index,
    METH_O,
    'remove($self, value, /)\n--\n\nRemove the first occurrence of a value in the bytearray.\n\n  value\n    The value to remove.',
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
    'removeprefix($self, prefix, /)\n--\n\nReturn a bytearray with the given prefix string removed if present.\n\nIf the bytearray starts with the prefix string, return\nbytearray[len(prefix):].  Otherwise, return a copy of the original\nbytearray.',
  );
  method(
    t,
    'removesuffix',
    bytes_removesuffix.index,
    METH_O,
    'removesuffix($self, suffix, /)\n--\n\nReturn a bytearray with the given suffix string removed if present.\n\nIf the bytearray ends with the suffix string and that suffix is not\nempty, return bytearray[:-len(suffix)].  Otherwise, return a copy of\nthe original bytearray.',
  );
  method(
    t,
    'reverse',
    bytearray_reverse.index,
    METH_NOARGS,
    'reverse($self, /)\n--\n\nReverse the order of the values in B in place.',
  );
  method(
    t,
    'rfind',
    _Py_bytes_rfind.index,
    METH_FASTCALL,
    "rfind($self, sub[, start[, end]], /)\n--\n\nReturn the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nReturn -1 on failure.",
  );
  method(
    t,
    'rindex',
    _Py_bytes_rindex.index,
    METH_FASTCALL,
    "rindex($self, sub[, start[, end]], /)\n--\n\nReturn the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found.",
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
    'rpartition($self, sep, /)\n--\n\nPartition the bytearray into three parts using the given separator.\n\nThis will search for the separator sep in the bytearray, starting at the end.\nIf the separator is found, returns a 3-tuple containing the part before the\nseparator, the separator itself, and the part after it as new bytearray\nobjects.\n\nIf the separator is not found, returns a 3-tuple containing two empty bytearray\nobjects and the copy of the original bytearray object.',
  );
  method(
    t,
    'rsplit',
    bytes_rsplit.index,
    METH_FASTCALL | METH_KEYWORDS,
    'rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the sections in the bytearray, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytearray.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit.\n\nSplitting is done starting at the end of the bytearray and working to the front.',
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
    'split($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the sections in the bytearray, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytearray.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit.',
  );
  method(
    t,
    'splitlines',
    bytes_splitlines.index,
    METH_FASTCALL | METH_KEYWORDS,
    'splitlines($self, /, keepends=False)\n--\n\nReturn a list of the lines in the bytearray, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue.',
  );
  method(
    t,
    'startswith',
    _Py_bytes_startswith.index,
    METH_FASTCALL,
    'startswith($self, prefix[, start[, end]], /)\n--\n\nReturn True if the bytearray starts with the specified prefix, False otherwise.\n\n  prefix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytearray.\n  end\n    Optional stop position. Default: end of the bytearray.',
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
    'swapcase($self, /)\n--\n\nB.swapcase() -> copy of B\n\nReturn a copy of B with uppercase ASCII characters converted\nto lowercase ASCII and vice versa.',
  );
  method(
    t,
    'title',
    stringlib_title.index,
    METH_NOARGS,
    'title($self, /)\n--\n\nB.title() -> copy of B\n\nReturn a titlecased version of B, i.e. ASCII words start with uppercase\ncharacters, all remaining cased characters have lowercase.',
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
    'upper($self, /)\n--\n\nB.upper() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to uppercase.',
  );
  method(
    t,
    'zfill',
    stringlib_zfill.index,
    METH_O,
    'zfill($self, width, /)\n--\n\nPad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe original string is never truncated.',
  );
}
