// The counter in front of an instruction's inline cache: value << 4 | backoff. (CPython: pycore_backoff.h)

import { opcodeDeopt } from '../opcodes';

/** How many misses a specialised form may have before it is looked at again. */
const ADAPTIVE_COOLDOWN: u16 = 52 << 4;

/** The instruction becomes that form. */
/* @inline */ export function specialized(pc: usize, opcode: i32): void {
  store<u8>(pc, <u8>opcode);
  store<u16>(pc, ADAPTIVE_COOLDOWN, 2);
}

/** Nothing fits: the general form goes on, and the next look comes after twice as many executions. */
export function unspecialized(pc: usize): void {
  store<u8>(pc, <u8>opcodeDeopt(<i32>load<u8>(pc)));
  const backoff = load<u16>(pc, 2) & 15;
  const next: u16 = backoff < 12 ? backoff + 1 : 12;
  store<u16>(pc, ((((<u16>1) << next) - 1) << 4) | next, 2);
}
