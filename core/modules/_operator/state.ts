// What the module _operator keeps. (CPython: Modules/_operator.c)

import { PyModuleDef } from '../../objects/module';
import { PyTypeObject } from '../../runtime/type';

export const operator_module = staticObject<PyModuleDef>(104);

/** 24 bytes. */
@unmanaged
export class _operator_state {
  itemgetter_type: PyTypeObject | null;
  attrgetter_type: PyTypeObject | null;
  methodcaller_type: PyTypeObject | null;
}
