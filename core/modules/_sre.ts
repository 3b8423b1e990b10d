// The module _sre: the engine of regular expressions, for re. (CPython: Modules/_sre/sre.c)

import { PyBool_FromLong } from '../objects/bool';
import { Py_GenericAlias } from '../objects/generic-alias';
import { PyLong_AsInt, PyLong_FromLong } from '../objects/int';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_Add,
  PyModule_AddIntConstant,
  PyModule_GetState,
  PyModuleDef,
} from '../objects/module';
import { PyUnicode_FromString } from '../objects/str/new';
import { newHeapType, readyHeapType } from '../objects/type/from-spec';
import { PyErr_Occurred } from '../runtime/errors';
import { Py_DECREF, PyObject } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { getset, member, method } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  METH_WITH_CLASS,
  Py_READONLY,
  Py_T_INT,
  Py_T_PYSSIZET,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../runtime/type';
import { lowerAscii, lowerUnicode, upperUnicode } from './_sre/characters';
import { SRE_MAGIC, SRE_MAXGROUPS, SRE_MAXREPEAT } from './_sre/constants';
import {
  match_clear,
  match_dealloc,
  match_end,
  match_getitem,
  match_group,
  match_groupdict,
  match_groups,
  match_lastgroup_get,
  match_lastindex_get,
  match_regs_get,
  match_repr,
  match_span,
  match_start,
  match_traverse,
  sre_copy,
} from './_sre/match-object';
import {
  pattern_clear,
  pattern_dealloc,
  pattern_findall,
  pattern_finditer,
  pattern_fullmatch,
  pattern_groupindex,
  pattern_hash,
  pattern_match,
  pattern_richcompare,
  pattern_scanner_method,
  pattern_search,
  pattern_traverse,
  sre_compile,
} from './_sre/pattern';
import { pattern_repr } from './_sre/pattern-repr';
import { scanner_clear, scanner_dealloc, scanner_match, scanner_search, scanner_traverse } from './_sre/scanner';
import { _sremodulestate, MatchObject, PatternObject, ScannerObject } from './_sre/struct';
import { pattern_split, pattern_sub, pattern_subn } from './_sre/substitute';
import { match_expand, sre_template, template_clear, template_dealloc, template_traverse } from './_sre/template';

const def = staticObject<PyModuleDef>(104);

const FLAGS = Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_GC;

function getcodesize(module: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromLong(4);
}

/** A function's argument of C type int into *slot: false with the exception set. */
function characterArg(o: PyObject, slot: usize): bool {
  const c = PyLong_AsInt(o);
  store<i32>(slot, c);
  return c != -1 || !PyErr_Occurred();
}

function convert(o: PyObject, how: i32): PyObject | null {
  const at = stackAlloc(1);
  const ok = characterArg(o, at);
  const c = load<u32>(at);
  stackFree(at);
  if (!ok) return null;
  switch (how) {
    case 0:
      return PyBool_FromLong(i64((c | 0x20) - 0x61 < 26));
    case 1:
      return PyBool_FromLong(i64(c < 0x110000 && (c != lowerUnicode(c) || c != upperUnicode(c))));
    case 2:
      return PyLong_FromLong(<i64>(<i32>lowerAscii(c)));
  }
  return PyLong_FromLong(<i64>(<i32>(c < 0x110000 ? lowerUnicode(c) : c)));
}

function ascii_iscased(module: PyObject, o: PyObject): PyObject | null {
  return convert(o, 0);
}

function unicode_iscased(module: PyObject, o: PyObject): PyObject | null {
  return convert(o, 1);
}

function ascii_tolower(module: PyObject, o: PyObject): PyObject | null {
  return convert(o, 2);
}

function unicode_tolower(module: PyObject, o: PyObject): PyObject | null {
  return convert(o, 3);
}

const CALL = METH_FASTCALL | METH_KEYWORDS;

