// Token kinds. CPython: Grammar/Tokens; the numbers up to ERRORTOKEN are free here, the names are CPython's.
//
// Keywords have kinds of their own (KW_*), so that the parser asks for them as it asks for operators.

export const ENDMARKER: number = 0;
export const NAME: number = 1;
export const NUMBER: number = 2;
export const STRING: number = 3;
export const NEWLINE: number = 4;
export const INDENT: number = 5;
export const DEDENT: number = 6;
export const LPAR: number = 7;
export const RPAR: number = 8;
export const LSQB: number = 9;
export const RSQB: number = 10;
export const COLON: number = 11;
export const COMMA: number = 12;
export const SEMI: number = 13;
export const PLUS: number = 14;
export const MINUS: number = 15;
export const STAR: number = 16;
export const SLASH: number = 17;
export const VBAR: number = 18;
export const AMPER: number = 19;
export const LESS: number = 20;
export const GREATER: number = 21;
export const EQUAL: number = 22;
export const DOT: number = 23;
export const PERCENT: number = 24;
export const LBRACE: number = 25;
export const RBRACE: number = 26;
export const EQEQUAL: number = 27;
export const NOTEQUAL: number = 28;
export const LESSEQUAL: number = 29;
export const GREATEREQUAL: number = 30;
export const TILDE: number = 31;
export const CIRCUMFLEX: number = 32;
export const LEFTSHIFT: number = 33;
export const RIGHTSHIFT: number = 34;
export const DOUBLESTAR: number = 35;
export const PLUSEQUAL: number = 36;
export const MINEQUAL: number = 37;
export const STAREQUAL: number = 38;
export const SLASHEQUAL: number = 39;
export const PERCENTEQUAL: number = 40;
export const AMPEREQUAL: number = 41;
export const VBAREQUAL: number = 42;
export const CIRCUMFLEXEQUAL: number = 43;
export const LEFTSHIFTEQUAL: number = 44;
export const RIGHTSHIFTEQUAL: number = 45;
export const DOUBLESTAREQUAL: number = 46;
export const DOUBLESLASH: number = 47;
export const DOUBLESLASHEQUAL: number = 48;
export const AT: number = 49;
export const ATEQUAL: number = 50;
export const RARROW: number = 51;
export const ELLIPSIS: number = 52;
export const COLONEQUAL: number = 53;
export const EXCLAMATION: number = 54;
export const OP: number = 55;
export const FSTRING_START: number = 56;
export const FSTRING_MIDDLE: number = 57;
export const FSTRING_END: number = 58;
export const ERRORTOKEN: number = 59;
export const COMMENT: number = 60;
export const NL: number = 61;
export const TYPE_COMMENT: number = 62;

export const KW_FALSE: number = 64;
export const KW_NONE: number = 65;
export const KW_TRUE: number = 66;
export const KW_AND: number = 67;
export const KW_AS: number = 68;
export const KW_ASSERT: number = 69;
export const KW_ASYNC: number = 70;
export const KW_AWAIT: number = 71;
export const KW_BREAK: number = 72;
export const KW_CLASS: number = 73;
export const KW_CONTINUE: number = 74;
export const KW_DEF: number = 75;
export const KW_DEL: number = 76;
export const KW_ELIF: number = 77;
export const KW_ELSE: number = 78;
export const KW_EXCEPT: number = 79;
export const KW_FINALLY: number = 80;
export const KW_FOR: number = 81;
export const KW_FROM: number = 82;
export const KW_GLOBAL: number = 83;
export const KW_IF: number = 84;
export const KW_IMPORT: number = 85;
export const KW_IN: number = 86;
export const KW_IS: number = 87;
export const KW_LAMBDA: number = 88;
export const KW_NONLOCAL: number = 89;
export const KW_NOT: number = 90;
export const KW_OR: number = 91;
export const KW_PASS: number = 92;
export const KW_RAISE: number = 93;
export const KW_RETURN: number = 94;
export const KW_TRY: number = 95;
export const KW_WHILE: number = 96;
export const KW_WITH: number = 97;
export const KW_YIELD: number = 98;

// In the order of their kinds.
const KEYWORD_LIST =
  'False None True and as assert async await break class continue def del elif else except finally for from global ' +
  'if import in is lambda nonlocal not or pass raise return try while with yield';
const OPERATOR_LIST =
  '( ) [ ] : , ; + - * / | & < > = . % { } == != <= >= ~ ^ << >> ** += -= *= /= %= &= |= ^= <<= >>= **= // //= @ @= ' +
  '-> ... := !';

function numbered(texts: string, first: number): ReadonlyMap<string, number> {
  const kinds = new Map<string, number>();
  for (const text of texts.split(' ')) kinds.set(text, first + kinds.size);
  return kinds;
}

/** keyword -> kind. */
export const KEYWORDS = numbered(KEYWORD_LIST, KW_FALSE);

/** Operators as they are written -> kind. */
export const OPERATORS = numbered(OPERATOR_LIST, LPAR);
