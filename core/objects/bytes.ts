import { PyBytes_Repr } from './bytes/core';
import { PyBytes_Concat, PyBytes_FromObject } from './bytes/create';
import {
  _PyBytes_Resize, init_static_bytes, PyBytes_AsString, PyBytes_FromString, PyBytes_FromStringAndSize,
} from './bytes/new';
import {
  PyBytes_AS_STRING, PyBytes_Check, PyBytes_CheckExact, PyBytes_GET_SIZE, PyBytes_Type, PyBytesIter_Type,
} from './bytes/struct';
import { init_bytes_type } from './bytes/type';

export { PyBytes_Repr } from './bytes/core';
export { PyBytes_Concat, PyBytes_FromObject } from './bytes/create';
export { PyBytes_AsString, PyBytes_FromString, PyBytes_FromStringAndSize, _PyBytes_Resize, init_static_bytes } from './bytes/new';
export { PyBytesIter_Type, PyBytes_AS_STRING, PyBytes_Check, PyBytes_CheckExact, PyBytes_GET_SIZE, PyBytes_Type } from './bytes/struct';
export { init_bytes_type } from './bytes/type';

