// Numbers, texts, None: they hold no objects, at most memory of their own.

import type { TypeEntry } from '../entry.js';

export const plainTypes: TypeEntry[] = [
  { by: ['object_dealloc', 'none_dealloc', 'notimplemented_dealloc', 'ellipsis_dealloc'] },
  { by: 'type PySetDummy_Type' },
  { by: 'type PyModuleDef_Type', struct: 'PyModuleDef' },
  { by: 'type PyBytes_Type', struct: 'PyBytesObject' },
  { by: 'type PyComplex_Type', struct: 'PyComplexObject' },
  { by: ['long_dealloc', 'bool_dealloc'], struct: 'PyLongObject' },
  { by: 'float_dealloc', struct: 'PyFloatObject' },
  {
    by: 'unicode_dealloc',
    struct: 'PyUnicodeObject',
    // Compact strings leave out the fields that they don't need.
    smallest: 40,
    walk(w, o) {
      // A compact ASCII string is its own UTF-8; the others may keep one, and a str subclass its characters.
      const state = w.memory.ptr(o + 32);
      const compact = (state >>> 5) & 1;
      const ascii = (state >>> 6) & 1;
      if (compact && ascii) return;
      const utf8 = w.memory.ptr(o + 48);
      const data = compact ? 0 : w.memory.ptr(o + 56);
      if (utf8 && utf8 !== data) w.own(utf8);
      if (data) w.own(data);
    },
  },
  { by: 'capsule_dealloc', struct: 'PyCapsule' },
];
