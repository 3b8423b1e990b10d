// Dates and times: where there is no time zone, the memory ends before its place.

import type { Memory } from '../../memory.js';
import type { TypeEntry, Walker } from '../entry.js';

/** Byte 24 says whether there is a time zone, of which the reference lies at `offset`. */
const withZone =
  (offset: number) =>
  (w: Walker, o: number): void => {
    if (w.memory.u8(o + 24) !== 0) w.ref(o + offset);
  };

/** The size of an instance that ends before `offset` without a time zone. */
const sizeWithZone =
  (offset: number) =>
  (m: Memory, o: number): number =>
    m.u8(o + 24) === 0 ? offset : offset + 8;

export const datetimeTypes: TypeEntry[] = [
  { by: 'type PyDateTime_DateType', struct: 'PyDateTime_Date' },
  { by: 'type PyDateTime_DeltaType', struct: 'PyDateTime_Delta' },
  { by: 'type PyDateTime_TZInfoType' },
  {
    by: 'datetime_dealloc',
    struct: 'PyDateTime_DateTime',
    smallest: 40,
    size: sizeWithZone(40),
    walk: withZone(40),
    name: () => ({ kind: 'field', name: 'tzinfo' }),
  },
  {
    by: 'time_dealloc',
    struct: 'PyDateTime_Time',
    smallest: 32,
    size: sizeWithZone(32),
    walk: withZone(32),
    name: () => ({ kind: 'field', name: 'tzinfo' }),
  },
  { by: 'timezone_dealloc', struct: 'PyDateTime_TimeZone', strong: 'offset name' },
];
