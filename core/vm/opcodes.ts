// Numbers of the opcodes and of what their opargs mean. Written by tools/core/opcodes.mjs from the tables in
// src/bytecode/opcodes; edit those. CPython: Include/opcode_ids.h, Include/internal/pycore_opcode_metadata.h

/** -- | Room behind an instruction where the interpreter remembers what it saw there. */
export const CACHE: i32 = 0;
/** mgr -- exit, awaitable | Looks up __aexit__ and calls __aenter__ of an async context manager. */
export const BEFORE_ASYNC_WITH: i32 = 1;
/** mgr -- exit, result | Looks up __exit__ and calls __enter__ of a context manager. */
export const BEFORE_WITH: i32 = 2;
/** left, right -- result | str + str stored back into the left variable, which may grow in place. */
export const BINARY_OP_INPLACE_ADD_UNICODE: i32 = 3;
/** container, start, stop -- result | container[start:stop]. */
export const BINARY_SLICE: i32 = 4;
/** container, sub -- result | container[sub]. */
export const BINARY_SUBSCR: i32 = 5;
/** group, type -- rest, match | Splits an exception group for except*. */
export const CHECK_EG_MATCH: i32 = 6;
/** exception, type -- exception, bool | Tests whether except TYPE catches the exception. */
export const CHECK_EXC_MATCH: i32 = 7;
/** sub_iter, last_sent, exception -- none, value | Ends an await or yield from that an exception was thrown into: StopIteration becomes its value. */
export const CLEANUP_THROW: i32 = 8;
/** container, sub -- | del container[sub]. */
export const DELETE_SUBSCR: i32 = 9;
/** awaitable, exception -- | Ends async for at StopAsyncIteration; re-raises anything else. */
export const END_ASYNC_FOR: i32 = 10;
/** value -- | Pops what an exhausted for loop left on the stack. */
export const END_FOR: i32 = 11;
/** receiver, value -- value | Drops the sub-iterator of a finished await or yield from. */
export const END_SEND: i32 = 12;
/** should_be_none -- | Checks that __init__ returned None. */
export const EXIT_INIT_CHECK: i32 = 13;
/** value -- text | Formats a value of an f-string without a format specifier. */
export const FORMAT_SIMPLE: i32 = 14;
/** value, spec -- text | Formats a value of an f-string with its format specifier. */
export const FORMAT_WITH_SPEC: i32 = 15;
/** object -- iterator | Calls __aiter__. */
export const GET_AITER: i32 = 16;
/** -- | Never executed; INSTRUMENTED_LINE and friends need the number kept free. */
export const RESERVED: i32 = 17;
/** aiter -- aiter, awaitable | Calls __anext__ and takes the awaitable it returns. */
export const GET_ANEXT: i32 = 18;
/** iterable -- iterator | iter(iterable). */
export const GET_ITER: i32 = 19;
/** object -- object, length | Pushes len() of the top of the stack. */
export const GET_LEN: i32 = 20;
/** iterable -- iterator | Takes the iterator of yield from; a generator stands for itself. */
export const GET_YIELD_FROM_ITER: i32 = 21;
/** value -- | Returns from the interpreter loop to the C caller. */
export const INTERPRETER_EXIT: i32 = 22;
/** -- AssertionError | Pushes AssertionError for assert. */
export const LOAD_ASSERTION_ERROR: i32 = 23;
/** -- build_class | Pushes builtins.__build_class__. */
export const LOAD_BUILD_CLASS: i32 = 24;
/** -- locals | Pushes the namespace of the class body or module. */
export const LOAD_LOCALS: i32 = 25;
/** code -- function | Makes a function of a code object. */
export const MAKE_FUNCTION: i32 = 26;
/** subject, keys -- subject, keys, values_or_none | Looks the keys of a mapping pattern up. */
export const MATCH_KEYS: i32 = 27;
/** subject -- subject, bool | Tests whether the subject of a pattern is a mapping. */
export const MATCH_MAPPING: i32 = 28;
/** subject -- subject, bool | Tests whether the subject of a pattern is a sequence. */
export const MATCH_SEQUENCE: i32 = 29;
/** -- | Does nothing; it keeps a source line that has no other instruction. */
export const NOP: i32 = 30;
/** exception -- | Leaves an exception handler: the exception handled before becomes current again. */
export const POP_EXCEPT: i32 = 31;
/** value -- | Drops the top of the stack. */
export const POP_TOP: i32 = 32;
/** new_exception -- previous, new_exception | Enters an exception handler and keeps the exception handled before. */
export const PUSH_EXC_INFO: i32 = 33;
/** -- null | Pushes NULL, the place of self in a call without one. */
export const PUSH_NULL: i32 = 34;
/** -- generator | Makes the generator or coroutine out of the running frame and returns it. */
export const RETURN_GENERATOR: i32 = 35;
/** value -- | Returns the top of the stack to the caller. */
export const RETURN_VALUE: i32 = 36;
/** -- | Makes sure that __annotations__ exists. */
export const SETUP_ANNOTATIONS: i32 = 37;
/** value, container, start, stop -- | container[start:stop] = value. */
export const STORE_SLICE: i32 = 38;
/** value, container, sub -- | container[sub] = value. */
export const STORE_SUBSCR: i32 = 39;
/** value -- bool | bool(value). */
export const TO_BOOL: i32 = 40;
/** value -- result | ~value. */
export const UNARY_INVERT: i32 = 41;
/** value -- result | -value. */
export const UNARY_NEGATIVE: i32 = 42;
/** value -- result | not value, of a value that is a bool already. */
export const UNARY_NOT: i32 = 43;
/** exit, lasti, previous, exception -- exit, lasti, previous, exception, result | Calls __exit__ with the exception. */
export const WITH_EXCEPT_START: i32 = 44;
/** left, right -- result | left + right, and all other binary and in-place operators. */
export const BINARY_OP: i32 = 45;
/** values[oparg], keys -- dict | Builds a dict of a constant tuple of keys and values from the stack. */
export const BUILD_CONST_KEY_MAP: i32 = 46;
/** values[oparg] -- list | Builds a list. */
export const BUILD_LIST: i32 = 47;
/** items[oparg*2] -- dict | Builds a dict of keys and values. */
export const BUILD_MAP: i32 = 48;
/** values[oparg] -- set | Builds a set. */
export const BUILD_SET: i32 = 49;
/** start, stop, step[oparg==3] -- slice | Builds a slice. */
export const BUILD_SLICE: i32 = 50;
/** pieces[oparg] -- str | Joins the pieces of an f-string. */
export const BUILD_STRING: i32 = 51;
/** values[oparg] -- tuple | Builds a tuple. */
export const BUILD_TUPLE: i32 = 52;
/** callable, self_or_null, args[oparg] -- result | Calls with positional arguments. */
export const CALL: i32 = 53;
/** callable, null, args, kwargs[oparg&1] -- result | callable(*args, **kwargs). */
export const CALL_FUNCTION_EX: i32 = 54;
/** value -- result | Calls one of the interpreter's own functions of one argument. */
export const CALL_INTRINSIC_1: i32 = 55;
/** value2, value1 -- result | Calls one of the interpreter's own functions of two arguments. */
export const CALL_INTRINSIC_2: i32 = 56;
/** callable, self_or_null, args[oparg], kwnames -- result | Calls with positional and keyword arguments; the names lie on top in a tuple. */
export const CALL_KW: i32 = 57;
/** left, right -- result | left < right and its like; oparg: operator << 5, bit 4 converts to bool, low bits are the outcomes that count. */
export const COMPARE_OP: i32 = 58;
/** left, right -- bool | left in right; oparg 1 is not in. */
export const CONTAINS_OP: i32 = 59;
/** value -- text | The !s (1), !r (2) or !a (3) of an f-string. */
export const CONVERT_VALUE: i32 = 60;
/** bottom, unused[oparg-1] -- bottom, unused[oparg-1], top | Pushes a copy of the entry at that depth. */
export const COPY: i32 = 61;
/** -- | Copies the closure's cells into the frame. */
export const COPY_FREE_VARS: i32 = 62;
/** owner -- | del owner.name. */
export const DELETE_ATTR: i32 = 63;
/** -- | Empties the cell of a variable. */
export const DELETE_DEREF: i32 = 64;
/** -- | Deletes a local variable. */
export const DELETE_FAST: i32 = 65;
/** -- | Deletes a global variable. */
export const DELETE_GLOBAL: i32 = 66;
/** -- | Deletes a name of the class body or module. */
export const DELETE_NAME: i32 = 67;
/** callable, unused, unused2, dict, unused3[oparg-1], update -- callable, unused, unused2, dict, unused3[oparg-1] | Merges **kwargs into a dict; a repeated key is an error. */
export const DICT_MERGE: i32 = 68;
/** dict, unused[oparg-1], update -- dict, unused[oparg-1] | dict.update for {**mapping}. */
export const DICT_UPDATE: i32 = 69;
/** -- | Enters the second tier's code; never used in a build without it. */
export const ENTER_EXECUTOR: i32 = 70;
/** -- | Puts 8 more bits in front of the next instruction's oparg. */
export const EXTENDED_ARG: i32 = 71;
/** iter -- iter, next | Pushes the iterator's next value, or jumps behind the loop at its end. */
export const FOR_ITER: i32 = 72;
/** iterable -- iterator | Takes the iterator of an awaitable; oparg says for which error message: 1 __aenter__, 2 __aexit__. */
export const GET_AWAITABLE: i32 = 73;
/** module -- module, attribute | from module import name. */
export const IMPORT_FROM: i32 = 74;
/** level, fromlist -- module | import name. */
export const IMPORT_NAME: i32 = 75;
/** left, right -- bool | left is right; oparg 1 is is not. */
export const IS_OP: i32 = 76;
/** -- | Jumps back, to the start of a loop; signals are looked at here. */
export const JUMP_BACKWARD: i32 = 77;
/** -- | Jumps back without looking at signals (inside await and yield from). */
export const JUMP_BACKWARD_NO_INTERRUPT: i32 = 78;
/** -- | Jumps forward. */
export const JUMP_FORWARD: i32 = 79;
/** list, unused[oparg-1], value -- list, unused[oparg-1] | Appends to the list of a comprehension. */
export const LIST_APPEND: i32 = 80;
/** list, unused[oparg-1], iterable -- list, unused[oparg-1] | Extends a list by an iterable. */
export const LIST_EXTEND: i32 = 81;
/** owner -- attr, self_or_null[oparg&1] | owner.name; the low bit of oparg asks for a method and its self, the name is oparg >> 1. */
export const LOAD_ATTR: i32 = 82;
/** -- value | Pushes a constant. */
export const LOAD_CONST: i32 = 83;
/** -- value | Pushes what the cell of a variable holds. */
export const LOAD_DEREF: i32 = 84;
/** -- value | Pushes a local variable that is known to be bound. */
export const LOAD_FAST: i32 = 85;
/** -- value | Pushes a local variable (perhaps NULL) and unbinds it: a comprehension borrows the name. */
export const LOAD_FAST_AND_CLEAR: i32 = 86;
/** -- value | Pushes a local variable, or raises UnboundLocalError. */
export const LOAD_FAST_CHECK: i32 = 87;
/** -- value1, value2 | Pushes two local variables. */
export const LOAD_FAST_LOAD_FAST: i32 = 88;
/** mapping -- value | Looks a name up in the mapping, then in the cell (class bodies). */
export const LOAD_FROM_DICT_OR_DEREF: i32 = 89;
/** mapping -- value | Looks a name up in the mapping, then in globals and builtins. */
export const LOAD_FROM_DICT_OR_GLOBALS: i32 = 90;
/** -- value, null[oparg&1] | Pushes a global or builtin variable; the low bit of oparg pushes NULL for a call, the name is oparg >> 1. */
export const LOAD_GLOBAL: i32 = 91;
/** -- value | Looks a name up in locals, globals and builtins. */
export const LOAD_NAME: i32 = 92;
/** global_super, class, self -- attr, self_or_null[oparg&1] | super().name without making the super object; oparg: bit 0 method, bit 1 two-argument super, name at >> 2. */
export const LOAD_SUPER_ATTR: i32 = 93;
/** -- | Puts a local variable into a new cell. */
export const MAKE_CELL: i32 = 94;
/** dict, unused[oparg-1], key, value -- dict, unused[oparg-1] | dict[key] = value in a comprehension. */
export const MAP_ADD: i32 = 95;
/** subject, type, names -- attrs | Takes the attributes of a class pattern, or None if it does not match. */
export const MATCH_CLASS: i32 = 96;
/** condition -- | Jumps if the condition is False. */
export const POP_JUMP_IF_FALSE: i32 = 97;
/** value -- | Jumps if the value is None. */
export const POP_JUMP_IF_NONE: i32 = 98;
/** value -- | Jumps if the value is not None. */
export const POP_JUMP_IF_NOT_NONE: i32 = 99;
/** condition -- | Jumps if the condition is True. */
export const POP_JUMP_IF_TRUE: i32 = 100;
/** args[oparg] -- | raise, raise exception, raise exception from cause. */
export const RAISE_VARARGS: i32 = 101;
/** values[oparg], exception -- values[oparg] | Raises the exception again; with oparg 1 at the instruction kept below it. */
export const RERAISE: i32 = 102;
/** -- | Returns a constant. */
export const RETURN_CONST: i32 = 103;
/** receiver, value -- receiver, result | Sends a value into the sub-iterator of await or yield from; jumps when it has finished. */
export const SEND: i32 = 104;
/** set, unused[oparg-1], value -- set, unused[oparg-1] | Adds to the set of a comprehension. */
export const SET_ADD: i32 = 105;
/** attribute, function -- function | Gives a new function its defaults (1), keyword defaults (2), annotations (4) or closure (8). */
export const SET_FUNCTION_ATTRIBUTE: i32 = 106;
/** set, unused[oparg-1], iterable -- set, unused[oparg-1] | set.update for {*iterable}. */
export const SET_UPDATE: i32 = 107;
/** value, owner -- | owner.name = value. */
export const STORE_ATTR: i32 = 108;
/** value -- | Puts a value into the cell of a variable. */
export const STORE_DEREF: i32 = 109;
/** value -- | Binds a local variable. */
export const STORE_FAST: i32 = 110;
/** value1 -- value2 | Binds one local variable and pushes another. */
export const STORE_FAST_LOAD_FAST: i32 = 111;
/** value2, value1 -- | Binds two local variables. */
export const STORE_FAST_STORE_FAST: i32 = 112;
/** value -- | Binds a global variable. */
export const STORE_GLOBAL: i32 = 113;
/** value -- | Binds a name of the class body or module. */
export const STORE_NAME: i32 = 114;
/** bottom, unused[oparg-2], top -- top, unused[oparg-2], bottom | Swaps the top of the stack with the entry at that depth. */
export const SWAP: i32 = 115;
/** sequence -- right[oparg>>8], rest, left[oparg&255] | Unpacks with a starred target: oparg & 255 values before it, oparg >> 8 after it. */
export const UNPACK_EX: i32 = 116;
/** sequence -- values[oparg] | Unpacks exactly that many values. */
export const UNPACK_SEQUENCE: i32 = 117;
/** value -- value | Suspends the generator with a value; resumes with what was sent. */
export const YIELD_VALUE: i32 = 118;
/** -- | Starts or resumes a function: signals are looked at; low bits: 0 start, 1 after yield, 2 after yield from, 3 after await. */
export const RESUME: i32 = 149;
/** left, right -- result | float + float. */
export const BINARY_OP_ADD_FLOAT: i32 = 150;
/** left, right -- result | int + int. */
export const BINARY_OP_ADD_INT: i32 = 151;
/** left, right -- result | str + str. */
export const BINARY_OP_ADD_UNICODE: i32 = 152;
/** left, right -- result | float * float. */
export const BINARY_OP_MULTIPLY_FLOAT: i32 = 153;
/** left, right -- result | int * int. */
export const BINARY_OP_MULTIPLY_INT: i32 = 154;
/** left, right -- result | float - float. */
export const BINARY_OP_SUBTRACT_FLOAT: i32 = 155;
/** left, right -- result | int - int. */
export const BINARY_OP_SUBTRACT_INT: i32 = 156;
/** container, sub -- result | dict[key]. */
export const BINARY_SUBSCR_DICT: i32 = 157;
/** container, sub -- result | A __getitem__ written in Python, entered without a C call. */
export const BINARY_SUBSCR_GETITEM: i32 = 158;
/** container, sub -- result | list[int] with a small non-negative index. */
export const BINARY_SUBSCR_LIST_INT: i32 = 159;
/** container, sub -- result | str[int] that gives an ASCII character. */
export const BINARY_SUBSCR_STR_INT: i32 = 160;
/** container, sub -- result | tuple[int] with a small non-negative index. */
export const BINARY_SUBSCR_TUPLE_INT: i32 = 161;
/** callable, self_or_null, args[oparg] -- result | A class whose __init__ is written in Python: allocates and enters it. */
export const CALL_ALLOC_AND_ENTER_INIT: i32 = 162;
/** callable, self_or_null, args[oparg] -- result | A bound Python method with exactly its arguments. */
export const CALL_BOUND_METHOD_EXACT_ARGS: i32 = 163;
/** callable, self_or_null, args[oparg] -- result | A bound Python method, defaults and all. */
export const CALL_BOUND_METHOD_GENERAL: i32 = 164;
/** callable, self_or_null, args[oparg] -- result | A builtin class. */
export const CALL_BUILTIN_CLASS: i32 = 165;
/** callable, self_or_null, args[oparg] -- result | A builtin function with METH_FASTCALL. */
export const CALL_BUILTIN_FAST: i32 = 166;
/** callable, self_or_null, args[oparg] -- result | A builtin function with METH_FASTCALL | METH_KEYWORDS. */
export const CALL_BUILTIN_FAST_WITH_KEYWORDS: i32 = 167;
/** callable, self_or_null, args[oparg] -- result | A builtin function of one argument. */
export const CALL_BUILTIN_O: i32 = 168;
/** callable, self_or_null, args[oparg] -- result | isinstance(object, class). */
export const CALL_ISINSTANCE: i32 = 169;
/** callable, self_or_null, args[oparg] -- result | len(object). */
export const CALL_LEN: i32 = 170;
/** callable, self_or_null, args[oparg] -- result | list.append(value). */
export const CALL_LIST_APPEND: i32 = 171;
/** callable, self_or_null, args[oparg] -- result | A builtin method with METH_FASTCALL. */
export const CALL_METHOD_DESCRIPTOR_FAST: i32 = 172;
/** callable, self_or_null, args[oparg] -- result | A builtin method with METH_FASTCALL | METH_KEYWORDS. */
export const CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS: i32 = 173;
/** callable, self_or_null, args[oparg] -- result | A builtin method without arguments. */
export const CALL_METHOD_DESCRIPTOR_NOARGS: i32 = 174;
/** callable, self_or_null, args[oparg] -- result | A builtin method of one argument. */
export const CALL_METHOD_DESCRIPTOR_O: i32 = 175;
/** callable, self_or_null, args[oparg] -- result | Any callable that is not a Python function. */
export const CALL_NON_PY_GENERAL: i32 = 176;
/** callable, self_or_null, args[oparg] -- result | A Python function with exactly its arguments: pushes a frame. */
export const CALL_PY_EXACT_ARGS: i32 = 177;
/** callable, self_or_null, args[oparg] -- result | A Python function, defaults and all: pushes a frame. */
export const CALL_PY_GENERAL: i32 = 178;
/** callable, self_or_null, args[oparg] -- result | str(object). */
export const CALL_STR_1: i32 = 179;
/** callable, self_or_null, args[oparg] -- result | tuple(iterable). */
export const CALL_TUPLE_1: i32 = 180;
/** callable, self_or_null, args[oparg] -- result | type(object). */
export const CALL_TYPE_1: i32 = 181;
/** left, right -- result | Compares two floats. */
export const COMPARE_OP_FLOAT: i32 = 182;
/** left, right -- result | Compares two small ints. */
export const COMPARE_OP_INT: i32 = 183;
/** left, right -- result | Compares two strs for equality. */
export const COMPARE_OP_STR: i32 = 184;
/** left, right -- bool | key in dict. */
export const CONTAINS_OP_DICT: i32 = 185;
/** left, right -- bool | value in set. */
export const CONTAINS_OP_SET: i32 = 186;
/** iter -- iter, next | The next value of a generator: enters its frame. */
export const FOR_ITER_GEN: i32 = 187;
/** iter -- iter, next | The next value of a list iterator. */
export const FOR_ITER_LIST: i32 = 188;
/** iter -- iter, next | The next value of a range iterator. */
export const FOR_ITER_RANGE: i32 = 189;
/** iter -- iter, next | The next value of a tuple iterator. */
export const FOR_ITER_TUPLE: i32 = 190;
/** owner -- attr, self_or_null[oparg&1] | An attribute of a class. */
export const LOAD_ATTR_CLASS: i32 = 191;
/** owner -- attr, self_or_null[oparg&1] | A __getattribute__ written in Python. */
export const LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN: i32 = 192;
/** owner -- attr, self_or_null[oparg&1] | An inline value of the instance. */
export const LOAD_ATTR_INSTANCE_VALUE: i32 = 193;
/** owner -- attr, self_or_null[oparg&1] | A method of an instance whose __dict__ does not exist yet. */
export const LOAD_ATTR_METHOD_LAZY_DICT: i32 = 194;
/** owner -- attr, self_or_null[oparg&1] | A method of an instance without __dict__. */
export const LOAD_ATTR_METHOD_NO_DICT: i32 = 195;
/** owner -- attr, self_or_null[oparg&1] | A method of an instance with inline values. */
export const LOAD_ATTR_METHOD_WITH_VALUES: i32 = 196;
/** owner -- attr, self_or_null[oparg&1] | An attribute of a module. */
export const LOAD_ATTR_MODULE: i32 = 197;
/** owner -- attr, self_or_null[oparg&1] | A class attribute through an instance without __dict__. */
export const LOAD_ATTR_NONDESCRIPTOR_NO_DICT: i32 = 198;
/** owner -- attr, self_or_null[oparg&1] | A class attribute through an instance with inline values. */
export const LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES: i32 = 199;
/** owner -- attr, self_or_null[oparg&1] | A property whose getter is written in Python. */
export const LOAD_ATTR_PROPERTY: i32 = 200;
/** owner -- attr, self_or_null[oparg&1] | A __slots__ attribute. */
export const LOAD_ATTR_SLOT: i32 = 201;
/** owner -- attr, self_or_null[oparg&1] | A value of the instance dict at a remembered index. */
export const LOAD_ATTR_WITH_HINT: i32 = 202;
/** -- value, null[oparg&1] | A builtin at a remembered index. */
export const LOAD_GLOBAL_BUILTIN: i32 = 203;
/** -- value, null[oparg&1] | A global at a remembered index. */
export const LOAD_GLOBAL_MODULE: i32 = 204;
/** global_super, class, self -- attr, self_or_null[oparg&1] | An attribute through super(). */
export const LOAD_SUPER_ATTR_ATTR: i32 = 205;
/** global_super, class, self -- attr, self_or_null[oparg&1] | A method through super(). */
export const LOAD_SUPER_ATTR_METHOD: i32 = 206;
/** -- | RESUME when nothing is pending. */
export const RESUME_CHECK: i32 = 207;
/** receiver, value -- receiver, result | Sends into a generator or coroutine: enters its frame. */
export const SEND_GEN: i32 = 208;
/** value, owner -- | An inline value of the instance. */
export const STORE_ATTR_INSTANCE_VALUE: i32 = 209;
/** value, owner -- | A __slots__ attribute. */
export const STORE_ATTR_SLOT: i32 = 210;
/** value, owner -- | A value of the instance dict at a remembered index. */
export const STORE_ATTR_WITH_HINT: i32 = 211;
/** value, container, sub -- | dict[key] = value. */
export const STORE_SUBSCR_DICT: i32 = 212;
/** value, container, sub -- | list[int] = value with a small non-negative index. */
export const STORE_SUBSCR_LIST_INT: i32 = 213;
/** value -- bool | bool of an object whose type has neither __bool__ nor __len__. */
export const TO_BOOL_ALWAYS_TRUE: i32 = 214;
/** value -- bool | bool of a bool. */
export const TO_BOOL_BOOL: i32 = 215;
/** value -- bool | bool of an int. */
export const TO_BOOL_INT: i32 = 216;
/** value -- bool | bool of a list. */
export const TO_BOOL_LIST: i32 = 217;
/** value -- bool | bool of None. */
export const TO_BOOL_NONE: i32 = 218;
/** value -- bool | bool of a str. */
export const TO_BOOL_STR: i32 = 219;
/** sequence -- values[oparg] | Unpacks a list. */
export const UNPACK_SEQUENCE_LIST: i32 = 220;
/** sequence -- values[oparg] | Unpacks a tuple. */
export const UNPACK_SEQUENCE_TUPLE: i32 = 221;
/** sequence -- values[oparg] | Unpacks a tuple of two. */
export const UNPACK_SEQUENCE_TWO_TUPLE: i32 = 222;
/** -- | RESUME that reports the start or resumption of a function. */
export const INSTRUMENTED_RESUME: i32 = 236;
/** receiver, value -- receiver | END_FOR that reports the end of a generator's iteration. */
export const INSTRUMENTED_END_FOR: i32 = 237;
/** receiver, value -- value | END_SEND that reports the end of a sub-iterator. */
export const INSTRUMENTED_END_SEND: i32 = 238;
/** value -- | RETURN_VALUE that reports the return. */
export const INSTRUMENTED_RETURN_VALUE: i32 = 239;
/** -- | RETURN_CONST that reports the return. */
export const INSTRUMENTED_RETURN_CONST: i32 = 240;
/** value -- value | YIELD_VALUE that reports the yield. */
export const INSTRUMENTED_YIELD_VALUE: i32 = 241;
/** global_super, class, self -- attr, self_or_null[oparg&1] | LOAD_SUPER_ATTR that reports the call of super(). */
export const INSTRUMENTED_LOAD_SUPER_ATTR: i32 = 242;
/** iter -- iter, next | FOR_ITER that reports the branch. */
export const INSTRUMENTED_FOR_ITER: i32 = 243;
/** callable, self_or_null, args[oparg] -- result | CALL that reports the call. */
export const INSTRUMENTED_CALL: i32 = 244;
/** callable, self_or_null, args[oparg], kwnames -- result | CALL_KW that reports the call. */
export const INSTRUMENTED_CALL_KW: i32 = 245;
/** callable, null, args, kwargs[oparg&1] -- result | CALL_FUNCTION_EX that reports the call. */
export const INSTRUMENTED_CALL_FUNCTION_EX: i32 = 246;
/** -- | Reports the instruction whose opcode is kept beside the code. */
export const INSTRUMENTED_INSTRUCTION: i32 = 247;
/** -- | JUMP_FORWARD that reports the jump. */
export const INSTRUMENTED_JUMP_FORWARD: i32 = 248;
/** -- | JUMP_BACKWARD that reports the jump. */
export const INSTRUMENTED_JUMP_BACKWARD: i32 = 249;
/** condition -- | POP_JUMP_IF_TRUE that reports the branch. */
export const INSTRUMENTED_POP_JUMP_IF_TRUE: i32 = 250;
/** condition -- | POP_JUMP_IF_FALSE that reports the branch. */
export const INSTRUMENTED_POP_JUMP_IF_FALSE: i32 = 251;
/** value -- | POP_JUMP_IF_NONE that reports the branch. */
export const INSTRUMENTED_POP_JUMP_IF_NONE: i32 = 252;
/** value -- | POP_JUMP_IF_NOT_NONE that reports the branch. */
export const INSTRUMENTED_POP_JUMP_IF_NOT_NONE: i32 = 253;
/** -- | Reports a new line; the opcode is kept beside the code. */
export const INSTRUMENTED_LINE: i32 = 254;

