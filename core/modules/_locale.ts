// The module _locale. There is one locale, C, with UTF-8 or without. (CPython: Modules/_localemodule.c)

import { _PyArg_BadArgument, _PyArg_CheckPositional } from '../objects/args';
import { PyDict_New, PyDict_SetItem, PyDict_SetItemString } from '../objects/dict/dict';
import { PyErr_NewException, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_ValueError } from '../objects/exceptions/types';
import { PyLong_AsInt, PyLong_FromLong } from '../objects/int';
import { PyList_New } from '../objects/list';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_AddIntConstant,
  PyModule_AddObjectRef,
  PyModule_GetDict,
  PyModule_GetState,
  PyModuleDef,
} from '../objects/module';
import { Py_None } from '../objects/none';
import { _PyUnicode_EqualToASCIIString, PyUnicode_Compare } from '../objects/str/compare';
import { PyUnicode_FindChar } from '../objects/str/find';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_FromKindAndData, PyUnicode_FromString, unicode_get_empty } from '../objects/str/new';
import { PyUnicode_Check, PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_IS_ASCII } from '../objects/str/struct';
import { _PyUnicodeWriter_WriteChar, dropWriter, finishWriter, newWriter, writeLiteral } from '../objects/str/writer';
import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, setSlot } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, PyObject } from '../runtime/object';
import { METH_FASTCALL, METH_NOARGS, METH_O, PyTypeObject } from '../runtime/type';

const def = staticObject<PyModuleDef>(104);

/** The module's state. */
@unmanaged
class _locale_state {
  Error: PyObject | null; // strong
  domain: PyObject | null; // strong: what textdomain() was given
  utf8: i32; // bit n: category n is C.UTF-8, and not C
}

const LC_ALL = 6;
const LC_CATEGORIES = 13;
/** Bits of utf8 that are categories: all but LC_ALL. */
const ALL: i32 = 0x1fff & ~(1 << LC_ALL);

/* @inline */ function stateOf(module: PyObject): _locale_state {
  return changetype<_locale_state>(PyModule_GetState(module));
}

function fail(module: PyObject, text: string): PyObject | null {
  return PyErr_SetString(changetype<PyTypeObject>(stateOf(module).Error), text);
}

// new: the name of a category's locale
function localeName(utf8: i32, category: i32): PyObject | null {
  if (category != LC_ALL) return PyUnicode_FromString(utf8 & (1 << category) ? 'C.UTF-8' : 'C');
  if (utf8 == 0) return PyUnicode_FromString('C');
  if (utf8 == ALL) return PyUnicode_FromString('C.UTF-8');
  const names =
    'LC_CTYPE LC_NUMERIC LC_TIME LC_COLLATE LC_MONETARY LC_MESSAGES LC_ALL LC_PAPER LC_NAME LC_ADDRESS LC_TELEPHONE LC_MEASUREMENT LC_IDENTIFICATION';
  const writer = newWriter();
  let at = 0;
  for (let n = 0; n < LC_CATEGORIES; n++) {
    const start = at;
    while (at < names.length && names.charCodeAt(at) != 0x20) at++;
    if (n != LC_ALL) {
      let r = n ? _PyUnicodeWriter_WriteChar(writer, 0x3b) : 0;
      for (let i = start; i < at && r == 0; i++) r = _PyUnicodeWriter_WriteChar(writer, names.charCodeAt(i));
      if (r == 0) r = writeLiteral(writer, utf8 & (1 << n) ? '=C.UTF-8' : '=C');
      if (r < 0) return dropWriter(writer);
    }
    at++;
  }
  return finishWriter(writer);
}

/** Whether a locale's name is ours: 0 C, 1 C.UTF-8, -1 neither. */
function knownLocale(name: PyObject): i32 {
  if (_PyUnicode_EqualToASCIIString(name, 'C') || _PyUnicode_EqualToASCIIString(name, 'POSIX')) return 0;
  if (PyUnicode_GET_LENGTH(name) == 0) return 1;
  return _PyUnicode_EqualToASCIIString(name, 'C.UTF-8') || _PyUnicode_EqualToASCIIString(name, 'C.utf8') ? 1 : -1;
}

/** LC_CTYPE=C.UTF-8;LC_NUMERIC=C;…, as setlocale(LC_ALL) tells it: true when it is that, and set. */
function setEach(state: _locale_state, name: PyObject): bool {
  let utf8 = 0;
  let p = PyUnicode_DATA(name);
  for (let n = 0; n < LC_CATEGORIES; n++) {
    if (n == LC_ALL) continue;
    if (load<u16>(p) != 0x434c) return false; // "LC"
    while (load<u8>(p) && load<u8>(p) != 0x3d) p++;
    if (load<u8>(p) != 0x3d || load<u8>(p, 1) != 0x43) return false; // "=C"
    if (load<u8>(p, 2) == 0x2e) utf8 |= 1 << n;
    while (load<u8>(p) && load<u8>(p) != 0x3b) p++;
    if (load<u8>(p)) p++;
  }
  if (load<u8>(p)) return false;
  state.utf8 = utf8;
  return true;
}

