// The debug build's page of switches. They lie in memory, so the host sets them: one i32 each, 0 is off.
//
//   DEBUG_BASE + 0 │ stressGc         a full collection at every eval breaker check that an allocation asks for
//              + 4 │ failAllocation   n > 0: the n-th allocation from now returns NULL (counts down)
//              + 8 │ failForever      1: every allocation after that fails too
//             + 12 │ allocations      how many there were since it was last set to 0
//             + 16 │ verifyEvery      n > 0: verifyHeap at every n-th collection

import { DEBUG_BASE } from '../memory/map';

@unmanaged
export class DebugSwitches {
  stressGc: i32;
  failAllocation: i32;
  failForever: i32;
  allocations: i32;
  verifyEvery: i32;
}

export const switches = changetype<DebugSwitches>(DEBUG_BASE);

/** Counts an allocation: true when it is the one that has to fail. */
export function failsNow(): bool {
  switches.allocations++;
  const n = switches.failAllocation;
  if (n <= 0) return n < 0;
  if (n > 1) {
    switches.failAllocation = n - 1;
    return false;
  }
  switches.failAllocation = switches.failForever ? -1 : 0;
  return true;
}
