// repr() of constants, as messages, dis and annotations show them. CPython: Objects/*object.c (tp_repr)
import type { PyConst } from '../bytecode/code.js';
import { reprConst } from '../bytecode/repr.js';

/** repr() of a string. */
export const reprStr = (value: string): string => reprConst({ type: 'str', value, points: null });
export const reprConstant = (value: PyConst): string => reprConst(value);