export const MIN_INSTRUMENTED_OPCODE: i32 = 236;

// BINARY_OP
export const NB_ADD: i32 = 0;
export const NB_AND: i32 = 1;
export const NB_FLOOR_DIVIDE: i32 = 2;
export const NB_LSHIFT: i32 = 3;
export const NB_MATRIX_MULTIPLY: i32 = 4;
export const NB_MULTIPLY: i32 = 5;
export const NB_REMAINDER: i32 = 6;
export const NB_OR: i32 = 7;
export const NB_POWER: i32 = 8;
export const NB_RSHIFT: i32 = 9;
export const NB_SUBTRACT: i32 = 10;
export const NB_TRUE_DIVIDE: i32 = 11;
export const NB_XOR: i32 = 12;
export const NB_INPLACE_ADD: i32 = 13;
export const NB_INPLACE_AND: i32 = 14;
export const NB_INPLACE_FLOOR_DIVIDE: i32 = 15;
export const NB_INPLACE_LSHIFT: i32 = 16;
export const NB_INPLACE_MATRIX_MULTIPLY: i32 = 17;
export const NB_INPLACE_MULTIPLY: i32 = 18;
export const NB_INPLACE_REMAINDER: i32 = 19;
export const NB_INPLACE_OR: i32 = 20;
export const NB_INPLACE_POWER: i32 = 21;
export const NB_INPLACE_RSHIFT: i32 = 22;
export const NB_INPLACE_SUBTRACT: i32 = 23;
export const NB_INPLACE_TRUE_DIVIDE: i32 = 24;
export const NB_INPLACE_XOR: i32 = 25;

