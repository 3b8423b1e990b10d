import { PyObject } from '../../runtime/object';
import { load_method } from '../ops/attribute';
import { unspecialized } from './counter';

export function _Py_Specialize_LoadGlobal(globals: PyObject, builtins: PyObject, pc: usize, name: PyObject): void { unspecialized(pc); }
export function _Py_Specialize_LoadAttr(owner: PyObject, pc: usize, name: PyObject): void { unspecialized(pc); }
export function _Py_Specialize_StoreAttr(owner: PyObject, pc: usize, name: PyObject): void { unspecialized(pc); }
export function _Py_Specialize_LoadSuperAttr(global_super: PyObject, cls: PyObject, pc: usize, load_method: i32): void { unspecialized(pc); }
export function _Py_Specialize_Call(callable: PyObject, pc: usize, nargs: i32): void { unspecialized(pc); }
