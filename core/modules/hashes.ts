// The modules _md5, _sha1, _sha2 and _sha3: hashlib without OpenSSL. (CPython: Modules/md5module.c & co.)

import { _PyArg_UnpackKeywords, unpackTupleAndKeywords } from '../objects/args';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_AddIntConstant,
  PyModule_AddObjectRef,
  PyModule_AddType,
  PyModule_GetState,
  PyModuleDef,
} from '../objects/module';
import { PyObject_IsTrue } from '../objects/object';
import { PyUnicode_FromString } from '../objects/str/new';
import { newHeapType, PyType_GetModule, readyHeapType } from '../objects/type/from-spec';
import { Py_DECREF, stackAlloc } from '../runtime/cold';
import { objAt, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import {
  METH_FASTCALL,
  METH_KEYWORDS,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../runtime/type';
import {
  fillHashType,
  HashObject,
  MD5,
  newHash,
  SHA1,
  SHA3_224,
  SHA3_256,
  SHA3_384,
  SHA3_512,
  SHA224,
  SHA256,
  SHA384,
  SHA512,
  SHAKE_128,
  SHAKE_256,
} from './hashes/object';

const md5module = staticObject<PyModuleDef>(104);
const sha1module = staticObject<PyModuleDef>(104);
const sha2module = staticObject<PyModuleDef>(104);
const sha3module = staticObject<PyModuleDef>(104);

/** The n-th type of a module's state. */
function typeAt(m: PyObject, n: i64): PyTypeObject {
  return changetype<PyTypeObject>(objAt(PyModule_GetState(m), n));
}

/** A type into the n-th place of the state: false with an exception set. */
function addType(m: PyObject, n: i64, name: string, kind: i32): bool {
  const t = newHeapType(
    m,
    name,
    offsetof<HashObject>(),
    0,
    Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE,
    null,
  );
  if (!t) return false;
  fillHashType(t, kind);
  const ready = readyHeapType(t, '');
  setPtrAt(PyModule_GetState(m), n, ready);
  if (kind > SHA1) return PyModule_AddType(m, ready) == 0;
  return PyModule_AddObjectRef(m, kind == MD5 ? 'MD5Type' : 'SHA1Type', ready) == 0;
}

// new: name(string=b'', *, usedforsecurity=True)
function construct(
  type: PyTypeObject,
  kind: i32,
  name: string,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const at = stackAlloc(2);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'string usedforsecurity', 0, 0, 1, at) == 0 &&
    (!ptrAt(at, 1) || PyObject_IsTrue(objAt(at, 1)) >= 0)
  )
    result = newHash(type, kind, ptrAt(at, 0));
  stackFree(at);
  return result;
}

function md5(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return construct(typeAt(m, 0), MD5, 'md5', args, nargs, kwnames);
}
function sha1(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return construct(typeAt(m, 0), SHA1, 'sha1', args, nargs, kwnames);
}
function sha224(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return construct(typeAt(m, 0), SHA224, 'sha224', args, nargs, kwnames);
}
function sha256(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return construct(typeAt(m, 1), SHA256, 'sha256', args, nargs, kwnames);
}
function sha384(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return construct(typeAt(m, 2), SHA384, 'sha384', args, nargs, kwnames);
}
function sha512(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return construct(typeAt(m, 3), SHA512, 'sha512', args, nargs, kwnames);
}

function finished(m: PyObject, ok: bool): PyObject | null {
  if (ok) return m;
  Py_DECREF(m);
  return null;
}

const BOTH = METH_FASTCALL | METH_KEYWORDS;

// new
export function init__md5_module(): PyObject | null {
  const m = newModuleWithState(md5module, '_md5', '', 8);
  if (!m) return null;
  moduleMethod(
    m,
    'md5',
    md5.index,
    BOTH,
    "md5($module, /, string=b'', *, usedforsecurity=True)\n--\n\nReturn a new MD5 hash object; optionally initialized with a string.",
  );
  return finished(m, addType(m, 0, '_md5.md5', MD5) && hashlibBlockSizes(m));
}

/** GIL_MINSIZE: how much data is hashed with the GIL given up. */
function hashlibBlockSizes(m: PyObject): bool {
  return PyModule_AddIntConstant(m, '_GIL_MINSIZE', 2048) == 0;
}

