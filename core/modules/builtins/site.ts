// What the module site adds to builtins: exit, quit, copyright, credits, license, help.
// (CPython: Lib/site.py, Lib/_sitebuiltins.py)

import { PyObject_GenericGetAttr } from '../../objects/attribute';
import { PyObject_CallMethodNoArgs } from '../../objects/call';
import { PyDict_GetItemString, PyDict_SetItemString } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetObject } from '../../objects/exceptions/errors';
import { PyExc_SystemExit, PyExc_TypeError } from '../../objects/exceptions/types';
import { Py_PRINT_RAW, PyFile_WriteObject, PyFile_WriteString } from '../../objects/file';
import { Py_None } from '../../objects/none';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { _PySys_GetAttr } from '../../objects/sys-attributes';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { PyType_Ready } from '../../objects/type/ready';
import { clearSlot, Py_DECREF, Py_NewRef, PyObject_GC_Track, PyObject_GC_UnTrack } from '../../runtime/cold';
import { PyErr_Clear } from '../../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { Py_VISIT, PyObject } from '../../runtime/object';
import { defsAlloc } from '../../runtime/pellucid';
import { member, static_type } from '../../runtime/register';
import { _Py_T_OBJECT, Py_READONLY, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../../runtime/type';

@unmanaged
class SiteObject extends PyObject {
  name: PyObject | null; // strong
  text: PyObject | null; // strong: what repr() shows
}

function site_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  site_clear(o);
  PyObject_GC_Del(changetype<usize>(o));
}

function site_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<SiteObject>('_name'));
  clearSlot(changetype<usize>(o) + offsetof<SiteObject>('_text'));
  return 0;
}

function site_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  const r = Py_VISIT(changetype<SiteObject>(o).name, visit, arg);
  return r ? r : Py_VISIT(changetype<SiteObject>(o).text, visit, arg);
}

function site_repr(o: PyObject): PyObject | null {
  return Py_NewRef<PyObject>(changetype<SiteObject>(o).text!);
}

/** exit(code=None): closes standard input, as a shell expects, and raises SystemExit. */
function quitter_call(o: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  const named: PyObject | null = kwargs ? PyDict_GetItemString(kwargs, 'code') : null;
  if (n > 1) {
    return PyErr_Format(
      PyExc_TypeError,
      'Quitter.__call__() takes from 1 to 2 positional arguments but %zd were given',
      n + 1,
    );
  }
  const code: PyObject = n ? PyTuple_GET_ITEM(args, 0) : named ? named : Py_None;
  const stdin = _PySys_GetAttr(_Py_ID('stdin'));
  if (stdin && stdin != Py_None) {
    const closed = PyObject_CallMethodNoArgs(stdin, _Py_ID('close'));
    if (closed) Py_DECREF(closed);
    else PyErr_Clear();
  }
  PyErr_SetObject(PyExc_SystemExit, code);
  return null;
}

/** copyright() and the like print what their repr shows. */
function printer_call(o: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const out = _PySys_GetAttr(_Py_ID('stdout'));
  if (!out || out == Py_None) return Py_None;
  const site = changetype<SiteObject>(o);
  const ok = _PyUnicode_EqualToASCIIString(site.name!, 'license')
    ? PyFile_WriteString('See https://www.python.org/psf/license/\n', out) == 0
    : PyFile_WriteObject(site.text!, out, Py_PRINT_RAW) == 0 && PyFile_WriteString('\n', out) == 0;
  return ok ? Py_None : changetype<PyObject | null>(0);
}

function newType(name: string, call: usize): PyTypeObject | null {
  const t = changetype<PyTypeObject>(defsAlloc(offsetof<PyTypeObject>()));
  static_type(t, name, offsetof<SiteObject>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = site_dealloc.index;
  t.tp_traverse = site_traverse.index;
  t.tp_clear = site_clear.index;
  t.tp_repr = site_repr.index;
  t.tp_call = call;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  member(t, 'name', _Py_T_OBJECT, offsetof<SiteObject>('_name'), Py_READONLY, '');
  return PyType_Ready(t) < 0 ? null : t;
}

/** builtins.name = a new object that shows text (stolen; NULL fails). */
function add(type: PyTypeObject, name: string, text: PyObject | null): bool {
  const title = PyUnicode_FromString(name);
  if (!text || !title) return false;
  const o = changetype<SiteObject | null>(_PyObject_GC_New(type));
  if (!o) return false;
  o.name = title;
  o.text = text;
  PyObject_GC_Track(o);
  const r = PyDict_SetItemString(_PyInterpreterState_GET().builtins!, name, o);
  Py_DECREF(o);
  return r == 0;
}

function quitText(name: string): PyObject | null {
  return PyUnicode_FromFormat('Use %ls() or Ctrl-D (i.e. EOF) to exit', <u64>changetype<usize>(name));
}

/** 0, or -1 with the exception set. */
export function addSiteBuiltins(): i32 {
  const quitter = newType('_sitebuiltins.Quitter', quitter_call.index);
  const printer = newType('_sitebuiltins._Printer', printer_call.index);
  const helper = newType('_sitebuiltins._Helper', printer_call.index);
  if (!quitter || !printer || !helper) return -1;
  const copyright = PyDict_GetItemString(_PyInterpreterState_GET().sysdict!, 'copyright');
  const ok =
    add(quitter, 'quit', quitText('quit')) &&
    add(quitter, 'exit', quitText('exit')) &&
    add(printer, 'copyright', copyright ? Py_NewRef<PyObject>(copyright) : changetype<PyObject | null>(0)) &&
    add(
      printer,
      'credits',
      PyUnicode_FromString(
        '    Thanks to CWI, CNRI, BeOpen.com, Zope Corporation and a cast of thousands\n    for supporting Python development.  See www.python.org for more information.',
      ),
    ) &&
    add(printer, 'license', PyUnicode_FromString('Type license() to see the full license text')) &&
    add(
      helper,
      'help',
      PyUnicode_FromString('Type help() for interactive help, or help(object) for help about object.'),
    );
  return ok ? 0 : -1;
}
