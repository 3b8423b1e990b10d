// str's methods, in CPython's order: what each says of itself. (CPython: Objects/unicodeobject.c)

import { method } from '../../runtime/register';
import {
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_STATIC,
  METH_VARARGS,
  PyTypeObject,
} from '../../runtime/type';
import {
  unicode_capitalize,
  unicode_casefold,
  unicode_lower,
  unicode_swapcase,
  unicode_title,
  unicode_upper,
} from './case';
import { do_string_format, do_string_format_map } from './dot-format';
import {
  unicode___format__,
  unicode_count,
  unicode_encode,
  unicode_endswith,
  unicode_expandtabs,
  unicode_find,
  unicode_getnewargs,
  unicode_index,
  unicode_join,
  unicode_lstrip,
  unicode_removeprefix,
  unicode_removesuffix,
  unicode_replace,
  unicode_rfind,
  unicode_rindex,
  unicode_rsplit,
  unicode_rstrip,
  unicode_sizeof,
  unicode_split,
  unicode_splitlines,
  unicode_startswith,
  unicode_strip,
} from './methods';
import { unicode_center, unicode_ljust, unicode_rjust, unicode_zfill } from './pad';
import {
  unicode_isalnum,
  unicode_isalpha,
  unicode_isascii,
  unicode_isdecimal,
  unicode_isdigit,
  unicode_isidentifier,
  unicode_islower,
  unicode_isnumeric,
  unicode_isprintable,
  unicode_isspace,
  unicode_istitle,
  unicode_isupper,
} from './predicates';
import { unicode_maketrans, unicode_translate } from './replace';
import { PyUnicode_Partition, PyUnicode_RPartition } from './split';