// COMPARE_OP: operator << 5 | to bool << 4 | outcomes
export const COMPARISON_UNORDERED: i32 = 1;
export const COMPARISON_LESS_THAN: i32 = 2;
export const COMPARISON_GREATER_THAN: i32 = 4;
export const COMPARISON_EQUALS: i32 = 8;
export const COMPARISON_NOT_EQUALS: i32 = 7;
export const COMPARE_TO_BOOL: i32 = 16;

// CALL_INTRINSIC_1, CALL_INTRINSIC_2
export const INTRINSIC_1_INVALID: i32 = 0;
export const INTRINSIC_PRINT: i32 = 1;
export const INTRINSIC_IMPORT_STAR: i32 = 2;
export const INTRINSIC_STOPITERATION_ERROR: i32 = 3;
export const INTRINSIC_ASYNC_GEN_WRAP: i32 = 4;
export const INTRINSIC_UNARY_POSITIVE: i32 = 5;
export const INTRINSIC_LIST_TO_TUPLE: i32 = 6;
export const INTRINSIC_TYPEVAR: i32 = 7;
export const INTRINSIC_PARAMSPEC: i32 = 8;
export const INTRINSIC_TYPEVARTUPLE: i32 = 9;
export const INTRINSIC_SUBSCRIPT_GENERIC: i32 = 10;
export const INTRINSIC_TYPEALIAS: i32 = 11;
export const INTRINSIC_2_INVALID: i32 = 0;
export const INTRINSIC_PREP_RERAISE_STAR: i32 = 1;
export const INTRINSIC_TYPEVAR_WITH_BOUND: i32 = 2;
export const INTRINSIC_TYPEVAR_WITH_CONSTRAINTS: i32 = 3;
export const INTRINSIC_SET_FUNCTION_TYPE_PARAMS: i32 = 4;
export const INTRINSIC_SET_TYPEPARAM_DEFAULT: i32 = 5;

