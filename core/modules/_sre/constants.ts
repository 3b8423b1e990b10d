// The code words of a compiled regular expression. (CPython: Modules/_sre/sre_constants.h)

export const SRE_MAGIC = 20230612;
export const SRE_MAXREPEAT: u32 = 0xffffffff;
export const SRE_MAXGROUPS: i64 = 0x3fffffff;

export const FAILURE: u32 = 0;
export const SUCCESS: u32 = 1;
export const ANY: u32 = 2;
export const ANY_ALL: u32 = 3;
export const ASSERT: u32 = 4; // <skip> <back> pattern SUCCESS
export const ASSERT_NOT: u32 = 5;
export const AT: u32 = 6; // <AT_*>
export const BRANCH: u32 = 7; // (<skip> pattern JUMP <skip>)… 0
export const CATEGORY: u32 = 8; // <CATEGORY_*>
export const CHARSET: u32 = 9; // 256 bits
export const BIGCHARSET: u32 = 10; // <count> <256 bytes> <count * 256 bits>
export const GROUPREF: u32 = 11; // <group>
export const GROUPREF_EXISTS: u32 = 12; // <group> <skip> yes [JUMP <skip> no]
export const IN: u32 = 13; // <skip> set FAILURE
export const INFO: u32 = 14; // <skip> <flags> <min> <max> [<length> <skip> prefix overlap | set]
export const JUMP: u32 = 15; // <skip>
export const LITERAL: u32 = 16; // <character>
export const MARK: u32 = 17; // <2 * group, + 1 at its end>
export const MAX_UNTIL: u32 = 18;
export const MIN_UNTIL: u32 = 19;
export const NOT_LITERAL: u32 = 20;
export const NEGATE: u32 = 21;
export const RANGE: u32 = 22; // <low> <high>
export const REPEAT: u32 = 23; // <skip> <min> <max> pattern *_UNTIL
export const REPEAT_ONE: u32 = 24; // <skip> <min> <max> item SUCCESS
export const SUBPATTERN: u32 = 25;
export const MIN_REPEAT_ONE: u32 = 26;
export const ATOMIC_GROUP: u32 = 27; // <skip> pattern SUCCESS
export const POSSESSIVE_REPEAT: u32 = 28; // <skip> <min> <max> pattern SUCCESS
export const POSSESSIVE_REPEAT_ONE: u32 = 29;
export const GROUPREF_IGNORE: u32 = 30;
export const IN_IGNORE: u32 = 31;
export const LITERAL_IGNORE: u32 = 32;
export const NOT_LITERAL_IGNORE: u32 = 33;
export const GROUPREF_LOC_IGNORE: u32 = 34;
export const IN_LOC_IGNORE: u32 = 35;
export const LITERAL_LOC_IGNORE: u32 = 36;
export const NOT_LITERAL_LOC_IGNORE: u32 = 37;
export const GROUPREF_UNI_IGNORE: u32 = 38;
export const IN_UNI_IGNORE: u32 = 39;
export const LITERAL_UNI_IGNORE: u32 = 40;
export const NOT_LITERAL_UNI_IGNORE: u32 = 41;
export const RANGE_UNI_IGNORE: u32 = 42;

export const AT_BEGINNING: u32 = 0;
export const AT_BEGINNING_LINE: u32 = 1;
export const AT_BEGINNING_STRING: u32 = 2;
export const AT_BOUNDARY: u32 = 3;
export const AT_NON_BOUNDARY: u32 = 4;
export const AT_END: u32 = 5;
export const AT_END_LINE: u32 = 6;
export const AT_END_STRING: u32 = 7;
export const AT_LOC_BOUNDARY: u32 = 8;
export const AT_LOC_NON_BOUNDARY: u32 = 9;
export const AT_UNI_BOUNDARY: u32 = 10;
export const AT_UNI_NON_BOUNDARY: u32 = 11;

// An odd category is the even one before it, negated.
export const CATEGORY_DIGIT: u32 = 0;
export const CATEGORY_SPACE: u32 = 2;
export const CATEGORY_WORD: u32 = 4;
export const CATEGORY_LINEBREAK: u32 = 6;
export const CATEGORY_LOC_WORD: u32 = 8;
export const CATEGORY_UNI_DIGIT: u32 = 10;
export const CATEGORY_UNI_SPACE: u32 = 12;
export const CATEGORY_UNI_WORD: u32 = 14;
export const CATEGORY_UNI_LINEBREAK: u32 = 16;
export const CATEGORY_LAST: u32 = 17;

export const SRE_FLAG_IGNORECASE = 2;
export const SRE_FLAG_LOCALE = 4;
export const SRE_FLAG_MULTILINE = 8;
export const SRE_FLAG_DOTALL = 16;
export const SRE_FLAG_UNICODE = 32;
export const SRE_FLAG_VERBOSE = 64;
export const SRE_FLAG_DEBUG = 128;
export const SRE_FLAG_ASCII = 256;

export const SRE_INFO_PREFIX: u32 = 1;
export const SRE_INFO_LITERAL: u32 = 2; // the whole pattern is the prefix
export const SRE_INFO_CHARSET: u32 = 4;

// What a match or search answers besides 0 (no) and 1 (yes).
export const SRE_ERROR_ILLEGAL = -1;
export const SRE_ERROR_STATE = -2;
export const SRE_ERROR_MEMORY = -9;
export const SRE_ERROR_INTERRUPTED = -10; // an exception is set
