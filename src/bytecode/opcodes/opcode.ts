// What is told of an opcode, and where opcodes are found. The opcodes themselves: emitted.ts, adaptive.ts.
// CPython: Python/bytecodes.c, Include/internal/pycore_opcode_metadata.h
//
// A stack effect reads "inputs -- outputs" with the top of the stack at the right; `name[expr]` stands for `expr`
// stack entries, expr a function of the oparg.

/** What an instruction's oparg means. */
export type OpargKind =
  | 'none'
  | 'const' // index into co_consts
  | 'name' // index into co_names (LOAD_GLOBAL, LOAD_ATTR, LOAD_SUPER_ATTR keep flags in the low bits)
  | 'jump' // distance in code units
  | 'local' // index into localsplus
  | 'locals' // two indices into localsplus, 4 bits each
  | 'free' // index into localsplus of a cell or free variable
  | 'count'
  | 'depth' // a position on the stack, 1 = top
  | 'compare'
  | 'nb'
  | 'intrinsic1'
  | 'intrinsic2'
  | 'flags'
  | 'target'; // pseudo instruction: label of a handler

type Size = (oparg: number) => number;
const SIZES: Record<string, Size> = {
  oparg: (n) => n,
  'oparg-1': (n) => n - 1,
  'oparg-2': (n) => n - 2,
  'oparg*2': (n) => n * 2,
  'oparg&1': (n) => n & 1,
  'oparg==3': (n) => (n === 3 ? 1 : 0),
  'oparg&255': (n) => n & 255,
  'oparg>>8': (n) => n >> 8,
};

function sizeOf(side: string): Size {
  let fixed = 0;
  const variable: Size[] = [];
  for (const item of side.split(',').map((s) => s.trim())) {
    if (item === '') continue;
    const bracket = /^\w+\[(.*)\]$/.exec(item);
    if (!bracket) fixed++;
    else {
      const f = SIZES[bracket[1] as string];
      if (!f) throw new Error(`unknown stack effect ${item}`);
      variable.push(f);
    }
  }
  const [first, second] = variable;
  if (!first) return () => fixed;
  if (!second) return (n) => fixed + first(n);
  return (n) => fixed + first(n) + second(n);
}

type Form = 'base' | 'specialized' | 'instrumented' | 'pseudo';
type CacheLayout = readonly (readonly [name: string, units: number])[];

const NO_CACHE: CacheLayout = [];

/** One opcode. Most of what it tells is worked out when it is asked: a program uses few of the opcodes. */
export class Opcode {
  readonly name: string;
  readonly code: number;
  readonly oparg: OpargKind;
  /** "inputs -- outputs" */
  readonly effect: string;
  /** One sentence for a tooltip. */
  readonly doc: string;
  /** The opcode that this one is a specialised or instrumented form of. */
  readonly base: string | null;
  readonly form: Form;
  /** Inline cache entries (code units after the instruction) with their names. */
  readonly cache: CacheLayout;
  /** How many code units its inline cache has. */
  readonly caches: number;
  private sizes: [inputs: Size, outputs: Size] | undefined;

  constructor(name: string, code: number, oparg: OpargKind, effect: string, doc: string, options: Options) {
    this.name = name;
    this.code = code;
    this.oparg = oparg;
    this.effect = effect;
    this.doc = doc;
    this.base = options.base?.name ?? null;
    this.form = options.form ?? 'base';
    this.cache = options.cache ?? NO_CACHE;
    let caches = 0;
    for (const entry of this.cache) caches += entry[1];
    this.caches = caches;
    this.sizes = undefined;
  }

  private get stackSizes(): [inputs: Size, outputs: Size] {
    this.sizes ??= this.effect.split('--').map(sizeOf) as [Size, Size];
    return this.sizes;
  }

  /** How many stack entries it takes. */
  popped(oparg: number): number {
    return this.stackSizes[0](oparg);
  }

  /** How many it leaves. */
  pushed(oparg: number): number {
    return this.stackSizes[1](oparg);
  }

  get hasArg(): boolean {
    return this.oparg !== 'none' && this.oparg !== 'target';
  }

  get hasConst(): boolean {
    return this.oparg === 'const';
  }

  get hasName(): boolean {
    return this.oparg === 'name';
  }

  get hasJump(): boolean {
    return this.oparg === 'jump';
  }

  get hasLocal(): boolean {
    return this.oparg === 'local' || this.oparg === 'locals';
  }

  get hasFree(): boolean {
    return this.oparg === 'free';
  }

  /** Pseudo instructions exist only inside the compiler. */
  get pseudo(): boolean {
    return this.form === 'pseudo';
  }
}

/** All opcodes by name. */
export const OPCODES = new Map<string, Opcode>();
/** All opcodes by number; holes are undefined. */
export const BY_CODE: (Opcode | undefined)[] = [];

interface Options {
  base?: Opcode;
  form?: Form;
  cache?: CacheLayout;
}

const NO_OPTIONS: Options = {};

/** Adds an opcode to the table. */
export function op(
  name: string,
  code: number,
  oparg: OpargKind,
  effect: string,
  doc: string,
  options: Options = NO_OPTIONS,
): Opcode {
  const entry = new Opcode(name, code, oparg, effect, doc, options);
  OPCODES.set(name, entry);
  BY_CODE[code] = entry;
  return entry;
}

/** Number of an opcode. */
export function opcode(name: string): number {
  const entry = OPCODES.get(name);
  if (!entry) throw new Error(`no opcode ${name}`);
  return entry.code;
}
