// Constants from plain values: what the host and the command line marshal for the process.

import type { PyConst } from './code.js';

export const NONE: PyConst = { type: 'None' };
export const str = (value: string): PyConst => ({ type: 'str', value, points: null });
export const int = (value: number): PyConst => ({ type: 'int', value: BigInt(value) });
export const bool = (value: boolean): PyConst => ({ type: 'bool', value });
export const tupleOf = (items: PyConst[]): PyConst => ({ type: 'tuple', items });
export const tuple = (...items: PyConst[]): PyConst => tupleOf(items);