// SET_FUNCTION_ATTRIBUTE, RESUME
export const MAKE_FUNCTION_ANNOTATIONS: i32 = 4;
export const MAKE_FUNCTION_CLOSURE: i32 = 8;
export const MAKE_FUNCTION_DEFAULTS: i32 = 1;
export const MAKE_FUNCTION_KWDEFAULTS: i32 = 2;
export const RESUME_AFTER_AWAIT: i32 = 3;
export const RESUME_AFTER_YIELD: i32 = 1;
export const RESUME_AFTER_YIELD_FROM: i32 = 2;
export const RESUME_AT_FUNC_START: i32 = 0;
export const RESUME_OPARG_DEPTH1_MASK: i32 = 4;
export const RESUME_OPARG_LOCATION_MASK: i32 = 3;

// Inline cache units behind an instruction
export const INLINE_CACHE_ENTRIES_BINARY_SUBSCR: i32 = 1;
export const INLINE_CACHE_ENTRIES_STORE_SUBSCR: i32 = 1;
export const INLINE_CACHE_ENTRIES_TO_BOOL: i32 = 3;
export const INLINE_CACHE_ENTRIES_BINARY_OP: i32 = 1;
export const INLINE_CACHE_ENTRIES_CALL: i32 = 3;
export const INLINE_CACHE_ENTRIES_COMPARE_OP: i32 = 1;
export const INLINE_CACHE_ENTRIES_CONTAINS_OP: i32 = 1;
export const INLINE_CACHE_ENTRIES_FOR_ITER: i32 = 1;
export const INLINE_CACHE_ENTRIES_JUMP_BACKWARD: i32 = 1;
export const INLINE_CACHE_ENTRIES_LOAD_ATTR: i32 = 9;
export const INLINE_CACHE_ENTRIES_LOAD_GLOBAL: i32 = 4;
export const INLINE_CACHE_ENTRIES_LOAD_SUPER_ATTR: i32 = 1;
export const INLINE_CACHE_ENTRIES_POP_JUMP_IF_FALSE: i32 = 1;
export const INLINE_CACHE_ENTRIES_POP_JUMP_IF_NONE: i32 = 1;
export const INLINE_CACHE_ENTRIES_POP_JUMP_IF_NOT_NONE: i32 = 1;
export const INLINE_CACHE_ENTRIES_POP_JUMP_IF_TRUE: i32 = 1;
export const INLINE_CACHE_ENTRIES_SEND: i32 = 1;
export const INLINE_CACHE_ENTRIES_STORE_ATTR: i32 = 4;
export const INLINE_CACHE_ENTRIES_UNPACK_SEQUENCE: i32 = 1;

