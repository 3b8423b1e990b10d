// Dates and times of the module _datetime, read from their bytes.

import type { Image } from './image.js';

const KINDS: Record<string, 'date' | 'datetime' | 'time' | 'timedelta' | 'timezone'> = {
  PyDateTime_DateType: 'date',
  PyDateTime_DateTimeType: 'datetime',
  PyDateTime_TimeType: 'time',
  PyDateTime_DeltaType: 'timedelta',
  PyDateTime_TimeZoneType: 'timezone',
};
/** Which of datetime's types. */
export type DateKind = (typeof KINDS)[string];

/** Which of datetime's types a type is or derives from. */
export function dateKind(image: Image, type: number): DateKind | undefined {
  for (let t = type, n = 0; t && n < 100; t = image.ptrField(t, 'PyTypeObject', 'tp_base'), n++) {
    const kind = KINDS[image.layout.staticName(t) ?? ''];
    if (kind) return kind;
  }
  return undefined;
}

const two = (n: number): string => String(n).padStart(2, '0');
const fraction = (us: number): string => (us ? `.${String(us).padStart(6, '0')}` : '');

/** at: year in two bytes, month, day. */
const dateAt = (image: Image, at: number): string => {
  const year = image.u8(at) * 256 + image.u8(at + 1);
  return `${String(year).padStart(4, '0')}-${two(image.u8(at + 2))}-${two(image.u8(at + 3))}`;
};

/** at: hour, minute, second, microsecond in three bytes. */
const clockAt = (image: Image, at: number): string => {
  const us = (image.u8(at + 3) * 256 + image.u8(at + 4)) * 256 + image.u8(at + 5);
  return `${two(image.u8(at))}:${two(image.u8(at + 1))}:${two(image.u8(at + 2))}${fraction(us)}`;
};

/** '1 day, 2:03:04': what str() of a timedelta says. */
function deltaText(image: Image, o: number): string {
  const [days, seconds, us] = [image.i32(o + 24), image.i32(o + 28), image.i32(o + 32)];
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction(us)}`;
  return days ? `${days} day${Math.abs(days) === 1 ? '' : 's'}, ${clock}` : clock;
}

/** A short text of such an object. */
export function dateText(image: Image, o: number, kind: DateKind): string {
  switch (kind) {
    case 'date':
      return dateAt(image, o + 25);
    case 'datetime':
      return `${dateAt(image, o + 25)} ${clockAt(image, o + 29)}`;
    case 'time':
      return clockAt(image, o + 25);
    case 'timedelta':
      return deltaText(image, o);
    case 'timezone':
      return `UTC offset ${deltaText(image, image.ptr(o + 16))}`;
  }
}

/** Its references: name and address of each. */
export function dateReferences(image: Image, o: number, kind: DateKind): [string, number][] {
  const aware = image.u8(o + 24) !== 0;
  switch (kind) {
    case 'datetime':
      return aware ? [['tzinfo', image.ptr(o + 40)]] : [];
    case 'time':
      return aware ? [['tzinfo', image.ptr(o + 32)]] : [];
    case 'timezone':
      return [
        ['offset', image.ptr(o + 16)],
        ['name', image.ptr(o + 24)],
      ];
    default:
      return [];
  }
}
