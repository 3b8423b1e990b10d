// The module _decimal: its types, exceptions and constants. (CPython: Modules/_decimal/_decimal.c)

import { PyObject_GenericGetAttr, PyObject_GetAttrString } from '../objects/attribute';
import { Py_True } from '../objects/bool';
import { Py_BuildValue } from '../objects/build-value';
import { PyObject_Call, PyObject_CallMethodOneArg, PyObject_CallNoArgs, PyObject_CallOneArg } from '../objects/call';
import { PyContextVar_Type } from '../objects/context/struct';
import { PyDict_New, PyDict_SetItemString } from '../objects/dict/dict';
import { PyErr_NewException } from '../objects/exceptions/errors';
import { PyExc_ArithmeticError, PyExc_TypeError, PyExc_ZeroDivisionError } from '../objects/exceptions/types';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_Add,
  PyModule_AddIntConstant,
  PyModule_AddObjectRef,
  PyModule_GetState,
} from '../objects/module';
import { PyObject_HashNotImplemented } from '../objects/object';
import { PyUnicode_InternFromString } from '../objects/str/intern';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyTuple_New, PyTuple_Pack1, PyTuple_Pack2, PyTuple_Pack3, PyTuple_SET_ITEM } from '../objects/tuple';
import { newHeapType, readyHeapType } from '../objects/type/from-spec';
import { PyType_Type } from '../objects/type/struct';
import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../runtime/cold';
import { objAt, PyObject, setPtrAt } from '../runtime/object';
import { getset, mappingMethods, method, numberMethods } from '../runtime/register';
import {
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../runtime/type';
import { PyImport_ImportModule } from '../vm/import';
import { dec_hash, dec_richcompare } from './_decimal/comparison';
import {
  basicLimits,
  context_clear,
  context_dealloc,
  context_get,
  context_getattr,
  context_init,
  context_new,
  context_repr,
  context_set,
  context_setattr,
  context_traverse,
} from './_decimal/context';
import { nm_dec_as_long, nm_nonzero, PyDec_AsFloat } from './_decimal/conversions';
import {
  ctxmanager_clear,
  ctxmanager_dealloc,
  ctxmanager_new,
  ctxmanager_restore_global,
  ctxmanager_set_local,
  ctxmanager_traverse,
  PyDec_GetCurrentContext,
  PyDec_SetCurrentContext,
} from './_decimal/current';
import { dec_dealloc, dec_imag, dec_new, dec_real, dec_repr, dec_str, dec_traverse } from './_decimal/decimal';
import { numberDivmod } from './_decimal/methods';
import { MPD_MAX_EMAX, MPD_MAX_PREC, MPD_MIN_EMIN, MPD_MIN_ETINY } from './_decimal/number';
import {
  nm_mpd_qabs,
  nm_mpd_qadd,
  nm_mpd_qdiv,
  nm_mpd_qdivint,
  nm_mpd_qminus,
  nm_mpd_qmul,
  nm_mpd_qplus,
  nm_mpd_qpow,
  nm_mpd_qrem,
  nm_mpd_qsub,
} from './_decimal/operators';
import {
  signaldict_copy,
  signaldict_getitem,
  signaldict_init,
  signaldict_iter,
  signaldict_len,
  signaldict_repr,
  signaldict_richcompare,
  signaldict_setitem,
  signaldict_traverse,
} from './_decimal/signals';
import {
  CONDITIONS,
  CTX,
  conditionMap,
  decimal_state,
  decimalDef,
  PyDecContextManagerObject,
  PyDecContextObject,
  PyDecObject,
  PyDecSignalDictObject,
  ROUNDINGS,
  roundMap,
  SIGNALS,
  signalMap,
} from './_decimal/struct';
import { contextMethods } from './_decimal/tables/context';
import { decimalMethods } from './_decimal/tables/decimal';

const OPEN = Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_IMMUTABLETYPE;

function numbers(t: PyTypeObject): void {
  const nb = numberMethods(t);
  nb.nb_add = nm_mpd_qadd.index;
  nb.nb_subtract = nm_mpd_qsub.index;
  nb.nb_multiply = nm_mpd_qmul.index;
  nb.nb_remainder = nm_mpd_qrem.index;
  nb.nb_divmod = numberDivmod.index;
  nb.nb_power = nm_mpd_qpow.index;
  nb.nb_negative = nm_mpd_qminus.index;
  nb.nb_positive = nm_mpd_qplus.index;
  nb.nb_absolute = nm_mpd_qabs.index;
  nb.nb_bool = nm_nonzero.index;
  nb.nb_int = nm_dec_as_long.index;
  nb.nb_float = PyDec_AsFloat.index;
  nb.nb_floor_divide = nm_mpd_qdivint.index;
  nb.nb_true_divide = nm_mpd_qdiv.index;
}

function decimalType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, 'decimal.Decimal', offsetof<PyDecObject>(), 0, OPEN, null);
  if (!t) return null;
  t.tp_dealloc = dec_dealloc.index;
  t.tp_traverse = dec_traverse.index;
  t.tp_repr = dec_repr.index;
  t.tp_hash = dec_hash.index;
  t.tp_str = dec_str.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_richcompare = dec_richcompare.index;
  t.tp_new = dec_new.index;
  numbers(t);
  decimalMethods(t);
  getset(t, 'real', dec_real.index, 0, '');
  getset(t, 'imag', dec_imag.index, 0, '');
  return readyHeapType(
    t,
    "Decimal(value=\"0\", context=None)\n--\n\nConstruct a new Decimal object. 'value' can be an integer, string, tuple,\nor another Decimal object. If no value is given, return Decimal('0'). The\ncontext does not affect the conversion and is only passed to determine if\nthe InvalidOperation trap is active.\n\n",
  );
}