function patternType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, 're.Pattern', 96, 4, FLAGS, null, 4);
  if (!t) return null;
  t.tp_dealloc = pattern_dealloc.index;
  t.tp_repr = pattern_repr.index;
  t.tp_hash = pattern_hash.index;
  t.tp_richcompare = pattern_richcompare.index;
  t.tp_traverse = pattern_traverse.index;
  t.tp_clear = pattern_clear.index;
  method(
    t,
    'match',
    pattern_match.index,
    METH_WITH_CLASS,
    'match($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nMatches zero or more characters at the beginning of the string.',
  );
  method(
    t,
    'fullmatch',
    pattern_fullmatch.index,
    METH_WITH_CLASS,
    'fullmatch($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nMatches against all of the string.',
  );
  method(
    t,
    'search',
    pattern_search.index,
    METH_WITH_CLASS,
    'search($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nScan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches.',
  );
  method(
    t,
    'sub',
    pattern_sub.index,
    METH_WITH_CLASS,
    'sub($self, /, repl, string, count=0)\n--\n\nReturn the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.',
  );
  method(
    t,
    'subn',
    pattern_subn.index,
    METH_WITH_CLASS,
    'subn($self, /, repl, string, count=0)\n--\n\nReturn the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.',
  );
  method(
    t,
    'findall',
    pattern_findall.index,
    CALL,
    'findall($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nReturn a list of all non-overlapping matches of pattern in string.',
  );
  method(
    t,
    'split',
    pattern_split.index,
    CALL,
    'split($self, /, string, maxsplit=0)\n--\n\nSplit string by the occurrences of pattern.',
  );
  method(
    t,
    'finditer',
    pattern_finditer.index,
    METH_WITH_CLASS,
    'finditer($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nReturn an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object.',
  );
  method(
    t,
    'scanner',
    pattern_scanner_method.index,
    METH_WITH_CLASS,
    'scanner($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\n',
  );
  copyMethods(t);
  member(
    t,
    'pattern',
    _Py_T_OBJECT,
    offsetof<PatternObject>('_pattern'),
    Py_READONLY,
    'The pattern string from which the RE object was compiled.',
  );
  member(t, 'flags', Py_T_INT, offsetof<PatternObject>('flags'), Py_READONLY, 'The regex matching flags.');
  member(
    t,
    'groups',
    Py_T_PYSSIZET,
    offsetof<PatternObject>('groups'),
    Py_READONLY,
    'The number of capturing groups in the pattern.',
  );
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<PatternObject>('_weakreflist'), Py_READONLY, '');
  getset(t, 'groupindex', pattern_groupindex.index, 0, 'A dictionary mapping group names to group numbers.');
  return readyHeapType(t, 'Compiled regular expression object.');
}

function copyMethods(t: PyTypeObject): void {
  method(t, '__copy__', sre_copy.index, METH_NOARGS, '__copy__($self, /)\n--\n\n');
  method(t, '__deepcopy__', sre_copy.index, METH_O, '__deepcopy__($self, memo, /)\n--\n\n');
  method(t, '__class_getitem__', Py_GenericAlias.index, METH_O | METH_CLASS, 'See PEP 585');
}

function matchType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, 're.Match', 88, 8, FLAGS, null, 4);
  if (!t) return null;
  t.tp_dealloc = match_dealloc.index;
  t.tp_repr = match_repr.index;
  t.tp_traverse = match_traverse.index;
  t.tp_clear = match_clear.index;
  t.tp_as_mapping!.mp_subscript = match_getitem.index;
  method(
    t,
    'group',
    match_group.index,
    METH_VARARGS,
    'group([group1, ...]) -> str or tuple.\n    Return subgroup(s) of the match by indices or names.\n    For 0 returns the entire match.',
  );
  method(
    t,
    'start',
    match_start.index,
    METH_FASTCALL,
    'start($self, group=0, /)\n--\n\nReturn index of the start of the substring matched by group.',
  );
  method(
    t,
    'end',
    match_end.index,
    METH_FASTCALL,
    'end($self, group=0, /)\n--\n\nReturn index of the end of the substring matched by group.',
  );
  method(
    t,
    'span',
    match_span.index,
    METH_FASTCALL,
    'span($self, group=0, /)\n--\n\nFor match object m, return the 2-tuple (m.start(group), m.end(group)).',
  );
  method(
    t,
    'groups',
    match_groups.index,
    CALL,
    'groups($self, /, default=None)\n--\n\nReturn a tuple containing all the subgroups of the match, from 1.\n\n  default\n    Is used for groups that did not participate in the match.',
  );
  method(
    t,
    'groupdict',
    match_groupdict.index,
    CALL,
    'groupdict($self, /, default=None)\n--\n\nReturn a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n  default\n    Is used for groups that did not participate in the match.',
  );
  method(
    t,
    'expand',
    match_expand.index,
    CALL,
    'expand($self, /, template)\n--\n\nReturn the string obtained by doing backslash substitution on the string template, as done by the sub() method.',
  );
  copyMethods(t);
  member(
    t,
    'string',
    _Py_T_OBJECT,
    offsetof<MatchObject>('_string'),
    Py_READONLY,
    'The string passed to match() or search().',
  );
  member(t, 're', _Py_T_OBJECT, offsetof<MatchObject>('_pattern'), Py_READONLY, 'The regular expression object.');
  member(
    t,
    'pos',
    Py_T_PYSSIZET,
    offsetof<MatchObject>('pos'),
    Py_READONLY,
    'The index into the string at which the RE engine started looking for a match.',
  );
  member(
    t,
    'endpos',
    Py_T_PYSSIZET,
    offsetof<MatchObject>('endpos'),
    Py_READONLY,
    'The index into the string beyond which the RE engine will not go.',
  );
  getset(t, 'lastindex', match_lastindex_get.index, 0, 'The integer index of the last matched capturing group.');
  getset(t, 'lastgroup', match_lastgroup_get.index, 0, 'The name of the last matched capturing group.');
  getset(t, 'regs', match_regs_get.index, 0, '');
  return readyHeapType(
    t,
    'The result of re.match() and re.search().\nMatch objects always have a boolean value of True.',
  );
}

