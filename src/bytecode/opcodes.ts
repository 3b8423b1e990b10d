// The opcodes of CPython 3.13, stated once: the compiler's stack depth, the assembler, dis, the interpreter's
// constants (core/vm/opcodes.ts is written from this file) and tooltips all read this table.
// CPython: Python/bytecodes.c, Include/opcode_ids.h, Include/internal/pycore_opcode_metadata.h
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
  private sizes: [inputs: Size, outputs: Size] | undefined;

  constructor(name: string, code: number, oparg: OpargKind, effect: string, doc: string, options: Options) {
    this.name = name;
    this.code = code;
    this.oparg = oparg;
    this.effect = effect;
    this.doc = doc;
    this.base = options.base?.name ?? null;
    this.form = options.form ?? 'base';
    this.cache = options.cache ?? [];
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

  /** How many code units its inline cache has. */
  get caches(): number {
    return this.cache.reduce((n, [, units]) => n + units, 0);
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

function op(
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

function specialize(base: Opcode, forms: Record<string, readonly [code: number, doc: string]>): void {
  for (const [name, [code, doc]] of Object.entries(forms))
    op(name, code, base.oparg, base.effect, doc, { base, form: 'specialized', cache: base.cache });
}

/** Cache layouts; CPython: pycore_code.h _PyAttrCache and its neighbours. */
const COUNTER = [['counter', 1]] as const;
const ATTR = [
  ['counter', 1],
  ['version', 2],
  ['keys_version', 2],
  ['descr', 4],
] as const;
const STORE = [
  ['counter', 1],
  ['version', 2],
  ['index', 1],
] as const;
const GLOBAL = [
  ['counter', 1],
  ['index', 1],
  ['module_keys_version', 1],
  ['builtin_keys_version', 1],
] as const;
const CALLS = [
  ['counter', 1],
  ['func_version', 2],
] as const;
const BOOL = [
  ['counter', 1],
  ['version', 2],
] as const;

op('CACHE', 0, 'none', '--', 'Room behind an instruction where the interpreter remembers what it saw there.');
op(
  'BEFORE_ASYNC_WITH',
  1,
  'none',
  'mgr -- exit, awaitable',
  'Looks up __aexit__ and calls __aenter__ of an async context manager.',
);
op('BEFORE_WITH', 2, 'none', 'mgr -- exit, result', 'Looks up __exit__ and calls __enter__ of a context manager.');
op('BINARY_SLICE', 4, 'none', 'container, start, stop -- result', 'container[start:stop].');
const BINARY_SUBSCR = op('BINARY_SUBSCR', 5, 'none', 'container, sub -- result', 'container[sub].', { cache: COUNTER });
op('CHECK_EG_MATCH', 6, 'none', 'group, type -- rest, match', 'Splits an exception group for except*.');
op(
  'CHECK_EXC_MATCH',
  7,
  'none',
  'exception, type -- exception, bool',
  'Tests whether except TYPE catches the exception.',
);
op(
  'CLEANUP_THROW',
  8,
  'none',
  'sub_iter, last_sent, exception -- none, value',
  'Ends an await or yield from that an exception was thrown into: StopIteration becomes its value.',
);
op('DELETE_SUBSCR', 9, 'none', 'container, sub --', 'del container[sub].');
op(
  'END_ASYNC_FOR',
  10,
  'none',
  'awaitable, exception --',
  'Ends async for at StopAsyncIteration; re-raises anything else.',
);
op('END_FOR', 11, 'none', 'value --', 'Pops what an exhausted for loop left on the stack.');
op('END_SEND', 12, 'none', 'receiver, value -- value', 'Drops the sub-iterator of a finished await or yield from.');
op('EXIT_INIT_CHECK', 13, 'none', 'should_be_none --', 'Checks that __init__ returned None.');
op('FORMAT_SIMPLE', 14, 'none', 'value -- text', 'Formats a value of an f-string without a format specifier.');
op('FORMAT_WITH_SPEC', 15, 'none', 'value, spec -- text', 'Formats a value of an f-string with its format specifier.');
op('GET_AITER', 16, 'none', 'object -- iterator', 'Calls __aiter__.');
op('RESERVED', 17, 'none', '--', 'Never executed; INSTRUMENTED_LINE and friends need the number kept free.');
op('GET_ANEXT', 18, 'none', 'aiter -- aiter, awaitable', 'Calls __anext__ and takes the awaitable it returns.');
op('GET_ITER', 19, 'none', 'iterable -- iterator', 'iter(iterable).');
op('GET_LEN', 20, 'none', 'object -- object, length', 'Pushes len() of the top of the stack.');
op(
  'GET_YIELD_FROM_ITER',
  21,
  'none',
  'iterable -- iterator',
  'Takes the iterator of yield from; a generator stands for itself.',
);
op('INTERPRETER_EXIT', 22, 'none', 'value --', 'Returns from the interpreter loop to the C caller.');
op('LOAD_ASSERTION_ERROR', 23, 'none', '-- AssertionError', 'Pushes AssertionError for assert.');
op('LOAD_BUILD_CLASS', 24, 'none', '-- build_class', 'Pushes builtins.__build_class__.');
op('LOAD_LOCALS', 25, 'none', '-- locals', 'Pushes the namespace of the class body or module.');
op('MAKE_FUNCTION', 26, 'none', 'code -- function', 'Makes a function of a code object.');
op(
  'MATCH_KEYS',
  27,
  'none',
  'subject, keys -- subject, keys, values_or_none',
  'Looks the keys of a mapping pattern up.',
);
op('MATCH_MAPPING', 28, 'none', 'subject -- subject, bool', 'Tests whether the subject of a pattern is a mapping.');
op('MATCH_SEQUENCE', 29, 'none', 'subject -- subject, bool', 'Tests whether the subject of a pattern is a sequence.');
op('NOP', 30, 'none', '--', 'Does nothing; it keeps a source line that has no other instruction.');
op(
  'POP_EXCEPT',
  31,
  'none',
  'exception --',
  'Leaves an exception handler: the exception handled before becomes current again.',
);
op('POP_TOP', 32, 'none', 'value --', 'Drops the top of the stack.');
op(
  'PUSH_EXC_INFO',
  33,
  'none',
  'new_exception -- previous, new_exception',
  'Enters an exception handler and keeps the exception handled before.',
);
op('PUSH_NULL', 34, 'none', '-- null', 'Pushes NULL, the place of self in a call without one.');
op(
  'RETURN_GENERATOR',
  35,
  'none',
  '-- generator',
  'Makes the generator or coroutine out of the running frame and returns it.',
);
op('RETURN_VALUE', 36, 'none', 'value --', 'Returns the top of the stack to the caller.');
op('SETUP_ANNOTATIONS', 37, 'none', '--', 'Makes sure that __annotations__ exists.');
op('STORE_SLICE', 38, 'none', 'value, container, start, stop --', 'container[start:stop] = value.');
const STORE_SUBSCR = op('STORE_SUBSCR', 39, 'none', 'value, container, sub --', 'container[sub] = value.', {
  cache: COUNTER,
});
const TO_BOOL = op('TO_BOOL', 40, 'none', 'value -- bool', 'bool(value).', { cache: BOOL });
op('UNARY_INVERT', 41, 'none', 'value -- result', '~value.');
op('UNARY_NEGATIVE', 42, 'none', 'value -- result', '-value.');
op('UNARY_NOT', 43, 'none', 'value -- result', 'not value, of a value that is a bool already.');
op(
  'WITH_EXCEPT_START',
  44,
  'none',
  'exit, lasti, previous, exception -- exit, lasti, previous, exception, result',
  'Calls __exit__ with the exception.',
);
const BINARY_OP = op(
  'BINARY_OP',
  45,
  'nb',
  'left, right -- result',
  'left + right, and all other binary and in-place operators.',
  { cache: COUNTER },
);
op(
  'BUILD_CONST_KEY_MAP',
  46,
  'count',
  'values[oparg], keys -- dict',
  'Builds a dict of a constant tuple of keys and values from the stack.',
);
op('BUILD_LIST', 47, 'count', 'values[oparg] -- list', 'Builds a list.');
op('BUILD_MAP', 48, 'count', 'items[oparg*2] -- dict', 'Builds a dict of keys and values.');
op('BUILD_SET', 49, 'count', 'values[oparg] -- set', 'Builds a set.');
op('BUILD_SLICE', 50, 'count', 'start, stop, step[oparg==3] -- slice', 'Builds a slice.');
op('BUILD_STRING', 51, 'count', 'pieces[oparg] -- str', 'Joins the pieces of an f-string.');
op('BUILD_TUPLE', 52, 'count', 'values[oparg] -- tuple', 'Builds a tuple.');
const CALL = op(
  'CALL',
  53,
  'count',
  'callable, self_or_null, args[oparg] -- result',
  'Calls with positional arguments.',
  { cache: CALLS },
);
const CALL_FUNCTION_EX = op(
  'CALL_FUNCTION_EX',
  54,
  'flags',
  'callable, null, args, kwargs[oparg&1] -- result',
  'callable(*args, **kwargs).',
);
op(
  'CALL_INTRINSIC_1',
  55,
  'intrinsic1',
  'value -- result',
  "Calls one of the interpreter's own functions of one argument.",
);
op(
  'CALL_INTRINSIC_2',
  56,
  'intrinsic2',
  'value2, value1 -- result',
  "Calls one of the interpreter's own functions of two arguments.",
);
const CALL_KW = op(
  'CALL_KW',
  57,
  'count',
  'callable, self_or_null, args[oparg], kwnames -- result',
  'Calls with positional and keyword arguments; the names lie on top in a tuple.',
);
const COMPARE_OP = op(
  'COMPARE_OP',
  58,
  'compare',
  'left, right -- result',
  'left < right and its like; oparg: operator << 5, bit 4 converts to bool, low bits are the outcomes that count.',
  { cache: COUNTER },
);
const CONTAINS_OP = op('CONTAINS_OP', 59, 'flags', 'left, right -- bool', 'left in right; oparg 1 is not in.', {
  cache: COUNTER,
});
op('CONVERT_VALUE', 60, 'flags', 'value -- text', 'The !s (1), !r (2) or !a (3) of an f-string.');
op(
  'COPY',
  61,
  'depth',
  'bottom, unused[oparg-1] -- bottom, unused[oparg-1], top',
  'Pushes a copy of the entry at that depth.',
);
op('COPY_FREE_VARS', 62, 'count', '--', "Copies the closure's cells into the frame.");
op('DELETE_ATTR', 63, 'name', 'owner --', 'del owner.name.');
op('DELETE_DEREF', 64, 'free', '--', 'Empties the cell of a variable.');
op('DELETE_FAST', 65, 'local', '--', 'Deletes a local variable.');
op('DELETE_GLOBAL', 66, 'name', '--', 'Deletes a global variable.');
op('DELETE_NAME', 67, 'name', '--', 'Deletes a name of the class body or module.');
op(
  'DICT_MERGE',
  68,
  'depth',
  'callable, unused, unused2, dict, unused3[oparg-1], update -- callable, unused, unused2, dict, unused3[oparg-1]',
  'Merges **kwargs into a dict; a repeated key is an error.',
);
op(
  'DICT_UPDATE',
  69,
  'depth',
  'dict, unused[oparg-1], update -- dict, unused[oparg-1]',
  'dict.update for {**mapping}.',
);
op('ENTER_EXECUTOR', 70, 'count', '--', "Enters the second tier's code; never used in a build without it.");
op('EXTENDED_ARG', 71, 'count', '--', "Puts 8 more bits in front of the next instruction's oparg.");
const FOR_ITER = op(
  'FOR_ITER',
  72,
  'jump',
  'iter -- iter, next',
  "Pushes the iterator's next value, or jumps behind the loop at its end.",
  { cache: COUNTER },
);
op(
  'GET_AWAITABLE',
  73,
  'flags',
  'iterable -- iterator',
  'Takes the iterator of an awaitable; oparg says for which error message: 1 __aenter__, 2 __aexit__.',
);
op('IMPORT_FROM', 74, 'name', 'module -- module, attribute', 'from module import name.');
op('IMPORT_NAME', 75, 'name', 'level, fromlist -- module', 'import name.');
op('IS_OP', 76, 'flags', 'left, right -- bool', 'left is right; oparg 1 is is not.');
const JUMP_BACKWARD = op(
  'JUMP_BACKWARD',
  77,
  'jump',
  '--',
  'Jumps back, to the start of a loop; signals are looked at here.',
  { cache: COUNTER },
);
op(
  'JUMP_BACKWARD_NO_INTERRUPT',
  78,
  'jump',
  '--',
  'Jumps back without looking at signals (inside await and yield from).',
);
const JUMP_FORWARD = op('JUMP_FORWARD', 79, 'jump', '--', 'Jumps forward.');
op(
  'LIST_APPEND',
  80,
  'depth',
  'list, unused[oparg-1], value -- list, unused[oparg-1]',
  'Appends to the list of a comprehension.',
);
op(
  'LIST_EXTEND',
  81,
  'depth',
  'list, unused[oparg-1], iterable -- list, unused[oparg-1]',
  'Extends a list by an iterable.',
);
const LOAD_ATTR = op(
  'LOAD_ATTR',
  82,
  'name',
  'owner -- attr, self_or_null[oparg&1]',
  'owner.name; the low bit of oparg asks for a method and its self, the name is oparg >> 1.',
  { cache: ATTR },
);
op('LOAD_CONST', 83, 'const', '-- value', 'Pushes a constant.');
op('LOAD_DEREF', 84, 'free', '-- value', 'Pushes what the cell of a variable holds.');
op('LOAD_FAST', 85, 'local', '-- value', 'Pushes a local variable that is known to be bound.');
op(
  'LOAD_FAST_AND_CLEAR',
  86,
  'local',
  '-- value',
  'Pushes a local variable (perhaps NULL) and unbinds it: a comprehension borrows the name.',
);
op('LOAD_FAST_CHECK', 87, 'local', '-- value', 'Pushes a local variable, or raises UnboundLocalError.');
op('LOAD_FAST_LOAD_FAST', 88, 'locals', '-- value1, value2', 'Pushes two local variables.');
op(
  'LOAD_FROM_DICT_OR_DEREF',
  89,
  'free',
  'mapping -- value',
  'Looks a name up in the mapping, then in the cell (class bodies).',
);
op(
  'LOAD_FROM_DICT_OR_GLOBALS',
  90,
  'name',
  'mapping -- value',
  'Looks a name up in the mapping, then in globals and builtins.',
);
const LOAD_GLOBAL = op(
  'LOAD_GLOBAL',
  91,
  'name',
  '-- value, null[oparg&1]',
  'Pushes a global or builtin variable; the low bit of oparg pushes NULL for a call, the name is oparg >> 1.',
  { cache: GLOBAL },
);
op('LOAD_NAME', 92, 'name', '-- value', 'Looks a name up in locals, globals and builtins.');
const LOAD_SUPER_ATTR = op(
  'LOAD_SUPER_ATTR',
  93,
  'name',
  'global_super, class, self -- attr, self_or_null[oparg&1]',
  'super().name without making the super object; oparg: bit 0 method, bit 1 two-argument super, name at >> 2.',
  { cache: COUNTER },
);
op('MAKE_CELL', 94, 'free', '--', 'Puts a local variable into a new cell.');
op(
  'MAP_ADD',
  95,
  'depth',
  'dict, unused[oparg-1], key, value -- dict, unused[oparg-1]',
  'dict[key] = value in a comprehension.',
);
op(
  'MATCH_CLASS',
  96,
  'count',
  'subject, type, names -- attrs',
  'Takes the attributes of a class pattern, or None if it does not match.',
);
const POP_JUMP_IF_FALSE = op('POP_JUMP_IF_FALSE', 97, 'jump', 'condition --', 'Jumps if the condition is False.', {
  cache: COUNTER,
});
const POP_JUMP_IF_NONE = op('POP_JUMP_IF_NONE', 98, 'jump', 'value --', 'Jumps if the value is None.', {
  cache: COUNTER,
});
const POP_JUMP_IF_NOT_NONE = op('POP_JUMP_IF_NOT_NONE', 99, 'jump', 'value --', 'Jumps if the value is not None.', {
  cache: COUNTER,
});
const POP_JUMP_IF_TRUE = op('POP_JUMP_IF_TRUE', 100, 'jump', 'condition --', 'Jumps if the condition is True.', {
  cache: COUNTER,
});
op('RAISE_VARARGS', 101, 'count', 'args[oparg] --', 'raise, raise exception, raise exception from cause.');
op(
  'RERAISE',
  102,
  'count',
  'values[oparg], exception -- values[oparg]',
  'Raises the exception again; with oparg 1 at the instruction kept below it.',
);
const RETURN_CONST = op('RETURN_CONST', 103, 'const', '--', 'Returns a constant.');
const SEND = op(
  'SEND',
  104,
  'jump',
  'receiver, value -- receiver, result',
  'Sends a value into the sub-iterator of await or yield from; jumps when it has finished.',
  { cache: COUNTER },
);
op(
  'SET_ADD',
  105,
  'depth',
  'set, unused[oparg-1], value -- set, unused[oparg-1]',
  'Adds to the set of a comprehension.',
);
op(
  'SET_FUNCTION_ATTRIBUTE',
  106,
  'flags',
  'attribute, function -- function',
  'Gives a new function its defaults (1), keyword defaults (2), annotations (4) or closure (8).',
);
op('SET_UPDATE', 107, 'depth', 'set, unused[oparg-1], iterable -- set, unused[oparg-1]', 'set.update for {*iterable}.');
const STORE_ATTR = op('STORE_ATTR', 108, 'name', 'value, owner --', 'owner.name = value.', { cache: STORE });
op('STORE_DEREF', 109, 'free', 'value --', 'Puts a value into the cell of a variable.');
op('STORE_FAST', 110, 'local', 'value --', 'Binds a local variable.');
op('STORE_FAST_LOAD_FAST', 111, 'locals', 'value1 -- value2', 'Binds one local variable and pushes another.');
op('STORE_FAST_STORE_FAST', 112, 'locals', 'value2, value1 --', 'Binds two local variables.');
op('STORE_GLOBAL', 113, 'name', 'value --', 'Binds a global variable.');
op('STORE_NAME', 114, 'name', 'value --', 'Binds a name of the class body or module.');
op(
  'SWAP',
  115,
  'depth',
  'bottom, unused[oparg-2], top -- top, unused[oparg-2], bottom',
  'Swaps the top of the stack with the entry at that depth.',
);
op(
  'UNPACK_EX',
  116,
  'flags',
  'sequence -- right[oparg>>8], rest, left[oparg&255]',
  'Unpacks with a starred target: oparg & 255 values before it, oparg >> 8 after it.',
);
const UNPACK_SEQUENCE = op(
  'UNPACK_SEQUENCE',
  117,
  'count',
  'sequence -- values[oparg]',
  'Unpacks exactly that many values.',
  { cache: COUNTER },
);
const YIELD_VALUE = op(
  'YIELD_VALUE',
  118,
  'flags',
  'value -- value',
  'Suspends the generator with a value; resumes with what was sent.',
);
const RESUME = op(
  'RESUME',
  149,
  'flags',
  '--',
  'Starts or resumes a function: signals are looked at; low bits: 0 start, 1 after yield, 2 after yield from, 3 after await.',
);

specialize(RESUME, { RESUME_CHECK: [207, 'RESUME when nothing is pending.'] });
specialize(TO_BOOL, {
  TO_BOOL_ALWAYS_TRUE: [214, 'bool of an object whose type has neither __bool__ nor __len__.'],
  TO_BOOL_BOOL: [215, 'bool of a bool.'],
  TO_BOOL_INT: [216, 'bool of an int.'],
  TO_BOOL_LIST: [217, 'bool of a list.'],
  TO_BOOL_NONE: [218, 'bool of None.'],
  TO_BOOL_STR: [219, 'bool of a str.'],
});
specialize(BINARY_OP, {
  BINARY_OP_INPLACE_ADD_UNICODE: [3, 'str + str stored back into the left variable, which may grow in place.'],
  BINARY_OP_ADD_FLOAT: [150, 'float + float.'],
  BINARY_OP_ADD_INT: [151, 'int + int.'],
  BINARY_OP_ADD_UNICODE: [152, 'str + str.'],
  BINARY_OP_MULTIPLY_FLOAT: [153, 'float * float.'],
  BINARY_OP_MULTIPLY_INT: [154, 'int * int.'],
  BINARY_OP_SUBTRACT_FLOAT: [155, 'float - float.'],
  BINARY_OP_SUBTRACT_INT: [156, 'int - int.'],
});
specialize(BINARY_SUBSCR, {
  BINARY_SUBSCR_DICT: [157, 'dict[key].'],
  BINARY_SUBSCR_GETITEM: [158, 'A __getitem__ written in Python, entered without a C call.'],
  BINARY_SUBSCR_LIST_INT: [159, 'list[int] with a small non-negative index.'],
  BINARY_SUBSCR_STR_INT: [160, 'str[int] that gives an ASCII character.'],
  BINARY_SUBSCR_TUPLE_INT: [161, 'tuple[int] with a small non-negative index.'],
});
specialize(STORE_SUBSCR, {
  STORE_SUBSCR_DICT: [212, 'dict[key] = value.'],
  STORE_SUBSCR_LIST_INT: [213, 'list[int] = value with a small non-negative index.'],
});
specialize(CALL, {
  CALL_ALLOC_AND_ENTER_INIT: [162, 'A class whose __init__ is written in Python: allocates and enters it.'],
  CALL_BOUND_METHOD_EXACT_ARGS: [163, 'A bound Python method with exactly its arguments.'],
  CALL_BOUND_METHOD_GENERAL: [164, 'A bound Python method, defaults and all.'],
  CALL_BUILTIN_CLASS: [165, 'A builtin class.'],
  CALL_BUILTIN_FAST: [166, 'A builtin function with METH_FASTCALL.'],
  CALL_BUILTIN_FAST_WITH_KEYWORDS: [167, 'A builtin function with METH_FASTCALL | METH_KEYWORDS.'],
  CALL_BUILTIN_O: [168, 'A builtin function of one argument.'],
  CALL_ISINSTANCE: [169, 'isinstance(object, class).'],
  CALL_LEN: [170, 'len(object).'],
  CALL_LIST_APPEND: [171, 'list.append(value).'],
  CALL_METHOD_DESCRIPTOR_FAST: [172, 'A builtin method with METH_FASTCALL.'],
  CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS: [173, 'A builtin method with METH_FASTCALL | METH_KEYWORDS.'],
  CALL_METHOD_DESCRIPTOR_NOARGS: [174, 'A builtin method without arguments.'],
  CALL_METHOD_DESCRIPTOR_O: [175, 'A builtin method of one argument.'],
  CALL_NON_PY_GENERAL: [176, 'Any callable that is not a Python function.'],
  CALL_PY_EXACT_ARGS: [177, 'A Python function with exactly its arguments: pushes a frame.'],
  CALL_PY_GENERAL: [178, 'A Python function, defaults and all: pushes a frame.'],
  CALL_STR_1: [179, 'str(object).'],
  CALL_TUPLE_1: [180, 'tuple(iterable).'],
  CALL_TYPE_1: [181, 'type(object).'],
});
specialize(COMPARE_OP, {
  COMPARE_OP_FLOAT: [182, 'Compares two floats.'],
  COMPARE_OP_INT: [183, 'Compares two small ints.'],
  COMPARE_OP_STR: [184, 'Compares two strs for equality.'],
});
specialize(CONTAINS_OP, {
  CONTAINS_OP_DICT: [185, 'key in dict.'],
  CONTAINS_OP_SET: [186, 'value in set.'],
});
specialize(FOR_ITER, {
  FOR_ITER_GEN: [187, 'The next value of a generator: enters its frame.'],
  FOR_ITER_LIST: [188, 'The next value of a list iterator.'],
  FOR_ITER_RANGE: [189, 'The next value of a range iterator.'],
  FOR_ITER_TUPLE: [190, 'The next value of a tuple iterator.'],
});
specialize(LOAD_ATTR, {
  LOAD_ATTR_CLASS: [191, 'An attribute of a class.'],
  LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN: [192, 'A __getattribute__ written in Python.'],
  LOAD_ATTR_INSTANCE_VALUE: [193, 'An inline value of the instance.'],
  LOAD_ATTR_METHOD_LAZY_DICT: [194, 'A method of an instance whose __dict__ does not exist yet.'],
  LOAD_ATTR_METHOD_NO_DICT: [195, 'A method of an instance without __dict__.'],
  LOAD_ATTR_METHOD_WITH_VALUES: [196, 'A method of an instance with inline values.'],
  LOAD_ATTR_MODULE: [197, 'An attribute of a module.'],
  LOAD_ATTR_NONDESCRIPTOR_NO_DICT: [198, 'A class attribute through an instance without __dict__.'],
  LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES: [199, 'A class attribute through an instance with inline values.'],
  LOAD_ATTR_PROPERTY: [200, 'A property whose getter is written in Python.'],
  LOAD_ATTR_SLOT: [201, 'A __slots__ attribute.'],
  LOAD_ATTR_WITH_HINT: [202, 'A value of the instance dict at a remembered index.'],
});
specialize(LOAD_GLOBAL, {
  LOAD_GLOBAL_BUILTIN: [203, 'A builtin at a remembered index.'],
  LOAD_GLOBAL_MODULE: [204, 'A global at a remembered index.'],
});
specialize(LOAD_SUPER_ATTR, {
  LOAD_SUPER_ATTR_ATTR: [205, 'An attribute through super().'],
  LOAD_SUPER_ATTR_METHOD: [206, 'A method through super().'],
});
specialize(SEND, { SEND_GEN: [208, 'Sends into a generator or coroutine: enters its frame.'] });
specialize(STORE_ATTR, {
  STORE_ATTR_INSTANCE_VALUE: [209, 'An inline value of the instance.'],
  STORE_ATTR_SLOT: [210, 'A __slots__ attribute.'],
  STORE_ATTR_WITH_HINT: [211, 'A value of the instance dict at a remembered index.'],
});
specialize(UNPACK_SEQUENCE, {
  UNPACK_SEQUENCE_LIST: [220, 'Unpacks a list.'],
  UNPACK_SEQUENCE_TUPLE: [221, 'Unpacks a tuple.'],
  UNPACK_SEQUENCE_TWO_TUPLE: [222, 'Unpacks a tuple of two.'],
});

// Instrumented forms: sys.monitoring, sys.settrace and sys.setprofile write them over the others.
const instrument = (base: Opcode, code: number, event: string): Opcode =>
  op(`INSTRUMENTED_${base.name}`, code, base.oparg, base.effect, `${base.name} that reports ${event}.`, {
    base,
    form: 'instrumented',
    cache: base.cache,
  });
const get = (name: string): Opcode => OPCODES.get(name) as Opcode;
instrument(RESUME, 236, 'the start or resumption of a function');
op(
  'INSTRUMENTED_END_FOR',
  237,
  'none',
  'receiver, value -- receiver',
  "END_FOR that reports the end of a generator's iteration.",
  { base: get('END_FOR'), form: 'instrumented' },
);
instrument(get('END_SEND'), 238, 'the end of a sub-iterator');
instrument(get('RETURN_VALUE'), 239, 'the return');
instrument(RETURN_CONST, 240, 'the return');
instrument(YIELD_VALUE, 241, 'the yield');
instrument(LOAD_SUPER_ATTR, 242, 'the call of super()');
instrument(FOR_ITER, 243, 'the branch');
instrument(CALL, 244, 'the call');
instrument(CALL_KW, 245, 'the call');
instrument(CALL_FUNCTION_EX, 246, 'the call');
op('INSTRUMENTED_INSTRUCTION', 247, 'none', '--', 'Reports the instruction whose opcode is kept beside the code.', {
  form: 'instrumented',
});
instrument(JUMP_FORWARD, 248, 'the jump');
instrument(JUMP_BACKWARD, 249, 'the jump');
instrument(POP_JUMP_IF_TRUE, 250, 'the branch');
instrument(POP_JUMP_IF_FALSE, 251, 'the branch');
instrument(POP_JUMP_IF_NONE, 252, 'the branch');
instrument(POP_JUMP_IF_NOT_NONE, 253, 'the branch');
op('INSTRUMENTED_LINE', 254, 'none', '--', 'Reports a new line; the opcode is kept beside the code.', {
  form: 'instrumented',
});

// Pseudo instructions: the code generator emits them, the flow graph lowers them.
const PSEUDO = { form: 'pseudo' } as const;
op('JUMP', 256, 'jump', '--', 'Becomes JUMP_FORWARD or JUMP_BACKWARD.', PSEUDO);
op('JUMP_NO_INTERRUPT', 257, 'jump', '--', 'Becomes JUMP_FORWARD or JUMP_BACKWARD_NO_INTERRUPT.', PSEUDO);
op('LOAD_CLOSURE', 258, 'local', '-- cell', 'Becomes LOAD_FAST: pushes the cell itself.', PSEUDO);
op('LOAD_METHOD', 259, 'name', 'owner -- attr, self_or_null', 'Becomes LOAD_ATTR with the method bit.', PSEUDO);
op(
  'LOAD_SUPER_METHOD',
  260,
  'name',
  'global_super, class, self -- attr, self_or_null',
  'Becomes LOAD_SUPER_ATTR with the method bit, two-argument super.',
  PSEUDO,
);
op(
  'LOAD_ZERO_SUPER_ATTR',
  261,
  'name',
  'global_super, class, self -- attr',
  'Becomes LOAD_SUPER_ATTR of super() without arguments.',
  PSEUDO,
);
op(
  'LOAD_ZERO_SUPER_METHOD',
  262,
  'name',
  'global_super, class, self -- attr, self_or_null',
  'Becomes LOAD_SUPER_ATTR with the method bit, super() without arguments.',
  PSEUDO,
);
op('POP_BLOCK', 263, 'none', '--', 'Ends the innermost SETUP block.', PSEUDO);
op(
  'SETUP_CLEANUP',
  264,
  'target',
  '-- lasti, exception',
  'Starts a block whose handler finds lasti and the exception.',
  PSEUDO,
);
op('SETUP_FINALLY', 265, 'target', '-- exception', 'Starts a block whose handler finds the exception.', PSEUDO);
op(
  'SETUP_WITH',
  266,
  'target',
  'result -- lasti, exception',
  'Starts the block of with; the handler finds lasti and the exception in place of the result.',
  PSEUDO,
);
op(
  'STORE_FAST_MAYBE_NULL',
  267,
  'local',
  'value --',
  'Becomes STORE_FAST: gives a name that a comprehension borrowed its value (or none) back.',
  PSEUDO,
);

/** Number of an opcode. */
export function opcode(name: string): number {
  const entry = OPCODES.get(name);
  if (!entry) throw new Error(`no opcode ${name}`);
  return entry.code;
}

/** Name of a number, as dis shows an unknown one. */
export const opname = (code: number): string => BY_CODE[code]?.name ?? `<${code}>`;

/** Numbers from here on are instrumented forms. CPython: MIN_INSTRUMENTED_OPCODE */
export const MIN_INSTRUMENTED_OPCODE = 236;
/** Numbers above this take an oparg (of those that the compiler emits). */
export const HAVE_ARGUMENT = 44;

/** Inline cache units by opcode number. CPython: _PyOpcode_Caches; only base opcodes have an entry there. */
export const CACHES = Uint8Array.from({ length: 268 }, (_, i) => BY_CODE[i]?.caches ?? 0);

/** The base opcode of each opcode number. CPython: _PyOpcode_Deopt */
export const DEOPT = Uint8Array.from({ length: 256 }, (_, i) => {
  const entry = BY_CODE[i];
  return entry?.base ? opcode(entry.base) : i;
});

/** The operators of BINARY_OP: oparg is the index. */
export const NB_OPERATORS = [
  ['NB_ADD', '+'],
  ['NB_AND', '&'],
  ['NB_FLOOR_DIVIDE', '//'],
  ['NB_LSHIFT', '<<'],
  ['NB_MATRIX_MULTIPLY', '@'],
  ['NB_MULTIPLY', '*'],
  ['NB_REMAINDER', '%'],
  ['NB_OR', '|'],
  ['NB_POWER', '**'],
  ['NB_RSHIFT', '>>'],
  ['NB_SUBTRACT', '-'],
  ['NB_TRUE_DIVIDE', '/'],
  ['NB_XOR', '^'],
  ['NB_INPLACE_ADD', '+='],
  ['NB_INPLACE_AND', '&='],
  ['NB_INPLACE_FLOOR_DIVIDE', '//='],
  ['NB_INPLACE_LSHIFT', '<<='],
  ['NB_INPLACE_MATRIX_MULTIPLY', '@='],
  ['NB_INPLACE_MULTIPLY', '*='],
  ['NB_INPLACE_REMAINDER', '%='],
  ['NB_INPLACE_OR', '|='],
  ['NB_INPLACE_POWER', '**='],
  ['NB_INPLACE_RSHIFT', '>>='],
  ['NB_INPLACE_SUBTRACT', '-='],
  ['NB_INPLACE_TRUE_DIVIDE', '/='],
  ['NB_INPLACE_XOR', '^='],
] as const;

/** The operators of COMPARE_OP: oparg >> 5 is the index. */
export const COMPARE_OPERATORS = ['<', '<=', '==', '!=', '>', '>='] as const;

/** COMPARE_OP: the outcomes an operator accepts, in oparg's low four bits. CPython: COMPARISON_* in pycore_code.h */
export const COMPARISON_UNORDERED = 1;
export const COMPARISON_LESS_THAN = 2;
export const COMPARISON_GREATER_THAN = 4;
export const COMPARISON_EQUALS = 8;
export const COMPARISON_NOT_EQUALS = COMPARISON_UNORDERED | COMPARISON_LESS_THAN | COMPARISON_GREATER_THAN;
/** COMPARE_OP: convert the result to a bool. */
export const COMPARE_TO_BOOL = 16;

/** The functions of CALL_INTRINSIC_1. */
export const INTRINSICS_1 = [
  'INTRINSIC_1_INVALID',
  'INTRINSIC_PRINT',
  'INTRINSIC_IMPORT_STAR',
  'INTRINSIC_STOPITERATION_ERROR',
  'INTRINSIC_ASYNC_GEN_WRAP',
  'INTRINSIC_UNARY_POSITIVE',
  'INTRINSIC_LIST_TO_TUPLE',
  'INTRINSIC_TYPEVAR',
  'INTRINSIC_PARAMSPEC',
  'INTRINSIC_TYPEVARTUPLE',
  'INTRINSIC_SUBSCRIPT_GENERIC',
  'INTRINSIC_TYPEALIAS',
] as const;

/** The functions of CALL_INTRINSIC_2. */
export const INTRINSICS_2 = [
  'INTRINSIC_2_INVALID',
  'INTRINSIC_PREP_RERAISE_STAR',
  'INTRINSIC_TYPEVAR_WITH_BOUND',
  'INTRINSIC_TYPEVAR_WITH_CONSTRAINTS',
  'INTRINSIC_SET_FUNCTION_TYPE_PARAMS',
  'INTRINSIC_SET_TYPEPARAM_DEFAULT',
] as const;

/** SET_FUNCTION_ATTRIBUTE's oparg. */
export const MAKE_FUNCTION_DEFAULTS = 1;
export const MAKE_FUNCTION_KWDEFAULTS = 2;
export const MAKE_FUNCTION_ANNOTATIONS = 4;
export const MAKE_FUNCTION_CLOSURE = 8;

/** RESUME's oparg. */
export const RESUME_AT_FUNC_START = 0;
export const RESUME_AFTER_YIELD = 1;
export const RESUME_AFTER_YIELD_FROM = 2;
export const RESUME_AFTER_AWAIT = 3;
export const RESUME_OPARG_LOCATION_MASK = 3;
export const RESUME_OPARG_DEPTH1_MASK = 4;
