// The type str. (CPython: Objects/unicodeobject.c)

import { PyObject } from '../../runtime/object';
import { mappingMethods, numberMethods, sequenceMethods, static_type } from '../../runtime/register';
import { _Py_TPFLAGS_MATCH_SELF, Py_TPFLAGS_BASETYPE, Py_TPFLAGS_UNICODE_SUBCLASS } from '../../runtime/type';
import { PyUnicode_RichCompare, unicode_hash } from './compare';
import { PyUnicode_Concat, unicode_repeat } from './concat';
import { unicode_new, unicode_vectorcall } from './create';
import { PyUnicode_Contains } from './find';
import { unicode_iter } from './iter';
import { init_str_methods } from './method-table';
import { unicode_dealloc, unicode_result_unchanged } from './new';
import { unicode_mod } from './percent';
import { unicode_repr } from './repr';
import { unicode_getitem, unicode_length, unicode_subscript } from './slice';
import { PyUnicode_Type, PyUnicodeObject } from './struct';

/** tp_str; new. */
function unicode_str(s: PyObject): PyObject | null {
  return unicode_result_unchanged(s);
}

export function init_str_type(): void {
  const t = PyUnicode_Type;
  static_type(
    t,
    'str',
    offsetof<PyUnicodeObject>(),
    0,
    Py_TPFLAGS_BASETYPE | Py_TPFLAGS_UNICODE_SUBCLASS | _Py_TPFLAGS_MATCH_SELF,
    "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
  );
  t.tp_dealloc = unicode_dealloc.index;
  t.tp_repr = unicode_repr.index;
  t.tp_hash = unicode_hash.index;
  t.tp_str = unicode_str.index;
  t.tp_richcompare = PyUnicode_RichCompare.index;
  t.tp_iter = unicode_iter.index;
  t.tp_new = unicode_new.index;
  t.tp_vectorcall = unicode_vectorcall.index;
  numberMethods(t).nb_remainder = unicode_mod.index;
  const sq = sequenceMethods(t);
  sq.sq_length = unicode_length.index;
  sq.sq_concat = PyUnicode_Concat.index;
  sq.sq_repeat = unicode_repeat.index;
  sq.sq_item = unicode_getitem.index;
  sq.sq_contains = PyUnicode_Contains.index;
  const mp = mappingMethods(t);
  mp.mp_length = unicode_length.index;
  mp.mp_subscript = unicode_subscript.index;
  init_str_methods(t);
}
