// The opcodes of pickles, named as in CPython's enum and in pickletools. (CPython: Modules/_pickle.c, Lib/pickletools.py)

export const MARK: u8 = 0x28; // (
export const STOP: u8 = 0x2e; // .
export const POP: u8 = 0x30; // 0
export const POP_MARK: u8 = 0x31; // 1
export const DUP: u8 = 0x32; // 2
export const FLOAT: u8 = 0x46; // F
export const INT: u8 = 0x49; // I
export const BININT: u8 = 0x4a; // J
export const BININT1: u8 = 0x4b; // K
export const LONG: u8 = 0x4c; // L
export const BININT2: u8 = 0x4d; // M
export const NONE: u8 = 0x4e; // N
export const PERSID: u8 = 0x50; // P
export const BINPERSID: u8 = 0x51; // Q
export const REDUCE: u8 = 0x52; // R
export const STRING: u8 = 0x53; // S
export const BINSTRING: u8 = 0x54; // T
export const SHORT_BINSTRING: u8 = 0x55; // U
export const UNICODE: u8 = 0x56; // V
export const BINUNICODE: u8 = 0x58; // X
export const APPEND: u8 = 0x61; // a
export const BUILD: u8 = 0x62; // b
export const GLOBAL: u8 = 0x63; // c
export const DICT: u8 = 0x64; // d
export const EMPTY_DICT: u8 = 0x7d; // }
export const APPENDS: u8 = 0x65; // e
export const GET: u8 = 0x67; // g
export const BINGET: u8 = 0x68; // h
export const INST: u8 = 0x69; // i
export const LONG_BINGET: u8 = 0x6a; // j
export const LIST: u8 = 0x6c; // l
export const EMPTY_LIST: u8 = 0x5d; // ]
export const OBJ: u8 = 0x6f; // o
export const PUT: u8 = 0x70; // p
export const BINPUT: u8 = 0x71; // q
export const LONG_BINPUT: u8 = 0x72; // r
export const SETITEM: u8 = 0x73; // s
export const TUPLE: u8 = 0x74; // t
export const EMPTY_TUPLE: u8 = 0x29; // )
export const SETITEMS: u8 = 0x75; // u
export const BINFLOAT: u8 = 0x47; // G

// Protocol 2.
export const PROTO: u8 = 0x80;
export const NEWOBJ: u8 = 0x81;
export const EXT1: u8 = 0x82;
export const EXT2: u8 = 0x83;
export const EXT4: u8 = 0x84;
export const TUPLE1: u8 = 0x85;
export const TUPLE2: u8 = 0x86;
export const TUPLE3: u8 = 0x87;
export const NEWTRUE: u8 = 0x88;
export const NEWFALSE: u8 = 0x89;
export const LONG1: u8 = 0x8a;
export const LONG4: u8 = 0x8b;

// Protocol 3.
export const BINBYTES: u8 = 0x42; // B
export const SHORT_BINBYTES: u8 = 0x43; // C

// Protocol 4.
export const SHORT_BINUNICODE: u8 = 0x8c;
export const BINUNICODE8: u8 = 0x8d;
export const BINBYTES8: u8 = 0x8e;
export const EMPTY_SET: u8 = 0x8f;
export const ADDITEMS: u8 = 0x90;
export const FROZENSET: u8 = 0x91;
export const NEWOBJ_EX: u8 = 0x92;
export const STACK_GLOBAL: u8 = 0x93;
export const MEMOIZE: u8 = 0x94;
export const FRAME: u8 = 0x95;

// Protocol 5.
export const BYTEARRAY8: u8 = 0x96;
export const NEXT_BUFFER: u8 = 0x97;
export const READONLY_BUFFER: u8 = 0x98;
