// The Unicode character database, for the process's unicodedata: categories and the like, decompositions, numbers, and what
// Unicode 3.2 said. tools/record/unicode_database.py describes data.txt. (CPython: Modules/unicodedata.c, unicodedata_db.h)

/** What unicodedata says of a character, but for its name, decomposition and number. */
export interface CharacterRecord {
  category: string;
  bidirectional: string;
  combining: number;
  width: string;
  mirrored: number;
}

interface OldRecord {
  category: string;
  bidirectional: string;
  width: string;
  mirrored: number;
  numeric: number;
  decimal: number;
}

interface Decomposition {
  text: string;
  compatibility: boolean;
  codes: readonly number[];
}

const hex = (text: string): number => Number.parseInt(text, 16);
const numberOrNaN = (text: string | undefined): number => (text ? Number(text) : Number.NaN);

const UNASSIGNED: CharacterRecord = { category: 'Cn', bidirectional: '', combining: 0, width: 'N', mirrored: 0 };

/** Which run of ascending starts holds the code point; -1: none begins before it. */
function runOf(starts: Uint32Array, code: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= code) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The database, unpacked from data.txt; `old` everywhere asks for Unicode 3.2's answer. */
export class UnicodeDatabase {
  private readonly combinations: CharacterRecord[];
  private readonly runStarts: Uint32Array;
  private readonly runCombinations: Uint16Array;
  private readonly decompositions = new Map<number, Decomposition>();
  /** Canonical pairs, first * 0x200000 + second, and what they compose to. */
  readonly compositions = new Map<number, number>();
  /** Characters that may compose with what stands before them. */
  readonly seconds = new Set<number>();
  private readonly numberStarts: Uint32Array;
  private readonly numbers: (readonly [count: number, value: number, step: number])[] = [];
  private readonly goneStarts: Uint32Array;
  private readonly goneCounts: number[] = [];
  private readonly old = new Map<number, OldRecord>();
  private readonly corrections = new Map<number, number>();

  constructor(text: string) {
    const sections = new Map<string, string[]>();
    for (const part of text.split('\n# ').slice(1)) {
      const [name = '', ...lines] = part.trimEnd().split('\n');
      sections.set(name, lines.join(';').split(';'));
    }
    const section = (name: string): string[] => sections.get(name) ?? [];
    this.combinations = section('combinations').map((row) => {
      const [category = '', bidirectional = '', combining, width = '', mirrored] = row.split(',');
      return { category, bidirectional, combining: Number(combining), width, mirrored: Number(mirrored) };
    });
    const runs = section('runs');
    this.runStarts = new Uint32Array(runs.length);
    this.runCombinations = new Uint16Array(runs.length);
    let code = 0;
    runs.forEach((run, i) => {
      const [length = '', combination = ''] = run.split(':');
      this.runStarts[i] = code;
      this.runCombinations[i] = Number.parseInt(combination, 36);
      code += length === '' ? 1 : hex(length);
    });
    this.readDecompositions(section('decompositions'));
    const numbers = section('numbers').map((run) => run.split(','));
    this.numberStarts = Uint32Array.from(numbers, ([first = '']) => hex(first));
    for (const [, count = '', value, step] of numbers) this.numbers.push([hex(count), Number(value), Number(step)]);
    const gone = section('unassigned').map((run) => run.split(',').map(hex));
    this.goneStarts = Uint32Array.from(gone, ([first = 0]) => first);
    for (const [, count = 0] of gone) this.goneCounts.push(count);
    for (const row of section('old')) {
      const [at = '', category = '', bidirectional = '', width = '', mirrored, numeric, decimal] = row.split(',');
      this.old.set(hex(at), {
        category,
        bidirectional,
        width,
        mirrored: Number(mirrored),
        numeric: numberOrNaN(numeric),
        decimal: numberOrNaN(decimal),
      });
    }
    for (const row of section('corrections')) {
      const [at = '', to = ''] = row.split(',');
      this.corrections.set(hex(at), hex(to));
    }
  }

  private readDecompositions(rows: string[]): void {
    let code = 0;
    for (const row of rows) {
      const space = row.indexOf(' ');
      const apart = row[space - 1] === '!';
      code += hex(row.slice(0, apart ? space - 1 : space));
      const text = row.slice(space + 1);
      const compatibility = text.startsWith('<');
      const codes = (compatibility ? text.slice(text.indexOf('>') + 2) : text).split(' ').map(hex);
      this.decompositions.set(code, { text, compatibility, codes });
      if (compatibility || apart || codes.length !== 2) continue;
      const [first = 0, second = 0] = codes;
      this.compositions.set(first * 0x200000 + second, code);
      this.seconds.add(second);
    }
  }

  /** Whether Unicode 3.2 did not have the character yet. */
  isGone(code: number): boolean {
    const run = runOf(this.goneStarts, code);
    return run >= 0 && code < (this.goneStarts[run] ?? 0) + (this.goneCounts[run] ?? 0);
  }

  record(code: number, old: boolean): CharacterRecord {
    const record = this.combinations[this.runCombinations[runOf(this.runStarts, code)] ?? 0] ?? UNASSIGNED;
    if (!old) return record;
    if (this.isGone(code)) return UNASSIGNED;
    const was = this.old.get(code);
    return was ? { ...record, ...was, combining: record.combining } : record;
  }

  /** The decomposition as unicodedata.decomposition() writes it, with its tag; '' for none. */
  decompositionText(code: number, old: boolean): string {
    return (old && this.isGone(code) ? undefined : this.decompositions.get(code))?.text ?? '';
  }

  /** The number that a character stands for; NaN. */
  numeric(code: number, old: boolean): number {
    if (old) {
      if (this.isGone(code)) return Number.NaN;
      const was = this.old.get(code);
      if (was) return was.numeric;
    }
    const run = runOf(this.numberStarts, code);
    const [count, value, step] = this.numbers[run] ?? [0, 0, 0];
    const index = code - (this.numberStarts[run] ?? 0);
    return index < count ? value + step * index : Number.NaN;
  }

  /** Unicode 3.2's decimal value: NaN for none, undefined where it is today's. */
  oldDecimal(code: number): number | undefined {
    return this.isGone(code) ? Number.NaN : this.old.get(code)?.decimal;
  }

  /** What a character is replaced by in one step of decomposing; undefined: itself. */
  decompose(code: number, compatibility: boolean, old: boolean): readonly number[] | undefined {
    if (old) {
      const correction = this.corrections.get(code);
      if (correction !== undefined) return [correction];
      if (this.isGone(code)) return undefined;
    }
    const found = this.decompositions.get(code);
    return found && (compatibility || !found.compatibility) ? found.codes : undefined;
  }

  combining(code: number): number {
    return this.record(code, false).combining;
  }
}

let readData: (() => string) | null = null;
let shared: UnicodeDatabase | null = null;

/** Says how to read data.txt. */
export function provideUnicodeData(read: () => string): void {
  readData = read;
}

/** The database, read when it is first asked for; it is the same for all processes. */
export function unicodeDatabase(): UnicodeDatabase {
  if (!readData) throw new Error('nobody has said where the Unicode data are: provideUnicodeData');
  shared ??= new UnicodeDatabase(readData());
  return shared;
}