export function init_str_methods(t: PyTypeObject): void {
  method(
    t,
    'encode',
    unicode_encode.index,
    METH_FASTCALL | METH_KEYWORDS,
    "encode($self, /, encoding='utf-8', errors='strict')\n--\n\nEncode the string using the codec registered for encoding.\n\n  encoding\n    The encoding in which to encode the string.\n  errors\n    The error handling scheme to use for encoding errors.\n    The default is 'strict' meaning that encoding errors raise a\n    UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and\n    'xmlcharrefreplace' as well as any other name registered with\n    codecs.register_error that can handle UnicodeEncodeErrors.",
  );
  method(
    t,
    'replace',
    unicode_replace.index,
    METH_FASTCALL | METH_KEYWORDS,
    'replace($self, old, new, /, count=-1)\n--\n\nReturn a copy with all occurrences of substring old replaced by new.\n\n  count\n    Maximum number of occurrences to replace.\n    -1 (the default value) means replace all occurrences.\n\nIf the optional argument count is given, only the first count occurrences are\nreplaced.',
  );
  method(
    t,
    'split',
    unicode_split.index,
    METH_FASTCALL | METH_KEYWORDS,
    'split($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the substrings in the string, using sep as the separator string.\n\n  sep\n    The separator used to split the string.\n\n    When set to None (the default value), will split on any whitespace\n    character (including \\n \\r \\t \\f and spaces) and will discard\n    empty strings from the result.\n  maxsplit\n    Maximum number of splits.\n    -1 (the default value) means no limit.\n\nSplitting starts at the front of the string and works to the end.\n\nNote, str.split() is mainly useful for data that has been intentionally\ndelimited.  With natural text that includes punctuation, consider using\nthe regular expression module.',
  );
  method(
    t,
    'rsplit',
    unicode_rsplit.index,
    METH_FASTCALL | METH_KEYWORDS,
    'rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the substrings in the string, using sep as the separator string.\n\n  sep\n    The separator used to split the string.\n\n    When set to None (the default value), will split on any whitespace\n    character (including \\n \\r \\t \\f and spaces) and will discard\n    empty strings from the result.\n  maxsplit\n    Maximum number of splits.\n    -1 (the default value) means no limit.\n\nSplitting starts at the end of the string and works to the front.',
  );
  method(
    t,
    'join',
    unicode_join.index,
    METH_O,
    "join($self, iterable, /)\n--\n\nConcatenate any number of strings.\n\nThe string whose method is called is inserted in between each given string.\nThe result is returned as a new string.\n\nExample: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'",
  );
  method(
    t,
    'capitalize',
    unicode_capitalize.index,
    METH_NOARGS,
    'capitalize($self, /)\n--\n\nReturn a capitalized version of the string.\n\nMore specifically, make the first character have upper case and the rest lower\ncase.',
  );
  method(
    t,
    'casefold',
    unicode_casefold.index,
    METH_NOARGS,
    'casefold($self, /)\n--\n\nReturn a version of the string suitable for caseless comparisons.',
  );
  method(
    t,
    'title',
    unicode_title.index,
    METH_NOARGS,
    'title($self, /)\n--\n\nReturn a version of the string where each word is titlecased.\n\nMore specifically, words start with uppercased characters and all remaining\ncased characters have lower case.',
  );
  method(
    t,
    'center',
    unicode_center.index,
    METH_FASTCALL,
    "center($self, width, fillchar=' ', /)\n--\n\nReturn a centered string of length width.\n\nPadding is done using the specified fill character (default is a space).",
  );
  method(
    t,
    'count',
    unicode_count.index,
    METH_FASTCALL,
    'count($self, sub[, start[, end]], /)\n--\n\nReturn the number of non-overlapping occurrences of substring sub in string S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.',
  );
  method(
    t,
    'expandtabs',
    unicode_expandtabs.index,
    METH_FASTCALL | METH_KEYWORDS,
    'expandtabs($self, /, tabsize=8)\n--\n\nReturn a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed.',
  );
  method(
    t,
    'find',
    unicode_find.index,
    METH_FASTCALL,
    'find($self, sub[, start[, end]], /)\n--\n\nReturn the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure.',
  );
  method(
    t,
    'partition',
    PyUnicode_Partition.index,
    METH_O,
    'partition($self, sep, /)\n--\n\nPartition the string into three parts using the given separator.\n\nThis will search for the separator in the string.  If the separator is found,\nreturns a 3-tuple containing the part before the separator, the separator\nitself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing the original string\nand two empty strings.',
  );
  method(
    t,
    'index',
    unicode_index.index,
    METH_FASTCALL,
    'index($self, sub[, start[, end]], /)\n--\n\nReturn the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found.',
  );
  method(
    t,
    'ljust',
    unicode_ljust.index,
    METH_FASTCALL,
    "ljust($self, width, fillchar=' ', /)\n--\n\nReturn a left-justified string of length width.\n\nPadding is done using the specified fill character (default is a space).",
  );
  method(
    t,
    'lower',
    unicode_lower.index,
    METH_NOARGS,
    'lower($self, /)\n--\n\nReturn a copy of the string converted to lowercase.',
  );
  method(
    t,
    'lstrip',
    unicode_lstrip.index,
    METH_FASTCALL,
    'lstrip($self, chars=None, /)\n--\n\nReturn a copy of the string with leading whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead.',
  );
  method(
    t,
    'rfind',
    unicode_rfind.index,
    METH_FASTCALL,
    'rfind($self, sub[, start[, end]], /)\n--\n\nReturn the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure.',
  );
  method(
    t,
    'rindex',
    unicode_rindex.index,
    METH_FASTCALL,
    'rindex($self, sub[, start[, end]], /)\n--\n\nReturn the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found.',
  );
  method(
    t,
    'rjust',
    unicode_rjust.index,
    METH_FASTCALL,
    "rjust($self, width, fillchar=' ', /)\n--\n\nReturn a right-justified string of length width.\n\nPadding is done using the specified fill character (default is a space).",
  );
  method(
    t,
    'rstrip',
    unicode_rstrip.index,
    METH_FASTCALL,
    'rstrip($self, chars=None, /)\n--\n\nReturn a copy of the string with trailing whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead.',
  );
  method(
    t,
    'rpartition',
    PyUnicode_RPartition.index,
    METH_O,
    'rpartition($self, sep, /)\n--\n\nPartition the string into three parts using the given separator.\n\nThis will search for the separator in the string, starting at the end. If\nthe separator is found, returns a 3-tuple containing the part before the\nseparator, the separator itself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing two empty strings\nand the original string.',
  );
  method(
    t,
    'splitlines',
    unicode_splitlines.index,
    METH_FASTCALL | METH_KEYWORDS,
    'splitlines($self, /, keepends=False)\n--\n\nReturn a list of the lines in the string, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue.',
  );
  method(
    t,
    'strip',
    unicode_strip.index,
    METH_FASTCALL,
    'strip($self, chars=None, /)\n--\n\nReturn a copy of the string with leading and trailing whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead.',
  );
  method(
    t,
    'swapcase',
    unicode_swapcase.index,
    METH_NOARGS,
    'swapcase($self, /)\n--\n\nConvert uppercase characters to lowercase and lowercase characters to uppercase.',
  );
  method(
    t,
    'translate',
    unicode_translate.index,
    METH_O,
    'translate($self, table, /)\n--\n\nReplace each character in the string using the given translation table.\n\n  table\n    Translation table, which must be a mapping of Unicode ordinals to\n    Unicode ordinals, strings, or None.\n\nThe table must implement lookup/indexing via __getitem__, for instance a\ndictionary or list.  If this operation raises LookupError, the character is\nleft untouched.  Characters mapped to None are deleted.',
  );
  method(
    t,
    'upper',
    unicode_upper.index,
    METH_NOARGS,
    'upper($self, /)\n--\n\nReturn a copy of the string converted to uppercase.',
  );
  method(
    t,
    'startswith',
    unicode_startswith.index,
    METH_FASTCALL,
    'startswith($self, prefix[, start[, end]], /)\n--\n\nReturn True if the string starts with the specified prefix, False otherwise.\n\n  prefix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string.',
  );
  method(
    t,
    'endswith',
    unicode_endswith.index,
    METH_FASTCALL,
    'endswith($self, suffix[, start[, end]], /)\n--\n\nReturn True if the string ends with the specified suffix, False otherwise.\n\n  suffix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string.',
  );
  method(
    t,
    'removeprefix',
    unicode_removeprefix.index,
    METH_O,
    'removeprefix($self, prefix, /)\n--\n\nReturn a str with the given prefix string removed if present.\n\nIf the string starts with the prefix string, return string[len(prefix):].\nOtherwise, return a copy of the original string.',
  );
  method(
    t,
    'removesuffix',
    unicode_removesuffix.index,
    METH_O,
    'removesuffix($self, suffix, /)\n--\n\nReturn a str with the given suffix string removed if present.\n\nIf the string ends with the suffix string and that suffix is not empty,\nreturn string[:-len(suffix)]. Otherwise, return a copy of the original\nstring.',
  );
  method(
    t,
    'isascii',
    unicode_isascii.index,
    METH_NOARGS,
    'isascii($self, /)\n--\n\nReturn True if all characters in the string are ASCII, False otherwise.\n\nASCII characters have code points in the range U+0000-U+007F.\nEmpty string is ASCII too.',
  );
  method(
    t,
    'islower',
    unicode_islower.index,
    METH_NOARGS,
    'islower($self, /)\n--\n\nReturn True if the string is a lowercase string, False otherwise.\n\nA string is lowercase if all cased characters in the string are lowercase and\nthere is at least one cased character in the string.',
  );
  method(
    t,
    'isupper',
    unicode_isupper.index,
    METH_NOARGS,
    'isupper($self, /)\n--\n\nReturn True if the string is an uppercase string, False otherwise.\n\nA string is uppercase if all cased characters in the string are uppercase and\nthere is at least one cased character in the string.',
  );
  method(
    t,
    'istitle',
    unicode_istitle.index,
    METH_NOARGS,
    'istitle($self, /)\n--\n\nReturn True if the string is a title-cased string, False otherwise.\n\nIn a title-cased string, upper- and title-case characters may only\nfollow uncased characters and lowercase characters only cased ones.',
  );
  method(
    t,
    'isspace',
    unicode_isspace.index,
    METH_NOARGS,
    'isspace($self, /)\n--\n\nReturn True if the string is a whitespace string, False otherwise.\n\nA string is whitespace if all characters in the string are whitespace and there\nis at least one character in the string.',
  );
  method(
    t,
    'isdecimal',
    unicode_isdecimal.index,
    METH_NOARGS,
    'isdecimal($self, /)\n--\n\nReturn True if the string is a decimal string, False otherwise.\n\nA string is a decimal string if all characters in the string are decimal and\nthere is at least one character in the string.',
  );
  method(
    t,
    'isdigit',
    unicode_isdigit.index,
    METH_NOARGS,
    'isdigit($self, /)\n--\n\nReturn True if the string is a digit string, False otherwise.\n\nA string is a digit string if all characters in the string are digits and there\nis at least one character in the string.',
  );
  method(
    t,
    'isnumeric',
    unicode_isnumeric.index,
    METH_NOARGS,
    'isnumeric($self, /)\n--\n\nReturn True if the string is a numeric string, False otherwise.\n\nA string is numeric if all characters in the string are numeric and there is at\nleast one character in the string.',
  );
  method(
    t,
    'isalpha',
    unicode_isalpha.index,
    METH_NOARGS,
    'isalpha($self, /)\n--\n\nReturn True if the string is an alphabetic string, False otherwise.\n\nA string is alphabetic if all characters in the string are alphabetic and there\nis at least one character in the string.',
  );
  method(
    t,
    'isalnum',
    unicode_isalnum.index,
    METH_NOARGS,
    'isalnum($self, /)\n--\n\nReturn True if the string is an alpha-numeric string, False otherwise.\n\nA string is alpha-numeric if all characters in the string are alpha-numeric and\nthere is at least one character in the string.',
  );
  method(
    t,
    'isidentifier',
    unicode_isidentifier.index,
    METH_NOARGS,
    'isidentifier($self, /)\n--\n\nReturn True if the string is a valid Python identifier, False otherwise.\n\nCall keyword.iskeyword(s) to test whether string s is a reserved identifier,\nsuch as "def" or "class".',
  );
  method(
    t,
    'isprintable',
    unicode_isprintable.index,
    METH_NOARGS,
    'isprintable($self, /)\n--\n\nReturn True if the string is printable, False otherwise.\n\nA string is printable if all of its characters are considered printable in\nrepr() or if it is empty.',
  );
  method(
    t,
    'zfill',
    unicode_zfill.index,
    METH_O,
    'zfill($self, width, /)\n--\n\nPad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe string is never truncated.',
  );
  method(
    t,
    'format',
    do_string_format.index,
    METH_VARARGS | METH_KEYWORDS,
    "format($self, /, *args, **kwargs)\n--\n\nReturn a formatted version of the string, using substitutions from args and kwargs.\nThe substitutions are identified by braces ('{' and '}').",
  );
  method(
    t,
    'format_map',
    do_string_format_map.index,
    METH_O,
    "format_map($self, mapping, /)\n--\n\nReturn a formatted version of the string, using substitutions from mapping.\nThe substitutions are identified by braces ('{' and '}').",
  );
  method(
    t,
    '__format__',
    unicode___format__.index,
    METH_O,
    '__format__($self, format_spec, /)\n--\n\nReturn a formatted version of the string as described by format_spec.',
  );
  method(
    t,
    'maketrans',
    unicode_maketrans.index,
    METH_FASTCALL | METH_STATIC,
    'maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)\n--\n\nReturn a translation table usable for str.translate().\n\nIf there is only one argument, it must be a dictionary mapping Unicode\nordinals (integers) or characters to Unicode ordinals, strings or None.\nCharacter keys will be then converted to ordinals.\nIf there are two arguments, they must be strings of equal length, and\nin the resulting dictionary, each character in x will be mapped to the\ncharacter at the same position in y. If there is a third argument, it\nmust be a string, whose characters will be mapped to None in the result.',
  );
  method(
    t,
    '__sizeof__',
    unicode_sizeof.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nReturn the size of the string in memory, in bytes.',
  );
  method(t, '__getnewargs__', unicode_getnewargs.index, METH_NOARGS, '');
}
