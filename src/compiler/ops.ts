// The opcodes that the compiler emits, as numbers, and questions about them.
// CPython: Include/internal/pycore_opcode_utils.h
import '../bytecode/opcodes/emitted.js';
import { INTRINSICS_1, INTRINSICS_2 } from '../bytecode/opcodes/opargs.js';
import { BY_CODE, opcode } from '../bytecode/opcodes/opcode.js';

export const BEFORE_ASYNC_WITH = opcode('BEFORE_ASYNC_WITH');
export const BEFORE_WITH = opcode('BEFORE_WITH');
export const BINARY_OP = opcode('BINARY_OP');
export const BINARY_SLICE = opcode('BINARY_SLICE');
export const BINARY_SUBSCR = opcode('BINARY_SUBSCR');
export const BUILD_CONST_KEY_MAP = opcode('BUILD_CONST_KEY_MAP');
export const BUILD_LIST = opcode('BUILD_LIST');
export const BUILD_MAP = opcode('BUILD_MAP');
export const BUILD_SET = opcode('BUILD_SET');
export const BUILD_SLICE = opcode('BUILD_SLICE');
export const BUILD_STRING = opcode('BUILD_STRING');
export const BUILD_TUPLE = opcode('BUILD_TUPLE');
export const CALL = opcode('CALL');
export const CALL_FUNCTION_EX = opcode('CALL_FUNCTION_EX');
export const CALL_INTRINSIC_1 = opcode('CALL_INTRINSIC_1');
export const CALL_INTRINSIC_2 = opcode('CALL_INTRINSIC_2');
export const CALL_KW = opcode('CALL_KW');
export const CHECK_EG_MATCH = opcode('CHECK_EG_MATCH');
export const CHECK_EXC_MATCH = opcode('CHECK_EXC_MATCH');
export const CLEANUP_THROW = opcode('CLEANUP_THROW');
export const COMPARE_OP = opcode('COMPARE_OP');
export const CONTAINS_OP = opcode('CONTAINS_OP');
export const CONVERT_VALUE = opcode('CONVERT_VALUE');
export const COPY = opcode('COPY');
export const COPY_FREE_VARS = opcode('COPY_FREE_VARS');
export const DELETE_ATTR = opcode('DELETE_ATTR');
export const DELETE_DEREF = opcode('DELETE_DEREF');
export const DELETE_FAST = opcode('DELETE_FAST');
export const DELETE_GLOBAL = opcode('DELETE_GLOBAL');
export const DELETE_NAME = opcode('DELETE_NAME');
export const DELETE_SUBSCR = opcode('DELETE_SUBSCR');
export const DICT_MERGE = opcode('DICT_MERGE');
export const DICT_UPDATE = opcode('DICT_UPDATE');
export const END_ASYNC_FOR = opcode('END_ASYNC_FOR');
export const END_FOR = opcode('END_FOR');
export const END_SEND = opcode('END_SEND');
export const EXTENDED_ARG = opcode('EXTENDED_ARG');
export const FORMAT_SIMPLE = opcode('FORMAT_SIMPLE');
export const FORMAT_WITH_SPEC = opcode('FORMAT_WITH_SPEC');
export const FOR_ITER = opcode('FOR_ITER');
export const GET_AITER = opcode('GET_AITER');
export const GET_ANEXT = opcode('GET_ANEXT');
export const GET_AWAITABLE = opcode('GET_AWAITABLE');
export const GET_ITER = opcode('GET_ITER');
export const GET_LEN = opcode('GET_LEN');
export const GET_YIELD_FROM_ITER = opcode('GET_YIELD_FROM_ITER');
export const IMPORT_FROM = opcode('IMPORT_FROM');
export const IMPORT_NAME = opcode('IMPORT_NAME');
export const IS_OP = opcode('IS_OP');
export const JUMP = opcode('JUMP');
export const JUMP_BACKWARD = opcode('JUMP_BACKWARD');
export const JUMP_BACKWARD_NO_INTERRUPT = opcode('JUMP_BACKWARD_NO_INTERRUPT');
export const JUMP_FORWARD = opcode('JUMP_FORWARD');
export const JUMP_NO_INTERRUPT = opcode('JUMP_NO_INTERRUPT');
export const LIST_APPEND = opcode('LIST_APPEND');
export const LIST_EXTEND = opcode('LIST_EXTEND');
export const LOAD_ASSERTION_ERROR = opcode('LOAD_ASSERTION_ERROR');
export const LOAD_ATTR = opcode('LOAD_ATTR');
export const LOAD_BUILD_CLASS = opcode('LOAD_BUILD_CLASS');
export const LOAD_CLOSURE = opcode('LOAD_CLOSURE');
export const LOAD_CONST = opcode('LOAD_CONST');
export const LOAD_DEREF = opcode('LOAD_DEREF');
export const LOAD_FAST = opcode('LOAD_FAST');
export const LOAD_FAST_AND_CLEAR = opcode('LOAD_FAST_AND_CLEAR');
export const LOAD_FAST_CHECK = opcode('LOAD_FAST_CHECK');
export const LOAD_FAST_LOAD_FAST = opcode('LOAD_FAST_LOAD_FAST');
export const LOAD_FROM_DICT_OR_DEREF = opcode('LOAD_FROM_DICT_OR_DEREF');
export const LOAD_FROM_DICT_OR_GLOBALS = opcode('LOAD_FROM_DICT_OR_GLOBALS');
export const LOAD_GLOBAL = opcode('LOAD_GLOBAL');
export const LOAD_LOCALS = opcode('LOAD_LOCALS');
export const LOAD_NAME = opcode('LOAD_NAME');
export const LOAD_SUPER_ATTR = opcode('LOAD_SUPER_ATTR');
export const MAKE_CELL = opcode('MAKE_CELL');
export const MAKE_FUNCTION = opcode('MAKE_FUNCTION');
export const MAP_ADD = opcode('MAP_ADD');
export const MATCH_CLASS = opcode('MATCH_CLASS');
export const MATCH_KEYS = opcode('MATCH_KEYS');
export const MATCH_MAPPING = opcode('MATCH_MAPPING');
export const MATCH_SEQUENCE = opcode('MATCH_SEQUENCE');
export const NOP = opcode('NOP');
export const POP_BLOCK = opcode('POP_BLOCK');
export const POP_EXCEPT = opcode('POP_EXCEPT');
export const POP_JUMP_IF_FALSE = opcode('POP_JUMP_IF_FALSE');
export const POP_JUMP_IF_NONE = opcode('POP_JUMP_IF_NONE');
export const POP_JUMP_IF_NOT_NONE = opcode('POP_JUMP_IF_NOT_NONE');
export const POP_JUMP_IF_TRUE = opcode('POP_JUMP_IF_TRUE');
export const POP_TOP = opcode('POP_TOP');
export const PUSH_EXC_INFO = opcode('PUSH_EXC_INFO');
export const PUSH_NULL = opcode('PUSH_NULL');
export const RAISE_VARARGS = opcode('RAISE_VARARGS');
export const RERAISE = opcode('RERAISE');
export const RESUME = opcode('RESUME');
export const RETURN_CONST = opcode('RETURN_CONST');
export const RETURN_GENERATOR = opcode('RETURN_GENERATOR');
export const RETURN_VALUE = opcode('RETURN_VALUE');
export const SEND = opcode('SEND');
export const SETUP_ANNOTATIONS = opcode('SETUP_ANNOTATIONS');
export const SETUP_CLEANUP = opcode('SETUP_CLEANUP');
export const SETUP_FINALLY = opcode('SETUP_FINALLY');
export const SETUP_WITH = opcode('SETUP_WITH');
export const SET_ADD = opcode('SET_ADD');
export const SET_FUNCTION_ATTRIBUTE = opcode('SET_FUNCTION_ATTRIBUTE');
export const SET_UPDATE = opcode('SET_UPDATE');
export const STORE_ATTR = opcode('STORE_ATTR');
export const STORE_DEREF = opcode('STORE_DEREF');
export const STORE_FAST = opcode('STORE_FAST');
export const STORE_FAST_LOAD_FAST = opcode('STORE_FAST_LOAD_FAST');
export const STORE_FAST_MAYBE_NULL = opcode('STORE_FAST_MAYBE_NULL');
export const STORE_FAST_STORE_FAST = opcode('STORE_FAST_STORE_FAST');
export const STORE_GLOBAL = opcode('STORE_GLOBAL');
export const STORE_NAME = opcode('STORE_NAME');
export const STORE_SLICE = opcode('STORE_SLICE');
export const STORE_SUBSCR = opcode('STORE_SUBSCR');
export const SWAP = opcode('SWAP');
export const TO_BOOL = opcode('TO_BOOL');
export const UNARY_INVERT = opcode('UNARY_INVERT');
export const UNARY_NEGATIVE = opcode('UNARY_NEGATIVE');
export const UNARY_NOT = opcode('UNARY_NOT');
export const UNPACK_EX = opcode('UNPACK_EX');
export const UNPACK_SEQUENCE = opcode('UNPACK_SEQUENCE');
export const WITH_EXCEPT_START = opcode('WITH_EXCEPT_START');
export const YIELD_VALUE = opcode('YIELD_VALUE');