function contextType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, 'decimal.Context', offsetof<PyDecContextObject>(), 0, OPEN, null);
  if (!t) return null;
  t.tp_dealloc = context_dealloc.index;
  t.tp_traverse = context_traverse.index;
  t.tp_clear = context_clear.index;
  t.tp_repr = context_repr.index;
  t.tp_getattro = context_getattr.index;
  t.tp_setattro = context_setattr.index;
  t.tp_init = context_init.index;
  t.tp_new = context_new.index;
  contextMethods(t);
  getset(t, 'prec', context_get.index, context_set.index, '', 0);
  getset(t, 'Emax', context_get.index, context_set.index, '', 3);
  getset(t, 'Emin', context_get.index, context_set.index, '', 2);
  getset(t, 'rounding', context_get.index, context_set.index, '', 1);
  getset(t, 'capitals', context_get.index, context_set.index, '', 4);
  getset(t, 'clamp', context_get.index, context_set.index, '', 5);
  return readyHeapType(
    t,
    'Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)\n--\n\nThe context affects almost all operations and controls rounding,\nOver/Underflow, raising of exceptions and much more.  A new context\ncan be constructed as follows:\n\n    >>> c = Context(prec=28, Emin=-425000000, Emax=425000000,\n    ...             rounding=ROUND_HALF_EVEN, capitals=1, clamp=1,\n    ...             traps=[InvalidOperation, DivisionByZero, Overflow],\n    ...             flags=[])\n    >>>\n\n\n',
  );
}

function managerType(m: PyObject): PyTypeObject | null {
  const flags = Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE;
  const t = newHeapType(m, 'decimal.ContextManager', offsetof<PyDecContextManagerObject>(), 0, flags, null);
  if (!t) return null;
  t.tp_dealloc = ctxmanager_dealloc.index;
  t.tp_traverse = ctxmanager_traverse.index;
  t.tp_clear = ctxmanager_clear.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  method(t, '__enter__', ctxmanager_set_local.index, METH_NOARGS, '__enter__($self, /)\n--\n\n');
  method(t, '__exit__', ctxmanager_restore_global.index, METH_VARARGS, '');
  return readyHeapType(t, '');
}

