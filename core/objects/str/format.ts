import { PyObject } from '../../runtime/object';

export function PyUnicode_FromFormat(a: string, b: u64 = 0, c: u64 = 0, d: u64 = 0, e: u64 = 0, f: u64 = 0, g: u64 = 0): PyObject | null {
  return unreachable();
}