// new
export function init__sha1_module(): PyObject | null {
  const m = newModuleWithState(sha1module, '_sha1', '', 8);
  if (!m) return null;
  moduleMethod(
    m,
    'sha1',
    sha1.index,
    BOTH,
    "sha1($module, /, string=b'', *, usedforsecurity=True)\n--\n\nReturn a new SHA1 hash object; optionally initialized with a string.",
  );
  return finished(m, addType(m, 0, '_sha1.sha1', SHA1) && hashlibBlockSizes(m));
}

// new
export function init__sha2_module(): PyObject | null {
  const m = newModuleWithState(sha2module, '_sha2', '', 32);
  if (!m) return null;
  moduleMethod(
    m,
    'sha256',
    sha256.index,
    BOTH,
    "sha256($module, /, string=b'', *, usedforsecurity=True)\n--\n\nReturn a new SHA-256 hash object; optionally initialized with a string.",
  );
  moduleMethod(
    m,
    'sha224',
    sha224.index,
    BOTH,
    "sha224($module, /, string=b'', *, usedforsecurity=True)\n--\n\nReturn a new SHA-224 hash object; optionally initialized with a string.",
  );
  moduleMethod(
    m,
    'sha512',
    sha512.index,
    BOTH,
    "sha512($module, /, string=b'', *, usedforsecurity=True)\n--\n\nReturn a new SHA-512 hash object; optionally initialized with a string.",
  );
  moduleMethod(
    m,
    'sha384',
    sha384.index,
    BOTH,
    "sha384($module, /, string=b'', *, usedforsecurity=True)\n--\n\nReturn a new SHA-384 hash object; optionally initialized with a string.",
  );
  return finished(
    m,
    addType(m, 0, '_sha2.SHA224Type', SHA224) &&
      addType(m, 1, '_sha2.SHA256Type', SHA256) &&
      addType(m, 2, '_sha2.SHA384Type', SHA384) &&
      addType(m, 3, '_sha2.SHA512Type', SHA512) &&
      hashlibBlockSizes(m),
  );
}

// --- _sha3: the types themselves are called

/** Which place in the state a type has: its kind. */
function sha3_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  let result: PyObject | null = null;
  const kind = kindOf(type);
  if (
    unpackTupleAndKeywords(
      args,
      kwargs,
      'sha3_224', // as in CPython, where one function makes them all
      'data usedforsecurity',
      1,
      0,
      1,
      at,
    ) == 0 &&
    (!ptrAt(at, 1) || PyObject_IsTrue(objAt(at, 1)) >= 0)
  )
    result = newHash(type, kind, ptrAt(at, 0));
  stackFree(at);
  return result;
}

function kindOf(type: PyTypeObject): i32 {
  const m = PyType_GetModule(type);
  for (let i: i64 = 0; m && i < 6; i++) if (typeAt(m, i) == type) return SHA3_224 + <i32>i;
  return SHAKE_256;
}

function addSha3(m: PyObject, kind: i32, name: string): bool {
  const t = newHeapType(m, name, offsetof<HashObject>(), 0, Py_TPFLAGS_IMMUTABLETYPE, null);
  if (!t) return false;
  fillHashType(t, kind);
  t.tp_new = sha3_new.index;
  const ready = readyHeapType(t, '');
  setPtrAt(PyModule_GetState(m), kind - SHA3_224, ready);
  return PyModule_AddType(m, ready) == 0;
}

// new
export function init__sha3_module(): PyObject | null {
  const m = newModuleWithState(sha3module, '_sha3', '', 48);
  if (!m) return null;
  const name = PyUnicode_FromString('pellucid');
  const ok =
    name != null &&
    addSha3(m, SHA3_224, '_sha3.sha3_224') &&
    addSha3(m, SHA3_256, '_sha3.sha3_256') &&
    addSha3(m, SHA3_384, '_sha3.sha3_384') &&
    addSha3(m, SHA3_512, '_sha3.sha3_512') &&
    addSha3(m, SHAKE_128, '_sha3.shake_128') &&
    addSha3(m, SHAKE_256, '_sha3.shake_256') &&
    PyModule_AddObjectRef(m, 'implementation', name) == 0 &&
    hashlibBlockSizes(m);
  if (name) Py_DECREF(name);
  return finished(m, ok);
}
