// Source encodings other than UTF-8, as tables. CPython: Lib/encodings/*.py.

// What bytes 0x80..0xFF mean; U+FFFD marks an undefined byte.
const LATIN9 = new Map([
  [0xa4, 0x20ac],
  [0xa6, 0x160],
  [0xa8, 0x161],
  [0xb4, 0x17d],
  [0xb8, 0x17e],
  [0xbc, 0x152],
  [0xbd, 0x153],
  [0xbe, 0x178],
]);
const CP1252_C1 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';
const CP1251_LOW = 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\ufffd™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї';
const KOI8_R =
  '─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u00a0⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©' +
  'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ';

function upperHalf(of: (byte: number) => number): Uint16Array {
  return Uint16Array.from({ length: 128 }, (_, i) => of(0x80 + i));
}

const TABLES: { readonly [name: string]: Uint16Array } = {
  'iso-8859-1': upperHalf((b) => b),
  'iso8859-15': upperHalf((b) => LATIN9.get(b) ?? b),
  cp1252: upperHalf((b) => (b < 0xa0 ? CP1252_C1.charCodeAt(b - 0x80) : b)),
  cp1251: upperHalf((b) => (b < 0xc0 ? CP1251_LOW.charCodeAt(b - 0x80) : 0x410 + b - 0xc0)),
  'koi8-r': upperHalf((b) => KOI8_R.charCodeAt(b - 0x80)),
  ascii: upperHalf(() => 0xfffd),
};

const ALIASES: { readonly [name: string]: string } = {
  latin1: 'iso-8859-1',
  latin: 'iso-8859-1',
  l1: 'iso-8859-1',
  iso88591: 'iso-8859-1',
  '88591': 'iso-8859-1',
  cp819: 'iso-8859-1',
  iso885915: 'iso8859-15',
  latin9: 'iso8859-15',
  l9: 'iso8859-15',
  cp1252: 'cp1252',
  windows1252: 'cp1252',
  '1252': 'cp1252',
  cp1251: 'cp1251',
  windows1251: 'cp1251',
  '1251': 'cp1251',
  koi8r: 'koi8-r',
  cskoi8r: 'koi8-r',
  ascii: 'ascii',
  usascii: 'ascii',
  '646': 'ascii',
  us: 'ascii',
  ansix341968: 'ascii',
};

export interface Codec {
  name: string;
  table: Uint16Array;
}

/** The codec of a name as written in a coding cookie; null if we don't know it. */
export function findCodec(name: string): Codec | null {
  const known = ALIASES[name.toLowerCase().replace(/[-_ ]/g, '')];
  const table = known === undefined ? undefined : TABLES[known];
  return known === undefined || table === undefined ? null : { name: known, table };
}

export function isUtf8Name(name: string): boolean {
  return /^(utf[-_]?8|u8|utf|utf8[-_]ucs[24]|cp65001)$/i.test(name) || /^utf-8-/i.test(name.replace(/_/g, '-'));
}

/** CPython's short list of spellings that it normalises before it looks at the codec registry. */
export function normalName(name: string): string {
  const lower = name.slice(0, 12).toLowerCase().replace(/_/g, '-');
  if (lower === 'utf-8' || lower.startsWith('utf-8-')) return 'utf-8';
  for (const latin of ['latin-1', 'iso-8859-1', 'iso-latin-1']) {
    if (lower === latin || lower.startsWith(`${latin}-`)) return 'iso-8859-1';
  }
  return name;
}
