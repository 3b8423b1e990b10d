// The opcodes that the compiler emits, pseudo instructions among them.
// CPython: Python/bytecodes.c, Include/opcode_ids.h

import { op } from './opcode.js';

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
op('BINARY_SUBSCR', 5, 'none', 'container, sub -- result', 'container[sub].', { cache: COUNTER });
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
op('STORE_SUBSCR', 39, 'none', 'value, container, sub --', 'container[sub] = value.', {
  cache: COUNTER,
});
op('TO_BOOL', 40, 'none', 'value -- bool', 'bool(value).', { cache: BOOL });
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
op('BINARY_OP', 45, 'nb', 'left, right -- result', 'left + right, and all other binary and in-place operators.', {
  cache: COUNTER,
});
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
op('CALL', 53, 'count', 'callable, self_or_null, args[oparg] -- result', 'Calls with positional arguments.', {
  cache: CALLS,
});
op('CALL_FUNCTION_EX', 54, 'flags', 'callable, null, args, kwargs[oparg&1] -- result', 'callable(*args, **kwargs).');
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
op(
  'CALL_KW',
  57,
  'count',
  'callable, self_or_null, args[oparg], kwnames -- result',
  'Calls with positional and keyword arguments; the names lie on top in a tuple.',
);
op(
  'COMPARE_OP',
  58,
  'compare',
  'left, right -- result',
  'left < right and its like; oparg: operator << 5, bit 4 converts to bool, low bits are the outcomes that count.',
  { cache: COUNTER },
);
op('CONTAINS_OP', 59, 'flags', 'left, right -- bool', 'left in right; oparg 1 is not in.', {
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
op(
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
op('JUMP_BACKWARD', 77, 'jump', '--', 'Jumps back, to the start of a loop; signals are looked at here.', {
  cache: COUNTER,
});
op(
  'JUMP_BACKWARD_NO_INTERRUPT',
  78,
  'jump',
  '--',
  'Jumps back without looking at signals (inside await and yield from).',
);
op('JUMP_FORWARD', 79, 'jump', '--', 'Jumps forward.');
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
op(
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
op(
  'LOAD_GLOBAL',
  91,
  'name',
  '-- value, null[oparg&1]',
  'Pushes a global or builtin variable; the low bit of oparg pushes NULL for a call, the name is oparg >> 1.',
  { cache: GLOBAL },
);
op('LOAD_NAME', 92, 'name', '-- value', 'Looks a name up in locals, globals and builtins.');
op(
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
op('POP_JUMP_IF_FALSE', 97, 'jump', 'condition --', 'Jumps if the condition is False.', {
  cache: COUNTER,
});
op('POP_JUMP_IF_NONE', 98, 'jump', 'value --', 'Jumps if the value is None.', {
  cache: COUNTER,
});
op('POP_JUMP_IF_NOT_NONE', 99, 'jump', 'value --', 'Jumps if the value is not None.', {
  cache: COUNTER,
});
op('POP_JUMP_IF_TRUE', 100, 'jump', 'condition --', 'Jumps if the condition is True.', {
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
op('RETURN_CONST', 103, 'const', '--', 'Returns a constant.');
op(
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
op('STORE_ATTR', 108, 'name', 'value, owner --', 'owner.name = value.', { cache: STORE });
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
op('UNPACK_SEQUENCE', 117, 'count', 'sequence -- values[oparg]', 'Unpacks exactly that many values.', {
  cache: COUNTER,
});
op('YIELD_VALUE', 118, 'flags', 'value -- value', 'Suspends the generator with a value; resumes with what was sent.');
op(
  'RESUME',
  149,
  'flags',
  '--',
  'Starts or resumes a function: signals are looked at; low bits: 0 start, 1 after yield, 2 after yield from, 3 after await.',
);

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

/** Numbers above this take an oparg (of those that the compiler emits). */
export const HAVE_ARGUMENT = 44;
