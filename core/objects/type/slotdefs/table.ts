// Fills the table of slots, when the process boots.

import { pytype_slotdef, SLOTS, slotdefs } from '../slotdefs';
import { containerSlots } from './container';
import { numberSlots } from './number';
import { objectSlots } from './object';

export function init_slotdefs(): void {
  const end = containerSlots(numberSlots(objectSlots(slotdefs)));
  assert(
    changetype<usize>(end) == changetype<usize>(slotdefs) + SLOTS * offsetof<pytype_slotdef>(),
    "the table is as long as CPython's",
  );
}
