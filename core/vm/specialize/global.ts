// Specialised forms of LOAD_GLOBAL and LOAD_SUPER_ATTR. (CPython: Python/specialize.c)

import { PyDictKeys_GetVersionForCurrentState } from '../../objects/dict/class-keys';
import { PyDict_CheckExact } from '../../objects/dict/dict';
import { _PyDictKeys_StringLookup } from '../../objects/dict/lookup';
import { PyDictObject } from '../../objects/dict/struct';
import { PySuper_Type } from '../../objects/super';
import { PyType_Check } from '../../objects/type/state';
import { PyObject } from '../../runtime/object';
import { LOAD_GLOBAL_BUILTIN, LOAD_GLOBAL_MODULE, LOAD_SUPER_ATTR_ATTR, LOAD_SUPER_ATTR_METHOD } from '../opcodes';
import { specialized, unspecialized } from './counter';

/** Version of a dict's key table in 16 bits; 0: none. */
function version16(dict: PyObject): u32 {
  const version = PyDictKeys_GetVersionForCurrentState(dict);
  return version > 0xffff ? 0 : version;
}

/** Index of a name in a dict whose keys are all strings; -1: none, -2: not such a dict. */
function indexOf(dict: PyObject, name: PyObject): i64 {
  if (!PyDict_CheckExact(dict)) return -2;
  const keys = changetype<PyDictObject>(dict).ma_keys!;
  if (keys.dk_kind == 0) return -2;
  const index = _PyDictKeys_StringLookup(changetype<usize>(keys), name);
  return index < 0 ? -1 : index;
}

/* @noinline */ export function _Py_Specialize_LoadGlobal(
  globals: PyObject,
  builtins: PyObject,
  pc: usize,
  name: PyObject,
): void {
  let index = indexOf(globals, name);
  if (index >= 0 && index <= 0xffff) {
    const version = version16(globals);
    if (version) {
      store<u16>(pc, <u16>index, 8);
      store<u16>(pc, <u16>version, 4);
      specialized(pc, LOAD_GLOBAL_MODULE);
      return;
    }
  } else if (index == -1) {
    index = indexOf(builtins, name);
    if (index >= 0 && index <= 0xffff) {
      const globals_version = version16(globals);
      const builtins_version = version16(builtins);
      if (globals_version && builtins_version) {
        store<u16>(pc, <u16>index, 8);
        store<u16>(pc, <u16>globals_version, 4);
        store<u16>(pc, <u16>builtins_version, 6);
        specialized(pc, LOAD_GLOBAL_BUILTIN);
        return;
      }
    }
  }
  unspecialized(pc);
}

/* @noinline */ export function _Py_Specialize_LoadSuperAttr(
  global_super: PyObject,
  cls: PyObject,
  pc: usize,
  load_method: i32,
): void {
  if (global_super != PySuper_Type || !PyType_Check(cls)) unspecialized(pc);
  else specialized(pc, load_method ? LOAD_SUPER_ATTR_METHOD : LOAD_SUPER_ATTR_ATTR);
}
