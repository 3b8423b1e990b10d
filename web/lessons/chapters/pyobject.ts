// Everything is an object.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'pyobject',
  title: 'Everything is an object',
  aim: 'PyObject: sixteen bytes that all objects begin with.',
  text: [
    'C has no objects. CPython builds them from a **struct**: several fields that lie side by side, under one name. Every object of Python, an int, a list, a function, `None`, begins with the same two fields, eight bytes each. Together they are `PyObject`, the grandparent of all of them.',
    '`ob_refcnt` counts how many references there are to this object. When it falls to zero, nobody refers to the object any more, and it is freed at once.',
    '`ob_type` is the address of another object: the type. It says what the bytes behind these two fields mean, how large the object is, and which C functions add it, print it, free it. `type(x)` does nothing but read this field. The type is an object as well, and has a type in turn: `type`, whose type is itself.',
    'Old texts give every object *three* fields: value, type, count. Two are shared by all; what stands behind them differs from type to type. The value of a float is eight bytes. An int has a word with its sign and number of digits, and then the digits, 30 bits each. A list has `ob_size`, the address of an array, and how many entries that array has room for.',
    'Objects that the cyclic collector watches, lists, dicts, instances, have sixteen more bytes *in front of* their address: two links that chain them to others of their generation. `sys.getsizeof` counts them, and so does the size on each card here.',
    'Choose an object and press **Bytes**: you see the very bytes, with each field’s name. Point at a field and its bytes light up, and the other way round.',
  ],
  program: `import sys

number = 100000
ratio = 0.5
text = "memory"
items = [number, ratio, text]

for thing in items:
    size = sys.getsizeof(thing)
    print(type(thing), size)
print(type(type(number)))
`,
  setup: { view: 'bytes', line: 8, select: 'list' },
  question: {
    ask: 'How many bytes does the float 0.5 take?',
    answers: ['8', '16', '24'],
    right: 2,
    why: 'ob_refcnt 8 + ob_type 8 + the value 8. The header is two thirds of it: that is the price of being an object.',
  },
  notice: [
    'ob_refcnt is eight bytes, the lowest one first: the machine is little-endian.',
    'ob_type leads to PyList_Type, a static type: its address lies in the data segment.',
    'The list’s first sixteen bytes lie before its address: the collector’s links.',
  ],
  prints: "<class 'int'> 28\n<class 'float'> 24\n<class 'str'> 47\n<class 'type'>\n",
};
