// The end of a process that can not go on. (CPython: Modules/faulthandler.c, Python/pylifecycle.c)

import { host_exit } from '../../host-fs';

const SIGSEGV = 11;

/** As if the operating system had seen a wrong address: the process dies of SIGSEGV. It does not return. */
export function _Py_Segfault(): void {
  host_exit(-SIGSEGV);
  unreachable();
}
