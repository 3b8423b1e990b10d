// Decimal.__format__. (CPython: libmpdec/io.c, Modules/_decimal/_decimal.c)

import { PyObject } from '../../runtime/object';
import { dec_str } from './decimal';

export function dec_format(self: PyObject, args: PyObject): PyObject | null {
  return dec_str(self);
}
