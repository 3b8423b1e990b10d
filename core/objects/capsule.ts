// Capsules: an address in an object. (CPython: Objects/capsule.c)

import { PyObject_GC_UnTrack } from '../runtime/cold';
import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { arg, PyObject } from '../runtime/object';
import { static_type } from '../runtime/register';
import { Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../runtime/type';
import { PyUnicode_FromFormat } from './str/format';

/** 64 bytes. */
@unmanaged
export class PyCapsule extends PyObject {
  pointer: usize; // void *
  name: usize; // const char *
  context: usize; // void *
  @bytes(8) destructor: usize; // PyCapsule_Destructor at 40
  traverse_func: usize; // traverseproc
  clear_func: usize; // inquiry
}

export const PyCapsule_Type = staticObject<PyTypeObject>(416);

function capsule_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  const destructor = load<usize>(changetype<usize>(self) + 40);
  if (destructor) call_indirect<void>(<u32>destructor, self);
  PyObject_GC_Del(changetype<usize>(self));
}

function capsule_repr(self: PyObject): PyObject | null {
  const name = changetype<PyCapsule>(self).name;
  return name
    ? PyUnicode_FromFormat('<capsule object "%s" at %p>', name, arg(self))
    : PyUnicode_FromFormat('<capsule object NULL at %p>', arg(self));
}

function capsule_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  const traverse = changetype<PyCapsule>(self).traverse_func;
  return traverse ? call_indirect<i32>(<u32>traverse, self, visit, arg) : 0;
}

function capsule_clear(self: PyObject): i32 {
  const clear = changetype<PyCapsule>(self).clear_func;
  return clear ? call_indirect<i32>(<u32>clear, self) : 0;
}

/** Not tracked, as nothing that the collector knows is in it. name: const char *, or 0; destructor: 0 for none. (new) */
export function PyCapsule_New(pointer: usize, name: usize, destructor: usize): PyObject | null {
  const o = _PyObject_GC_New(PyCapsule_Type);
  if (!o) return null;
  memory.fill(changetype<usize>(o) + offsetof<PyObject>(), 0, offsetof<PyCapsule>() - offsetof<PyObject>());
  const capsule = changetype<PyCapsule>(o);
  capsule.pointer = pointer;
  capsule.name = name;
  store<u64>(changetype<usize>(o), <u64>destructor, 40);
  return o;
}

export function init_capsule_type(): void {
  const t = PyCapsule_Type;
  static_type(
    t,
    'PyCapsule',
    offsetof<PyCapsule>(),
    0,
    Py_TPFLAGS_HAVE_GC,
    'Capsule objects let you wrap a C "void *" pointer in a Python\nobject.  They\'re a way of passing data through the Python interpreter\nwithout creating your own custom type.\n\nCapsules are used for communication between extension modules.\nThey provide a way for an extension module to export a C interface\nto other extension modules, so that extension modules can use the\nPython import mechanism to link to one another.\n',
  );
  t.tp_dealloc = capsule_dealloc.index;
  t.tp_repr = capsule_repr.index;
  t.tp_traverse = capsule_traverse.index;
  t.tp_clear = capsule_clear.index;
}