function scannerType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_sre.SRE_Scanner', offsetof<ScannerObject>(), 0, FLAGS, null, 1);
  if (!t) return null;
  t.tp_dealloc = scanner_dealloc.index;
  t.tp_traverse = scanner_traverse.index;
  t.tp_clear = scanner_clear.index;
  method(t, 'match', scanner_match.index, METH_WITH_CLASS, 'match($self, /)\n--\n\n');
  method(t, 'search', scanner_search.index, METH_WITH_CLASS, 'search($self, /)\n--\n\n');
  member(t, 'pattern', _Py_T_OBJECT, offsetof<ScannerObject>('_pattern'), Py_READONLY, '');
  return readyHeapType(t, '');
}

function templateType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_sre.SRE_Template', 40, 16, FLAGS, null);
  if (!t) return null;
  t.tp_dealloc = template_dealloc.index;
  t.tp_traverse = template_traverse.index;
  t.tp_clear = template_clear.index;
  return readyHeapType(t, '');
}

function addFunctions(m: PyObject): i32 {
  let r = moduleMethod(
    m,
    'compile',
    sre_compile.index,
    CALL,
    'compile($module, /, pattern, flags, code, groups, groupindex,\n        indexgroup)\n--\n\n',
  );
  r |= moduleMethod(
    m,
    'template',
    sre_template.index,
    METH_FASTCALL,
    'template($module, pattern, template, /)\n--\n\n\n\n  template\n    A list containing interleaved literal strings (str or bytes) and group\n    indices (int), as returned by re._parser.parse_template():\n        [literal1, group1, ..., literalN, groupN]',
  );
  r |= moduleMethod(m, 'getcodesize', getcodesize.index, METH_NOARGS, 'getcodesize($module, /)\n--\n\n');
  r |= moduleMethod(m, 'ascii_iscased', ascii_iscased.index, METH_O, 'ascii_iscased($module, character, /)\n--\n\n');
  r |= moduleMethod(
    m,
    'unicode_iscased',
    unicode_iscased.index,
    METH_O,
    'unicode_iscased($module, character, /)\n--\n\n',
  );
  r |= moduleMethod(m, 'ascii_tolower', ascii_tolower.index, METH_O, 'ascii_tolower($module, character, /)\n--\n\n');
  return (
    r |
    moduleMethod(m, 'unicode_tolower', unicode_tolower.index, METH_O, 'unicode_tolower($module, character, /)\n--\n\n')
  );
}

/** new */
export function init__sre_module(): PyObject | null {
  const m = newModuleWithState(def, '_sre', '', offsetof<_sremodulestate>());
  if (!m) return null;
  const state = changetype<_sremodulestate>(PyModule_GetState(m));
  state.Pattern_Type = patternType(m);
  if (state.Pattern_Type) state.Match_Type = matchType(m);
  if (state.Match_Type) state.Scanner_Type = scannerType(m);
  if (state.Scanner_Type) state.Template_Type = templateType(m);
  if (
    state.Template_Type &&
    addFunctions(m) == 0 &&
    PyModule_AddIntConstant(m, 'MAGIC', SRE_MAGIC) == 0 &&
    PyModule_AddIntConstant(m, 'CODESIZE', 4) == 0 &&
    PyModule_AddIntConstant(m, 'MAXREPEAT', <i64>SRE_MAXREPEAT) == 0 &&
    PyModule_AddIntConstant(m, 'MAXGROUPS', SRE_MAXGROUPS) == 0 &&
    PyModule_Add(m, 'copyright', PyUnicode_FromString(' SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ')) == 0
  ) {
    return m;
  }
  Py_DECREF(m);
  return null;
}
