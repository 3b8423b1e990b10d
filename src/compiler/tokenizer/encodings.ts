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

/** What each byte of the upper half means. */
const MEANINGS: { readonly [name: string]: (byte: number) => number } = {
  'iso-8859-1': (b) => b,
  'iso8859-15': (b) => LATIN9.get(b) ?? b,
  cp1252: (b) => (b < 0xa0 ? CP1252_C1.charCodeAt(b - 0x80) : b),
  cp1251: (b) => (b < 0xc0 ? CP1251_LOW.charCodeAt(b - 0x80) : 0x410 + b - 0xc0),
  'koi8-r': (b) => KOI8_R.charCodeAt(b - 0x80),
  ascii: () => 0xfffd,
};

// As encodings/aliases.py and the codecs' modules have them.
const ALIASES: { readonly [codec: string]: string } = {
  'iso-8859-1':
    '8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1 latin_1',
  'iso8859-15': 'iso8859_15 iso_8859_15 latin9 l9',
  cp1252: '1252 cp1252 windows_1252',
  cp1251: '1251 cp1251 windows_1251',
  'koi8-r': 'cskoi8r koi8_r',
  ascii:
    '646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 ascii cp367 csascii ibm367 iso646_us iso_646.irv_1991 ' +
    'iso_ir_6 us us_ascii',
  'utf-8': 'u8 utf utf8 utf8_ucs2 utf8_ucs4 utf_8 cp65001',
};

// CPython: encodings.normalize_encoding, and the registry's lower case.
function codecName(name: string): string | undefined {
  const words = name.toLowerCase().match(/[a-z0-9.]+/g) ?? [];
  const alias = words.join('_');
  return Object.keys(ALIASES).find((codec) => ALIASES[codec]?.split(' ').includes(alias));
}

export interface Codec {
  name: string;
  table: Uint16Array;
}

/** The codec of a name as written in a coding cookie; null if we don't know it. */
export function findCodec(name: string): Codec | null {
  const known = codecName(name);
  const meaning = known === undefined ? undefined : MEANINGS[known];
  if (known === undefined || meaning === undefined) return null;
  return { name: known, table: Uint16Array.from({ length: 128 }, (_, i) => meaning(0x80 + i)) };
}

/** Whether an encoding's name is one of UTF-8's. */
export function isUtf8Name(name: string): boolean {
  return codecName(name) === 'utf-8';
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