function mixinType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, 'decimal.SignalDictMixin', offsetof<PyDecSignalDictObject>(), 0, OPEN, null);
  if (!t) return null;
  t.tp_traverse = signaldict_traverse.index;
  t.tp_repr = signaldict_repr.index;
  t.tp_hash = PyObject_HashNotImplemented.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_richcompare = signaldict_richcompare.index;
  t.tp_iter = signaldict_iter.index;
  t.tp_init = signaldict_init.index;
  const mp = mappingMethods(t);
  mp.mp_length = signaldict_len.index;
  mp.mp_subscript = signaldict_getitem.index;
  mp.mp_ass_subscript = signaldict_setitem.index;
  method(t, 'copy', signaldict_copy.index, METH_NOARGS, 'copy($self, /)\n--\n\n');
  return readyHeapType(t, '');
}

/** new: module.name */
function imported(module: string, name: string): PyObject | null {
  const m = PyImport_ImportModule(module);
  if (!m) return null;
  const o = PyObject_GetAttrString(m, name);
  Py_DECREF(m);
  return o;
}

// new: class SignalDict(SignalDictMixin, MutableMapping)
function signalDictType(mixin: PyObject): PyObject | null {
  const mapping = imported('collections.abc', 'MutableMapping');
  const name = mapping ? PyUnicode_FromString('SignalDict') : null;
  const bases: PyObject | null = name ? PyTuple_Pack2(mixin, mapping as PyObject) : null;
  const dict = bases ? PyDict_New() : null;
  let type: PyObject | null = null;
  if (dict) {
    const args = PyTuple_Pack3(name as PyObject, bases as PyObject, dict);
    if (args) {
      type = PyObject_Call(PyType_Type, args, null);
      Py_DECREF(args);
    }
  }
  Py_XDECREF(dict);
  Py_XDECREF(bases);
  Py_XDECREF(name);
  Py_XDECREF(mapping);
  return type;
}

// new: namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')
function tupleType(): PyObject | null {
  const namedtuple = imported('collections', 'namedtuple');
  const args = namedtuple
    ? Py_BuildValue('(ss)', <u64>changetype<usize>('DecimalTuple'), <u64>changetype<usize>('sign digits exponent'))
    : null;
  const kwargs = args ? Py_BuildValue('s', <u64>changetype<usize>('decimal')) : null;
  const dict = kwargs ? PyDict_New() : null;
  let type: PyObject | null = null;
  if (dict && PyDict_SetItemString(dict, 'module', kwargs as PyObject) == 0) {
    type = PyObject_Call(namedtuple as PyObject, args as PyObject, dict);
  }
  Py_XDECREF(dict);
  Py_XDECREF(kwargs);
  Py_XDECREF(args);
  Py_XDECREF(namedtuple);
  return type;
}

/** numbers.Number.register(Decimal) */
function registerNumber(type: PyObject): bool {
  const number = imported('numbers', 'Number');
  const name = number ? PyUnicode_FromString('register') : null;
  const r = name ? PyObject_CallMethodOneArg(number as PyObject, name, type) : null;
  Py_XDECREF(r);
  Py_XDECREF(name);
  Py_XDECREF(number);
  return r != null;
}

/** The name of the i-th signal's exception, and behind them those of the conditions but the first. */
function exceptionName(i: i64): string {
  switch (<i32>i) {
    case 0:
      return 'decimal.InvalidOperation';
    case 1:
      return 'decimal.FloatOperation';
    case 2:
      return 'decimal.DivisionByZero';
    case 3:
      return 'decimal.Overflow';
    case 4:
      return 'decimal.Underflow';
    case 5:
      return 'decimal.Subnormal';
    case 6:
      return 'decimal.Inexact';
    case 7:
      return 'decimal.Rounded';
    case 8:
      return 'decimal.Clamped';
    case 10:
      return 'decimal.ConversionSyntax';
    case 11:
      return 'decimal.DivisionImpossible';
    case 12:
      return 'decimal.DivisionUndefined';
  }
  return 'decimal.InvalidContext';
}