function setlocale(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('setlocale', nargs, 1, 2)) return null;
  const category = PyLong_AsInt(objAt(args, 0));
  if (category == -1 && PyErr_Occurred()) return null;
  const state = stateOf(module);
  const name = nargs > 1 ? objAt(args, 1) : Py_None;
  if (name != Py_None && !PyUnicode_Check(name)) {
    _PyArg_BadArgument('setlocale', 'argument 2', 'str or None', name);
    return null;
  }
  const valid = category >= 0 && category < LC_CATEGORIES;
  if (name == Py_None) return valid ? localeName(state.utf8, category) : fail(module, 'locale query failed');
  if (valid && category == LC_ALL && PyUnicode_IS_ASCII(name) && setEach(state, name))
    return localeName(state.utf8, category);
  const known = valid ? knownLocale(name) : -1;
  if (known < 0) return fail(module, 'unsupported locale setting');
  const bits = category == LC_ALL ? ALL : 1 << category;
  state.utf8 = known ? state.utf8 | bits : state.utf8 & ~bits;
  return localeName(state.utf8, category);
}

/** dict[name] = value, which is stolen: false with the exception set. */
function put(dict: PyObject, name: string, value: PyObject | null): bool {
  if (!value) return false;
  const r = PyDict_SetItemString(dict, name, value);
  Py_DECREF(value);
  return r == 0;
}

function noText(dict: PyObject, name: string): bool {
  return put(dict, name, unicode_get_empty());
}

function noNumber(dict: PyObject, name: string): bool {
  return put(dict, name, PyLong_FromLong(127));
}

function localeconv(module: PyObject, unused: PyObject | null): PyObject | null {
  const dict = PyDict_New();
  if (!dict) return null;
  if (
    noText(dict, 'int_curr_symbol') &&
    noText(dict, 'currency_symbol') &&
    noText(dict, 'mon_decimal_point') &&
    noText(dict, 'mon_thousands_sep') &&
    put(dict, 'mon_grouping', PyList_New(0)) &&
    noText(dict, 'positive_sign') &&
    noText(dict, 'negative_sign') &&
    noNumber(dict, 'int_frac_digits') &&
    noNumber(dict, 'frac_digits') &&
    noNumber(dict, 'p_cs_precedes') &&
    noNumber(dict, 'p_sep_by_space') &&
    noNumber(dict, 'n_cs_precedes') &&
    noNumber(dict, 'n_sep_by_space') &&
    noNumber(dict, 'p_sign_posn') &&
    noNumber(dict, 'n_sign_posn') &&
    put(dict, 'decimal_point', PyUnicode_FromString('.')) &&
    noText(dict, 'thousands_sep') &&
    put(dict, 'grouping', PyList_New(0))
  ) {
    return dict;
  }
  Py_DECREF(dict);
  return null;
}

/** The text of a langinfo constant; '?': there is none. */
function langinfo(key: i32, utf8: bool): string {
  switch (key) {
    case 14:
      return utf8 ? 'UTF-8' : 'ANSI_X3.4-1968';
    case 65536:
      return '.';
    case 131110:
      return 'AM';
    case 131111:
      return 'PM';
    case 131112:
      return '%a %b %e %H:%M:%S %Y';
    case 131113:
      return '%m/%d/%y';
    case 131114:
      return '%H:%M:%S';
    case 131115:
      return '%I:%M:%S %p';
    case 131180:
      return '%a %b %e %H:%M:%S %Z %Y';
    case 262159:
      return '-';
    case 327680:
      return '^[yY]';
    case 327681:
      return '^[nN]';
    case 65537:
    case 131116:
    case 131118:
    case 131119:
    case 131120:
    case 131121:
      return '';
  }
  return '?';
}

const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday ';
const MONTHS = 'January February March April May June July August September October November December ';

// new: the n-th name, or its first three letters
function nameOf(names: string, n: i32, short: bool): PyObject | null {
  let start = 0;
  for (let left = n; left; start++) if (names.charCodeAt(start) == 0x20) left--;
  let end = start;
  while (names.charCodeAt(end) != 0x20) end++;
  return PyUnicode_FromKindAndData(2, changetype<usize>(names) + ((<usize>start) << 1), short ? 3 : end - start);
}