/** uint8_t[256]: inline cache units by opcode, specialised and instrumented forms included. */
// biome-ignore format: a table
export const _PyOpcode_Caches: usize = memory.data<u8>([
  0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 1, 3, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0,
  0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9,
  9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 4, 4, 1, 1, 0, 1, 4, 4, 4, 1, 1, 3, 3, 3, 3, 3, 3, 1, 1, 1, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 3, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0,
]);

/** uint8_t[256]: the base opcode of each opcode. */
// biome-ignore format: a table
export const _PyOpcode_Deopt: usize = memory.data<u8>([
  0, 1, 2, 45, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
  32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
  64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95,
  96, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127,
  128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142, 143, 144, 145, 146, 147, 148, 149, 45, 45, 45, 45, 45, 45, 45, 5, 5, 5,
  5, 5, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 53, 58, 58, 58, 59, 59, 72, 72, 72, 72, 82,
  82, 82, 82, 82, 82, 82, 82, 82, 82, 82, 82, 91, 91, 93, 93, 149, 104, 108, 108, 108, 39, 39, 40, 40, 40, 40, 40, 40, 117, 117, 117, 223,
  224, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234, 235, 149, 11, 12, 36, 103, 118, 93, 72, 53, 57, 54, 247, 79, 77, 100, 97, 98, 99, 254, 255,
]);

/** Inline cache units behind an instruction. */
export function opcodeCaches(opcode: i32): i32 {
  return <i32>load<u8>(_PyOpcode_Caches + <usize>opcode);
}

/** The base opcode of a specialised or instrumented one. */
export function opcodeDeopt(opcode: i32): i32 {
  return <i32>load<u8>(_PyOpcode_Deopt + <usize>opcode);
}
