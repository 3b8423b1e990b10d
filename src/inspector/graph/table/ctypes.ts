// Types of _ctypes: data, the types of data with their StgInfo, fields, functions.

import type { TypeEntry } from '../entry.js';
import { machineTypes } from './machine.js';

const typeEntry = machineTypes.find((e) => e.by === 'type_dealloc') as TypeEntry;
/** StgInfo lies behind PyHeapTypeObject. */
const INFO = 928;
const INFO_FIELDS: Record<number, string> = {
  56: 'proto',
  88: 'argtypes',
  96: 'converters',
  104: 'restype',
  112: 'checker',
  120: 'module',
};

export const ctypesTypes: TypeEntry[] = [
  {
    ...typeEntry,
    by: 'CType_Type_dealloc',
    walk(w, o) {
      typeEntry.walk?.(w, o);
      for (const offset of Object.keys(INFO_FIELDS)) w.ref(o + INFO + Number(offset));
      for (const offset of [48, 136, 152]) {
        const p = w.memory.ptr(o + INFO + offset); // ffi_elements format shape
        if (p) w.own(p);
      }
    },
    name(n, o, slot) {
      const name = INFO_FIELDS[slot - o - INFO];
      return name ? { kind: 'field', name } : typeEntry.name?.(n, o, slot);
    },
  },
  {
    by: 'PyCData_dealloc',
    struct: 'CDataObject',
    strong: 'b_base b_objects',
    walk(w, o) {
      const p = w.memory.ptr(o + 16);
      if (p !== o + 80 && w.memory.ptr(o + 24)) w.own(p); // b_needsfree
    },
  },
  {
    by: 'PyCFuncPtr_dealloc',
    struct: 'PyCFuncPtrObject',
    strong: 'b_base b_objects thunk callable converters argtypes restype checker errcheck paramflags',
  },
  { by: 'CThunkObject_dealloc', struct: 'CThunkObject', strong: 'converters callable restype' },
  { by: 'PyCArg_dealloc', struct: 'PyCArgObject', strong: 'obj' },
  { by: 'PyCField_dealloc', struct: 'CFieldObject', strong: 'proto' },
  { by: 'StructParam_dealloc', struct: 'StructParamObject', strong: 'keep', owned: 'ptr' },
  { by: '_DictRemover_dealloc', struct: 'DictRemoverObject', strong: 'key dict' },
];
