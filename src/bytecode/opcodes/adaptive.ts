// The opcodes that the interpreter writes over the compiler's: specialised and instrumented forms.
// CPython: Python/bytecodes.c, Python/specialize.c, Python/instrumentation.c

import './emitted.js';
import { BY_CODE, OPCODES, type Opcode, op, opcode } from './opcode.js';

const get = (name: string): Opcode => OPCODES.get(name) as Opcode;

function specialize(name: string, forms: Record<string, readonly [code: number, doc: string]>): void {
  const base = get(name);
  for (const [form, [code, doc]] of Object.entries(forms))
    op(form, code, base.oparg, base.effect, doc, { base, form: 'specialized', cache: base.cache });
}

specialize('RESUME', { RESUME_CHECK: [207, 'RESUME when nothing is pending.'] });
specialize('TO_BOOL', {
  TO_BOOL_ALWAYS_TRUE: [214, 'bool of an object whose type has neither __bool__ nor __len__.'],
  TO_BOOL_BOOL: [215, 'bool of a bool.'],
  TO_BOOL_INT: [216, 'bool of an int.'],
  TO_BOOL_LIST: [217, 'bool of a list.'],
  TO_BOOL_NONE: [218, 'bool of None.'],
  TO_BOOL_STR: [219, 'bool of a str.'],
});
specialize('BINARY_OP', {
  BINARY_OP_INPLACE_ADD_UNICODE: [3, 'str + str stored back into the left variable, which may grow in place.'],
  BINARY_OP_ADD_FLOAT: [150, 'float + float.'],
  BINARY_OP_ADD_INT: [151, 'int + int.'],
  BINARY_OP_ADD_UNICODE: [152, 'str + str.'],
  BINARY_OP_MULTIPLY_FLOAT: [153, 'float * float.'],
  BINARY_OP_MULTIPLY_INT: [154, 'int * int.'],
  BINARY_OP_SUBTRACT_FLOAT: [155, 'float - float.'],
  BINARY_OP_SUBTRACT_INT: [156, 'int - int.'],
});
specialize('BINARY_SUBSCR', {
  BINARY_SUBSCR_DICT: [157, 'dict[key].'],
  BINARY_SUBSCR_GETITEM: [158, 'A __getitem__ written in Python, entered without a C call.'],
  BINARY_SUBSCR_LIST_INT: [159, 'list[int] with a small non-negative index.'],
  BINARY_SUBSCR_STR_INT: [160, 'str[int] that gives an ASCII character.'],
  BINARY_SUBSCR_TUPLE_INT: [161, 'tuple[int] with a small non-negative index.'],
});
specialize('STORE_SUBSCR', {
  STORE_SUBSCR_DICT: [212, 'dict[key] = value.'],
  STORE_SUBSCR_LIST_INT: [213, 'list[int] = value with a small non-negative index.'],
});
specialize('CALL', {
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
specialize('COMPARE_OP', {
  COMPARE_OP_FLOAT: [182, 'Compares two floats.'],
  COMPARE_OP_INT: [183, 'Compares two small ints.'],
  COMPARE_OP_STR: [184, 'Compares two strs for equality.'],
});
specialize('CONTAINS_OP', {
  CONTAINS_OP_DICT: [185, 'key in dict.'],
  CONTAINS_OP_SET: [186, 'value in set.'],
});
specialize('FOR_ITER', {
  FOR_ITER_GEN: [187, 'The next value of a generator: enters its frame.'],
  FOR_ITER_LIST: [188, 'The next value of a list iterator.'],
  FOR_ITER_RANGE: [189, 'The next value of a range iterator.'],
  FOR_ITER_TUPLE: [190, 'The next value of a tuple iterator.'],
});
specialize('LOAD_ATTR', {
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
specialize('LOAD_GLOBAL', {
  LOAD_GLOBAL_BUILTIN: [203, 'A builtin at a remembered index.'],
  LOAD_GLOBAL_MODULE: [204, 'A global at a remembered index.'],
});
specialize('LOAD_SUPER_ATTR', {
  LOAD_SUPER_ATTR_ATTR: [205, 'An attribute through super().'],
  LOAD_SUPER_ATTR_METHOD: [206, 'A method through super().'],
});
specialize('SEND', { SEND_GEN: [208, 'Sends into a generator or coroutine: enters its frame.'] });
specialize('STORE_ATTR', {
  STORE_ATTR_INSTANCE_VALUE: [209, 'An inline value of the instance.'],
  STORE_ATTR_SLOT: [210, 'A __slots__ attribute.'],
  STORE_ATTR_WITH_HINT: [211, 'A value of the instance dict at a remembered index.'],
});
specialize('UNPACK_SEQUENCE', {
  UNPACK_SEQUENCE_LIST: [220, 'Unpacks a list.'],
  UNPACK_SEQUENCE_TUPLE: [221, 'Unpacks a tuple.'],
  UNPACK_SEQUENCE_TWO_TUPLE: [222, 'Unpacks a tuple of two.'],
});

// Instrumented forms: sys.monitoring, sys.settrace and sys.setprofile write them over the others.
function instrument(name: string, code: number, event: string): void {
  const base = get(name);
  op(`INSTRUMENTED_${name}`, code, base.oparg, base.effect, `${name} that reports ${event}.`, {
    base,
    form: 'instrumented',
    cache: base.cache,
  });
}
instrument('RESUME', 236, 'the start or resumption of a function');
op(
  'INSTRUMENTED_END_FOR',
  237,
  'none',
  'receiver, value -- receiver',
  "END_FOR that reports the end of a generator's iteration.",
  { base: get('END_FOR'), form: 'instrumented' },
);
instrument('END_SEND', 238, 'the end of a sub-iterator');
instrument('RETURN_VALUE', 239, 'the return');
instrument('RETURN_CONST', 240, 'the return');
instrument('YIELD_VALUE', 241, 'the yield');
instrument('LOAD_SUPER_ATTR', 242, 'the call of super()');
instrument('FOR_ITER', 243, 'the branch');
instrument('CALL', 244, 'the call');
instrument('CALL_KW', 245, 'the call');
instrument('CALL_FUNCTION_EX', 246, 'the call');
op('INSTRUMENTED_INSTRUCTION', 247, 'none', '--', 'Reports the instruction whose opcode is kept beside the code.', {
  form: 'instrumented',
});
instrument('JUMP_FORWARD', 248, 'the jump');
instrument('JUMP_BACKWARD', 249, 'the jump');
instrument('POP_JUMP_IF_TRUE', 250, 'the branch');
instrument('POP_JUMP_IF_FALSE', 251, 'the branch');
instrument('POP_JUMP_IF_NONE', 252, 'the branch');
instrument('POP_JUMP_IF_NOT_NONE', 253, 'the branch');
op('INSTRUMENTED_LINE', 254, 'none', '--', 'Reports a new line; the opcode is kept beside the code.', {
  form: 'instrumented',
});

/** Numbers from here on are instrumented forms. CPython: MIN_INSTRUMENTED_OPCODE */
export const MIN_INSTRUMENTED_OPCODE = 236;

/** Inline cache units by opcode number. CPython: _PyOpcode_Caches; only base opcodes have an entry there. */
export const CACHES = Uint8Array.from({ length: 268 }, (_, i) => BY_CODE[i]?.caches ?? 0);

/** The base opcode of each opcode number. CPython: _PyOpcode_Deopt */
export const DEOPT = Uint8Array.from({ length: 256 }, (_, i) => {
  const entry = BY_CODE[i];
  return entry?.base ? opcode(entry.base) : i;
});

/** Name of a number, as dis shows an unknown one. */
export const opname = (code: number): string => BY_CODE[code]?.name ?? `<${code}>`;