type Intrinsic1 = (typeof INTRINSICS_1)[number];
type Intrinsic2 = (typeof INTRINSICS_2)[number];
/** CALL_INTRINSIC_1's oparg. */
export const intrinsic1 = (name: Intrinsic1): number => INTRINSICS_1.indexOf(name);
export const intrinsic2 = (name: Intrinsic2): number => INTRINSICS_2.indexOf(name);

/** Whether its oparg is a place in the code. */
export const isJump = (code: number): boolean => BY_CODE[code]?.hasJump === true;
export const hasConst = (code: number): boolean => BY_CODE[code]?.hasConst === true;
/** Whether signals and other threads get their turn at this instruction. */
export const hasEvalBreak = (code: number): boolean =>
  code === CALL ||
  code === CALL_FUNCTION_EX ||
  code === CALL_KW ||
  code === JUMP_BACKWARD ||
  code === RESUME ||
  code === JUMP;
/** Starts a block whose handler is the target. */
export const isBlockPush = (code: number): boolean =>
  code === SETUP_FINALLY || code === SETUP_WITH || code === SETUP_CLEANUP;
/** Whether it names a block: one to jump to, or a handler. */
export const hasTarget = (code: number): boolean => isJump(code) || isBlockPush(code);
export const isScopeExit = (code: number): boolean =>
  code === RETURN_VALUE || code === RETURN_CONST || code === RAISE_VARARGS || code === RERAISE;
/** Whether what comes behind it is reached only by other ways. */
export const isUnconditionalJump = (code: number): boolean =>
  code === JUMP ||
  code === JUMP_NO_INTERRUPT ||
  code === JUMP_FORWARD ||
  code === JUMP_BACKWARD ||
  code === JUMP_BACKWARD_NO_INTERRUPT;
/** Must be the last of its block. */
export const isTerminator = (code: number): boolean => isJump(code) || isScopeExit(code);
