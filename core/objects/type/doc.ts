// Docstrings of native things begin with their signature: 'name($self, x, /)\n--\n\ntext'. (CPython: Objects/typeobject.c)

import { needDoc } from '../../runtime/docs';
import { PyObject } from '../../runtime/object';
import { METH_CLASS, METH_COEXIST, METH_NOARGS, METH_O, METH_STATIC } from '../../runtime/type';
import { Py_None } from '../none';
import { PyUnicode_FromCString, PyUnicode_FromString, PyUnicode_FromStringAndSize } from '../str/new';

/** The '(' of the signature, or 0. */
function find_signature(name: usize, doc: usize): usize {
  if (!doc || !name) return 0;
  let last = name;
  for (let p = name; load<u8>(p); p++) if (load<u8>(p) == 0x2e) last = p + 1;
  let d = doc;
  for (let p = last; load<u8>(p); p++, d++) if (load<u8>(d) != load<u8>(p)) return 0;
  return load<u8>(d) == 0x28 ? d : 0;
}

/** Behind the ")\n--\n\n" that ends the signature, or 0. */
function skip_signature(doc: usize): usize {
  for (let d = doc; load<u8>(d); d++) {
    if (load<u8>(d) == 0x29 && startsWith(d + 1, 0x0a2d2d0a) && load<u8>(d + 5) == 0x0a) return d + 6;
    if (load<u8>(d) == 0x0a && load<u8>(d + 1) == 0x0a) return 0;
  }
  return 0;
}

/** Four bytes, the first in the low byte of the little-endian word. */
function startsWith(p: usize, word: u32): bool {
  for (let i = 0; i < 4; i++) if (load<u8>(p + i) != <u8>(word >> (i << 3))) return false;
  return true;
}

/** const char *: the doc behind its signature. */
export function _PyType_DocWithoutSignature(name: usize, doc: usize): usize {
  const signature = find_signature(name, needDoc(doc));
  if (!signature) return doc;
  const text = skip_signature(signature);
  return text ? text : doc;
}

// new: str or None
export function _PyType_GetDocFromInternalDoc(name: usize, doc: usize): PyObject | null {
  const text = _PyType_DocWithoutSignature(name, doc);
  if (!text || !load<u8>(text)) return Py_None;
  return PyUnicode_FromCString(text);
}

/** What the call flags alone say. */
function signatureFromFlags(flags: i32): PyObject | null {
  switch (flags & ~METH_COEXIST) {
    case METH_NOARGS:
      return PyUnicode_FromString('($self, /)');
    case METH_NOARGS | METH_CLASS:
      return PyUnicode_FromString('($type, /)');
    case METH_NOARGS | METH_STATIC:
      return PyUnicode_FromString('()');
    case METH_O:
      return PyUnicode_FromString('($self, object, /)');
    case METH_O | METH_CLASS:
      return PyUnicode_FromString('($type, object, /)');
    case METH_O | METH_STATIC:
      return PyUnicode_FromString('(object, /)');
    default:
      return Py_None;
  }
}

// new: str or None
export function _PyType_GetTextSignatureFromInternalDoc(name: usize, doc: usize, flags: i32): PyObject | null {
  const start = find_signature(name, needDoc(doc));
  const end = start ? skip_signature(start) : 0;
  if (!end) return signatureFromFlags(flags);
  return PyUnicode_FromStringAndSize(start, <i64>(end - 5 - start));
}