function nl_langinfo(module: PyObject, o: PyObject): PyObject | null {
  const key = PyLong_AsInt(o);
  if (key == -1 && PyErr_Occurred()) return null;
  const n = key - 131072;
  if (n >= 0 && n < 7) return nameOf(DAYS, n, true);
  if (n >= 7 && n < 14) return nameOf(DAYS, n - 7, false);
  if (n >= 14 && n < 26) return nameOf(MONTHS, n - 14, true);
  if (n >= 26 && n < 38) return nameOf(MONTHS, n - 26, false);
  const text = langinfo(key, (stateOf(module).utf8 & 1) != 0);
  if (text == '?') return PyErr_SetString(PyExc_ValueError, 'unsupported langinfo constant');
  return PyUnicode_FromString(text);
}

function getencoding(module: PyObject, unused: PyObject | null): PyObject | null {
  return PyUnicode_FromString('UTF-8');
}

function strcoll(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('strcoll', nargs, 2, 2)) return null;
  for (let i: i64 = 0; i < 2; i++) {
    if (PyUnicode_Check(objAt(args, i))) continue;
    _PyArg_BadArgument('strcoll', i ? 'argument 2' : 'argument 1', 'str', objAt(args, i));
    return null;
  }
  return PyLong_FromLong(PyUnicode_Compare(objAt(args, 0), objAt(args, 1)));
}

function strxfrm(module: PyObject, s: PyObject): PyObject | null {
  if (!PyUnicode_Check(s)) {
    _PyArg_BadArgument('strxfrm', 'argument', 'str', s);
    return null;
  }
  if (PyUnicode_FindChar(s, 0, 0, PyUnicode_GET_LENGTH(s), 1) >= 0) {
    return PyErr_SetString(PyExc_ValueError, 'embedded null character');
  }
  return Py_NewRef(s);
}

/** Whether an argument is a str (or None, where that may be): false with TypeError. */
function isText(o: PyObject, fname: string, argument: string, orNone: bool): bool {
  if (PyUnicode_Check(o) || (orNone && o == Py_None)) return true;
  _PyArg_BadArgument(fname, argument, orNone ? 'str or None' : 'str', o);
  return false;
}

// Nothing is translated.

function gettext(module: PyObject, msg: PyObject): PyObject | null {
  return isText(msg, 'gettext', 'argument', false) ? Py_NewRef(msg) : null;
}

function dgettext(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('dgettext', nargs, 2, 2)) return null;
  if (!isText(objAt(args, 0), 'dgettext', 'argument 1', true)) return null;
  return isText(objAt(args, 1), 'dgettext', 'argument 2', false) ? Py_NewRef(objAt(args, 1)) : null;
}

function dcgettext(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('dcgettext', nargs, 3, 3)) return null;
  if (!isText(objAt(args, 0), 'dcgettext', 'argument 1', true)) return null;
  if (!isText(objAt(args, 1), 'dcgettext', 'argument 2', false)) return null;
  if (PyLong_AsInt(objAt(args, 2)) == -1 && PyErr_Occurred()) return null;
  return Py_NewRef(objAt(args, 1));
}

function textdomain(module: PyObject, domain: PyObject): PyObject | null {
  if (!isText(domain, 'textdomain', 'argument', true)) return null;
  const state = stateOf(module);
  if (domain != Py_None) setSlot(changetype<usize>(state) + offsetof<_locale_state>('_domain'), Py_NewRef(domain));
  return state.domain ? Py_XNewRef(state.domain) : PyUnicode_FromString('messages');
}

const DOC_SETLOCALE =
  'setlocale($module, category, locale=<unrepresentable>, /)\n--\n\nActivates/queries locale processing.';

function addFunctions(m: PyObject): i32 {
  let r = moduleMethod(m, 'setlocale', setlocale.index, METH_FASTCALL, DOC_SETLOCALE);
  r |= moduleMethod(
    m,
    'localeconv',
    localeconv.index,
    METH_NOARGS,
    'localeconv($module, /)\n--\n\nReturns numeric and monetary locale-specific parameters.',
  );
  r |= moduleMethod(
    m,
    'strcoll',
    strcoll.index,
    METH_FASTCALL,
    'strcoll($module, os1, os2, /)\n--\n\nCompares two strings according to the locale.',
  );
  r |= moduleMethod(
    m,
    'strxfrm',
    strxfrm.index,
    METH_O,
    'strxfrm($module, string, /)\n--\n\nReturn a string that can be used as a key for locale-aware comparisons.',
  );
  r |= moduleMethod(
    m,
    'nl_langinfo',
    nl_langinfo.index,
    METH_O,
    'nl_langinfo($module, key, /)\n--\n\nReturn the value for the locale information associated with key.',
  );
  r |= moduleMethod(
    m,
    'gettext',
    gettext.index,
    METH_O,
    'gettext($module, msg, /)\n--\n\ngettext(msg) -> string\n\nReturn translation of msg.',
  );
  r |= moduleMethod(
    m,
    'dgettext',
    dgettext.index,
    METH_FASTCALL,
    'dgettext($module, domain, msg, /)\n--\n\ndgettext(domain, msg) -> string\n\nReturn translation of msg in domain.',
  );
  r |= moduleMethod(
    m,
    'dcgettext',
    dcgettext.index,
    METH_FASTCALL,
    'dcgettext($module, domain, msg, category, /)\n--\n\nReturn translation of msg in domain and category.',
  );
  r |= moduleMethod(
    m,
    'textdomain',
    textdomain.index,
    METH_O,
    "textdomain($module, domain, /)\n--\n\nSet the C library's textdmain to domain, returning the new domain.",
  );
  return (
    r |
    moduleMethod(
      m,
      'getencoding',
      getencoding.index,
      METH_NOARGS,
      'getencoding($module, /)\n--\n\nGet the current locale encoding.',
    )
  );
}

