// The type of types and the type of everything; the rest of this folder makes them work.

import { PyTypeObject } from '../../runtime/type';

export const PyType_Type = staticObject<PyTypeObject>(416);
export const PyBaseObject_Type = staticObject<PyTypeObject>(416);