// new: what the i-th exception is derived from
function basesOf(state: decimal_state, i: i64): PyObject | null {
  const map = signalMap(state);
  const top = state.DecimalException as PyObject;
  if (i == 1) return PyTuple_Pack2(top, PyExc_TypeError);
  if (i == 2) return PyTuple_Pack2(top, PyExc_ZeroDivisionError);
  if (i == 3) return PyTuple_Pack2(objAt(map, 6), objAt(map, 7));
  if (i == 4) return PyTuple_Pack3(objAt(map, 6), objAt(map, 7), objAt(map, 5));
  if (i < SIGNALS) return PyTuple_Pack1(top);
  return i == 12 ? PyTuple_Pack2(objAt(map, 0), PyExc_ZeroDivisionError) : PyTuple_Pack1(objAt(map, 0));
}

/** Makes the i-th exception, keeps it in *slot and in the module. */
function addException(m: PyObject, state: decimal_state, i: i64, slot: usize): bool {
  const bases = basesOf(state, i);
  if (!bases) return false;
  const name = exceptionName(i);
  const ex = PyErr_NewException(name, bases, null);
  Py_DECREF(bases);
  setPtrAt(slot, 0, ex);
  return ex != null && PyModule_AddObjectRef(m, name.substring(8), ex) == 0;
}

function addExceptions(m: PyObject, state: decimal_state): bool {
  state.DecimalException = PyErr_NewException('decimal.DecimalException', PyExc_ArithmeticError, null);
  if (!state.DecimalException || PyModule_AddObjectRef(m, 'DecimalException', state.DecimalException) < 0) return false;
  const signals = signalMap(state);
  const conditions = conditionMap(state);
  for (let i: i64 = SIGNALS - 1; i >= 0; i--) {
    if (!addException(m, state, i, signals + ((<usize>i) << 3))) return false;
  }
  setPtrAt(conditions, 0, Py_NewRef(objAt(signals, 0)));
  for (let i: i64 = 1; i < CONDITIONS; i++) {
    if (!addException(m, state, SIGNALS + i, conditions + ((<usize>i) << 3))) return false;
  }
  const tuple = PyTuple_New(SIGNALS);
  if (!tuple) return false;
  for (let i: i64 = 0; i < SIGNALS; i++) PyTuple_SET_ITEM(tuple, i, Py_NewRef(objAt(signals, i)));
  state.SignalTuple = tuple;
  return true;
}

function roundingName(i: i64): string {
  switch (<i32>i) {
    case 0:
      return 'ROUND_UP';
    case 1:
      return 'ROUND_DOWN';
    case 2:
      return 'ROUND_CEILING';
    case 3:
      return 'ROUND_FLOOR';
    case 4:
      return 'ROUND_HALF_UP';
    case 5:
      return 'ROUND_HALF_DOWN';
    case 6:
      return 'ROUND_HALF_EVEN';
  }
  return 'ROUND_05UP';
}

function addRoundings(m: PyObject, state: decimal_state): bool {
  for (let i: i64 = 0; i < ROUNDINGS; i++) {
    const name = PyUnicode_InternFromString(roundingName(i));
    setPtrAt(roundMap(state), i, name);
    if (!name || PyModule_AddObjectRef(m, roundingName(i), name) < 0) return false;
  }
  return true;
}

function addText(m: PyObject, name: string, text: string): i32 {
  return PyModule_Add(m, name, PyUnicode_FromString(text));
}