/** Adds prefix1, prefix2 … with consecutive values. */
function addNumbered(m: PyObject, prefix: string, first: i64, count: i32): i32 {
  for (let i = 1; i <= count; i++) {
    const name = PyUnicode_FromFormat('%ls%d', changetype<usize>(prefix), <u64>i);
    const value = name ? PyLong_FromLong(first + i - 1) : null;
    const ok = value != null && PyDict_SetItem(PyModule_GetDict(m), name as PyObject, value) == 0;
    Py_XDECREF(name);
    Py_XDECREF(value);
    if (!ok) return -1;
  }
  return 0;
}

function addConstants(m: PyObject): i32 {
  let r = PyModule_AddIntConstant(m, 'LC_CTYPE', 0);
  r |= PyModule_AddIntConstant(m, 'LC_TIME', 2);
  r |= PyModule_AddIntConstant(m, 'LC_COLLATE', 3);
  r |= PyModule_AddIntConstant(m, 'LC_MONETARY', 4);
  r |= PyModule_AddIntConstant(m, 'LC_MESSAGES', 5);
  r |= PyModule_AddIntConstant(m, 'LC_NUMERIC', 1);
  r |= PyModule_AddIntConstant(m, 'LC_ALL', LC_ALL);
  r |= PyModule_AddIntConstant(m, 'CHAR_MAX', 127);
  r |= addNumbered(m, 'ABDAY_', 131072, 7);
  r |= addNumbered(m, 'DAY_', 131079, 7);
  r |= addNumbered(m, 'ABMON_', 131086, 12);
  r |= addNumbered(m, 'MON_', 131098, 12);
  r |= PyModule_AddIntConstant(m, 'RADIXCHAR', 65536);
  r |= PyModule_AddIntConstant(m, 'THOUSEP', 65537);
  r |= PyModule_AddIntConstant(m, 'CRNCYSTR', 262159);
  r |= PyModule_AddIntConstant(m, 'D_FMT', 131113);
  r |= PyModule_AddIntConstant(m, 'D_T_FMT', 131112);
  r |= PyModule_AddIntConstant(m, 'T_FMT', 131114);
  r |= PyModule_AddIntConstant(m, 'AM_STR', 131110);
  r |= PyModule_AddIntConstant(m, 'PM_STR', 131111);
  r |= PyModule_AddIntConstant(m, 'CODESET', 14);
  r |= PyModule_AddIntConstant(m, 'T_FMT_AMPM', 131115);
  r |= PyModule_AddIntConstant(m, 'ERA', 131116);
  r |= PyModule_AddIntConstant(m, 'ERA_D_FMT', 131118);
  r |= PyModule_AddIntConstant(m, 'ERA_D_T_FMT', 131120);
  r |= PyModule_AddIntConstant(m, 'ERA_T_FMT', 131121);
  r |= PyModule_AddIntConstant(m, 'ALT_DIGITS', 131119);
  r |= PyModule_AddIntConstant(m, 'YESEXPR', 327680);
  r |= PyModule_AddIntConstant(m, 'NOEXPR', 327681);
  return r | PyModule_AddIntConstant(m, '_DATE_FMT', 131180);
}

/** new */
export function init__locale_module(): PyObject | null {
  const m = newModuleWithState(def, '_locale', 'Support for POSIX locales.', offsetof<_locale_state>(), 2);
  if (!m) return null;
  const state = stateOf(m);
  state.utf8 = 1;
  state.Error = PyErr_NewException('locale.Error', null, null);
  if (
    state.Error &&
    addFunctions(m) == 0 &&
    addConstants(m) == 0 &&
    PyModule_AddObjectRef(m, 'Error', state.Error) == 0
  ) {
    return m;
  }
  Py_DECREF(m);
  return null;
}