/** The three contexts that others begin as. */
function addContexts(m: PyObject, state: decimal_state): bool {
  const type = state.PyDecContext_Type as PyObject;
  const name = PyUnicode_FromString('decimal_context');
  if (!name) return false;
  state.current_context_var = PyObject_CallOneArg(PyContextVar_Type, name);
  Py_DECREF(name);
  if (!state.current_context_var) return false;
  state.default_context_template = PyObject_CallNoArgs(type);
  if (!state.default_context_template || PyModule_AddObjectRef(m, 'DefaultContext', state.default_context_template) < 0)
    return false;
  if (PyModule_AddObjectRef(m, 'HAVE_CONTEXTVAR', Py_True) < 0) return false;
  if (PyModule_AddObjectRef(m, 'HAVE_THREADS', Py_True) < 0) return false;
  state.basic_context_template = PyObject_CallNoArgs(type);
  if (!state.basic_context_template) return false;
  basicLimits(CTX(state.basic_context_template as PyObject));
  if (PyModule_AddObjectRef(m, 'BasicContext', state.basic_context_template) < 0) return false;
  state.extended_context_template = PyObject_CallNoArgs(type);
  if (!state.extended_context_template) return false;
  const ctx = CTX(state.extended_context_template as PyObject);
  ctx.prec = 9;
  ctx.traps = 0;
  return PyModule_AddObjectRef(m, 'ExtendedContext', state.extended_context_template) == 0;
}

function addConstants(m: PyObject): i32 {
  let r = PyModule_AddIntConstant(m, 'MAX_PREC', MPD_MAX_PREC);
  r |= PyModule_AddIntConstant(m, 'MAX_EMAX', MPD_MAX_EMAX);
  r |= PyModule_AddIntConstant(m, 'MIN_EMIN', MPD_MIN_EMIN);
  return r | PyModule_AddIntConstant(m, 'MIN_ETINY', MPD_MIN_ETINY);
}

function addFunctions(m: PyObject): i32 {
  let r = moduleMethod(
    m,
    'getcontext',
    PyDec_GetCurrentContext.index,
    METH_NOARGS,
    'getcontext($module, /)\n--\n\nGet the current default context.\n\n',
  );
  r |= moduleMethod(
    m,
    'setcontext',
    PyDec_SetCurrentContext.index,
    METH_O,
    'setcontext($module, context, /)\n--\n\nSet a new default context.\n\n',
  );
  return (
    r |
    moduleMethod(
      m,
      'localcontext',
      ctxmanager_new.index,
      METH_VARARGS | METH_KEYWORDS,
      'localcontext($module, /, ctx=None, **kwargs)\n--\n\nReturn a context manager that will set the default context to a copy of ctx\non entry to the with-statement and restore the previous default context when\nexiting the with-statement. If no context is specified, a copy of the current\ndefault context is used.\n\n',
    )
  );
}

/** new */
export function init__decimal_module(): PyObject | null {
  const m = newModuleWithState(decimalDef, '_decimal', 'C decimal arithmetic module', offsetof<decimal_state>());
  if (!m) return null;
  const state = changetype<decimal_state>(PyModule_GetState(m));
  state.PyDec_Type = decimalType(m);
  if (state.PyDec_Type) state.PyDecContext_Type = contextType(m);
  if (state.PyDecContext_Type) state.PyDecContextManager_Type = managerType(m);
  if (state.PyDecContextManager_Type) state.PyDecSignalDictMixin_Type = mixinType(m);
  const mixin = state.PyDecSignalDictMixin_Type;
  if (mixin && registerNumber(state.PyDec_Type as PyObject)) state.Rational = imported('numbers', 'Rational');
  if (state.Rational) state.DecimalTuple = tupleType();
  if (state.DecimalTuple)
    state.PyDecSignalDict_Type = changetype<PyTypeObject | null>(signalDictType(mixin as PyObject));
  if (
    state.PyDecSignalDict_Type &&
    addFunctions(m) == 0 &&
    PyModule_AddObjectRef(m, 'Decimal', state.PyDec_Type) == 0 &&
    PyModule_AddObjectRef(m, 'Context', state.PyDecContext_Type) == 0 &&
    PyModule_AddObjectRef(m, 'DecimalTuple', state.DecimalTuple) == 0 &&
    addExceptions(m, state) &&
    addContexts(m, state) &&
    addConstants(m) == 0 &&
    addRoundings(m, state) &&
    addText(m, '__version__', '1.70') == 0 &&
    addText(m, '__libmpdec_version__', '2.5.1') == 0
  ) {
    return m;
  }
  Py_DECREF(m);
  return null;
}
