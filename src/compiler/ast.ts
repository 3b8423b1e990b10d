// The abstract syntax tree. CPython: Parser/Python.asdl (3.13).
//
// Node and field names are CPython's. Every node says what it is in `kind`, which equals its name in the
// ASDL. Optional fields are `T | null`, sequences are arrays. Lines count from 1; columns are 0-based UTF-8
// byte offsets, as in CPython.
//
// NOT CPYTHON: the ASDL's `kind` field of Constant (the 'u' prefix) is called `u_kind` here, since `kind`
// tells the nodes apart.

/** The ASDL's attributes: where the node stands in the source. */
export interface Located {
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}

// ---------------------------------------------------------------- mod
export interface Module {
  kind: 'Module';
  body: stmt[];
  type_ignores: TypeIgnore[];
}
export interface Interactive {
  kind: 'Interactive';
  body: stmt[];
}
export interface Expression {
  kind: 'Expression';
  body: expr;
}
export interface FunctionType {
  kind: 'FunctionType';
  argtypes: expr[];
  returns: expr;
}
export type mod = Module | Interactive | Expression | FunctionType;

export interface TypeIgnore {
  kind: 'TypeIgnore';
  lineno: number;
  tag: string;
}

// ---------------------------------------------------------------- stmt
interface FunctionFields {
  name: string;
  args: arguments_;
  body: stmt[];
  decorator_list: expr[];
  returns: expr | null;
  type_comment: string | null;
  type_params: type_param[];
}
export interface FunctionDef extends Located, FunctionFields {
  kind: 'FunctionDef';
}
export interface AsyncFunctionDef extends Located, FunctionFields {
  kind: 'AsyncFunctionDef';
}
export interface ClassDef extends Located {
  kind: 'ClassDef';
  name: string;
  bases: expr[];
  keywords: keyword[];
  body: stmt[];
  decorator_list: expr[];
  type_params: type_param[];
}
export interface Return extends Located {
  kind: 'Return';
  value: expr | null;
}
export interface Delete extends Located {
  kind: 'Delete';
  targets: expr[];
}
export interface Assign extends Located {
  kind: 'Assign';
  targets: expr[];
  value: expr;
  type_comment: string | null;
}
export interface TypeAlias extends Located {
  kind: 'TypeAlias';
  name: Name;
  type_params: type_param[];
  value: expr;
}
export interface AugAssign extends Located {
  kind: 'AugAssign';
  target: expr;
  op: operator;
  value: expr;
}
export interface AnnAssign extends Located {
  kind: 'AnnAssign';
  target: expr;
  annotation: expr;
  value: expr | null;
  /** 1 for a bare name without parentheses, which alone makes a local or an entry of __annotations__. */
  simple: 0 | 1;
}
interface ForFields {
  target: expr;
  iter: expr;
  body: stmt[];
  orelse: stmt[];
  type_comment: string | null;
}
export interface For extends Located, ForFields {
  kind: 'For';
}
export interface AsyncFor extends Located, ForFields {
  kind: 'AsyncFor';
}
export interface While extends Located {
  kind: 'While';
  test: expr;
  body: stmt[];
  orelse: stmt[];
}
export interface If extends Located {
  kind: 'If';
  test: expr;
  body: stmt[];
  orelse: stmt[];
}
interface WithFields {
  items: withitem[];
  body: stmt[];
  type_comment: string | null;
}
export interface With extends Located, WithFields {
  kind: 'With';
}
export interface AsyncWith extends Located, WithFields {
  kind: 'AsyncWith';
}
export interface Match extends Located {
  kind: 'Match';
  subject: expr;
  cases: match_case[];
}
export interface Raise extends Located {
  kind: 'Raise';
  exc: expr | null;
  cause: expr | null;
}
interface TryFields {
  body: stmt[];
  handlers: ExceptHandler[];
  orelse: stmt[];
  finalbody: stmt[];
}
export interface Try extends Located, TryFields {
  kind: 'Try';
}
export interface TryStar extends Located, TryFields {
  kind: 'TryStar';
}
export interface Assert extends Located {
  kind: 'Assert';
  test: expr;
  msg: expr | null;
}
export interface Import extends Located {
  kind: 'Import';
  names: alias[];
}
export interface ImportFrom extends Located {
  kind: 'ImportFrom';
  module: string | null;
  names: alias[];
  /** The number of leading dots. */
  level: number;
}
export interface Global extends Located {
  kind: 'Global';
  names: string[];
}
export interface Nonlocal extends Located {
  kind: 'Nonlocal';
  names: string[];
}
export interface Expr extends Located {
  kind: 'Expr';
  value: expr;
}
export interface Pass extends Located {
  kind: 'Pass';
}
export interface Break extends Located {
  kind: 'Break';
}
export interface Continue extends Located {
  kind: 'Continue';
}

export type stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | Expr
  | Pass
  | Break
  | Continue;

// ---------------------------------------------------------------- expr
export interface BoolOp extends Located {
  kind: 'BoolOp';
  op: boolop;
  values: expr[];
}
export interface NamedExpr extends Located {
  kind: 'NamedExpr';
  target: expr;
  value: expr;
}
export interface BinOp extends Located {
  kind: 'BinOp';
  left: expr;
  op: operator;
  right: expr;
}
export interface UnaryOp extends Located {
  kind: 'UnaryOp';
  op: unaryop;
  operand: expr;
}
export interface Lambda extends Located {
  kind: 'Lambda';
  args: arguments_;
  body: expr;
}
export interface IfExp extends Located {
  kind: 'IfExp';
  test: expr;
  body: expr;
  orelse: expr;
}
/** A null key is a `**mapping` whose value stands at the same index. */
export interface Dict extends Located {
  kind: 'Dict';
  keys: (expr | null)[];
  values: expr[];
}
// `Set_` because a global Set exists; its kind is 'Set'.
export interface Set_ extends Located {
  kind: 'Set';
  elts: expr[];
}
export interface ListComp extends Located {
  kind: 'ListComp';
  elt: expr;
  generators: comprehension[];
}
export interface SetComp extends Located {
  kind: 'SetComp';
  elt: expr;
  generators: comprehension[];
}
export interface DictComp extends Located {
  kind: 'DictComp';
  key: expr;
  value: expr;
  generators: comprehension[];
}
export interface GeneratorExp extends Located {
  kind: 'GeneratorExp';
  elt: expr;
  generators: comprehension[];
}
export interface Await extends Located {
  kind: 'Await';
  value: expr;
}
export interface Yield extends Located {
  kind: 'Yield';
  value: expr | null;
}
export interface YieldFrom extends Located {
  kind: 'YieldFrom';
  value: expr;
}
export interface Compare extends Located {
  kind: 'Compare';
  left: expr;
  ops: cmpop[];
  comparators: expr[];
}
export interface Call extends Located {
  kind: 'Call';
  func: expr;
  args: expr[];
  keywords: keyword[];
}
export interface FormattedValue extends Located {
  kind: 'FormattedValue';
  value: expr;
  /** -1, or the character code of s, r or a. */
  conversion: number;
  format_spec: expr | null;
}
export interface JoinedStr extends Located {
  kind: 'JoinedStr';
  values: expr[];
}
export interface Constant extends Located {
  kind: 'Constant';
  value: ConstantValue;
  u_kind: 'u' | null;
  /** CPython's parser holds the object twice: as a literal's value, and as what that and adjacent, empty ones make. */
  twice?: true;
}
export interface Attribute extends Located {
  kind: 'Attribute';
  value: expr;
  attr: string;
  ctx: expr_context;
}
export interface Subscript extends Located {
  kind: 'Subscript';
  value: expr;
  slice: expr;
  ctx: expr_context;
}
export interface Starred extends Located {
  kind: 'Starred';
  value: expr;
  ctx: expr_context;
}
export interface Name extends Located {
  kind: 'Name';
  id: string;
  ctx: expr_context;
}
export interface List extends Located {
  kind: 'List';
  elts: expr[];
  ctx: expr_context;
}
export interface Tuple extends Located {
  kind: 'Tuple';
  elts: expr[];
  ctx: expr_context;
}
export interface Slice extends Located {
  kind: 'Slice';
  lower: expr | null;
  upper: expr | null;
  step: expr | null;
}

export type expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | Set_
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

export type expr_context = 'Load' | 'Store' | 'Del';
export type boolop = 'And' | 'Or';
export type operator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';
export type unaryop = 'Invert' | 'Not' | 'UAdd' | 'USub';
export type cmpop = 'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';

// ---------------------------------------------------------------- the parts of statements and expressions
export interface comprehension {
  kind: 'comprehension';
  target: expr;
  iter: expr;
  ifs: expr[];
  is_async: 0 | 1;
}
export interface ExceptHandler extends Located {
  kind: 'ExceptHandler';
  type: expr | null;
  name: string | null;
  body: stmt[];
}
export interface arguments_ {
  kind: 'arguments';
  posonlyargs: arg[];
  args: arg[];
  vararg: arg | null;
  kwonlyargs: arg[];
  /** One an argument of kwonlyargs; null where it has no default. */
  kw_defaults: (expr | null)[];
  kwarg: arg | null;
  /** Of the last parameters of posonlyargs and args together. */
  defaults: expr[];
}
export interface arg extends Located {
  kind: 'arg';
  arg: string;
  annotation: expr | null;
  type_comment: string | null;
}
/** A null arg is a `**mapping`. */
export interface keyword extends Located {
  kind: 'keyword';
  arg: string | null;
  value: expr;
}
export interface alias extends Located {
  kind: 'alias';
  name: string;
  asname: string | null;
}
export interface withitem {
  kind: 'withitem';
  context_expr: expr;
  optional_vars: expr | null;
}
export interface match_case {
  kind: 'match_case';
  pattern: pattern;
  guard: expr | null;
  body: stmt[];
}

// ---------------------------------------------------------------- pattern
export interface MatchValue extends Located {
  kind: 'MatchValue';
  value: expr;
}
export interface MatchSingleton extends Located {
  kind: 'MatchSingleton';
  value: ConstantValue;
}
export interface MatchSequence extends Located {
  kind: 'MatchSequence';
  patterns: pattern[];
}
export interface MatchMapping extends Located {
  kind: 'MatchMapping';
  keys: expr[];
  patterns: pattern[];
  rest: string | null;
}
export interface MatchClass extends Located {
  kind: 'MatchClass';
  cls: expr;
  patterns: pattern[];
  kwd_attrs: string[];
  kwd_patterns: pattern[];
}
export interface MatchStar extends Located {
  kind: 'MatchStar';
  name: string | null;
}
export interface MatchAs extends Located {
  kind: 'MatchAs';
  pattern: pattern | null;
  name: string | null;
}
export interface MatchOr extends Located {
  kind: 'MatchOr';
  patterns: pattern[];
}
export type pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

// ---------------------------------------------------------------- type_param
export interface TypeVar extends Located {
  kind: 'TypeVar';
  name: string;
  bound: expr | null;
  default_value: expr | null;
}
export interface ParamSpec extends Located {
  kind: 'ParamSpec';
  name: string;
  default_value: expr | null;
}
export interface TypeVarTuple extends Located {
  kind: 'TypeVarTuple';
  name: string;
  default_value: expr | null;
}
export type type_param = TypeVar | ParamSpec | TypeVarTuple;

export type AST =
  | mod
  | TypeIgnore
  | stmt
  | expr
  | comprehension
  | ExceptHandler
  | arguments_
  | arg
  | keyword
  | alias
  | withitem
  | match_case
  | pattern
  | type_param;

// ---------------------------------------------------------------- constants
/**
 * A str in JavaScript's UTF-16 (lone surrogates stand for themselves). Two neighbouring lone surrogates that
 * would read as one character ('\ud83d\ude00' is two characters in Python) cannot be told apart in `value`:
 * then, and only then, `points` holds the code points.
 */
export interface StrValue {
  type: 'str';
  value: string;
  points: Uint32Array | null;
}
export type ConstantValue =
  | { type: 'None' }
  | { type: 'Ellipsis' }
  | { type: 'bool'; value: boolean }
  | { type: 'int'; value: bigint }
  | { type: 'float'; value: number }
  | { type: 'complex'; real: number; imag: number }
  | StrValue
  | { type: 'bytes'; value: Uint8Array }
  // Only the optimiser makes these two.
  | { type: 'tuple'; items: ConstantValue[] }
  | { type: 'frozenset'; items: ConstantValue[] };

// ---------------------------------------------------------------- walking
/** The fields of each kind of node, in the ASDL's order. */
export const FIELDS: { readonly [kind in AST['kind']]: readonly string[] } = {
  Module: ['body', 'type_ignores'],
  Interactive: ['body'],
  Expression: ['body'],
  FunctionType: ['argtypes', 'returns'],
  TypeIgnore: ['lineno', 'tag'],
  FunctionDef: ['name', 'args', 'body', 'decorator_list', 'returns', 'type_comment', 'type_params'],
  AsyncFunctionDef: ['name', 'args', 'body', 'decorator_list', 'returns', 'type_comment', 'type_params'],
  ClassDef: ['name', 'bases', 'keywords', 'body', 'decorator_list', 'type_params'],
  Return: ['value'],
  Delete: ['targets'],
  Assign: ['targets', 'value', 'type_comment'],
  TypeAlias: ['name', 'type_params', 'value'],
  AugAssign: ['target', 'op', 'value'],
  AnnAssign: ['target', 'annotation', 'value', 'simple'],
  For: ['target', 'iter', 'body', 'orelse', 'type_comment'],
  AsyncFor: ['target', 'iter', 'body', 'orelse', 'type_comment'],
  While: ['test', 'body', 'orelse'],
  If: ['test', 'body', 'orelse'],
  With: ['items', 'body', 'type_comment'],
  AsyncWith: ['items', 'body', 'type_comment'],
  Match: ['subject', 'cases'],
  Raise: ['exc', 'cause'],
  Try: ['body', 'handlers', 'orelse', 'finalbody'],
  TryStar: ['body', 'handlers', 'orelse', 'finalbody'],
  Assert: ['test', 'msg'],
  Import: ['names'],
  ImportFrom: ['module', 'names', 'level'],
  Global: ['names'],
  Nonlocal: ['names'],
  Expr: ['value'],
  Pass: [],
  Break: [],
  Continue: [],
  BoolOp: ['op', 'values'],
  NamedExpr: ['target', 'value'],
  BinOp: ['left', 'op', 'right'],
  UnaryOp: ['op', 'operand'],
  Lambda: ['args', 'body'],
  IfExp: ['test', 'body', 'orelse'],
  Dict: ['keys', 'values'],
  Set: ['elts'],
  ListComp: ['elt', 'generators'],
  SetComp: ['elt', 'generators'],
  DictComp: ['key', 'value', 'generators'],
  GeneratorExp: ['elt', 'generators'],
  Await: ['value'],
  Yield: ['value'],
  YieldFrom: ['value'],
  Compare: ['left', 'ops', 'comparators'],
  Call: ['func', 'args', 'keywords'],
  FormattedValue: ['value', 'conversion', 'format_spec'],
  JoinedStr: ['values'],
  Constant: ['value', 'u_kind'],
  Attribute: ['value', 'attr', 'ctx'],
  Subscript: ['value', 'slice', 'ctx'],
  Starred: ['value', 'ctx'],
  Name: ['id', 'ctx'],
  List: ['elts', 'ctx'],
  Tuple: ['elts', 'ctx'],
  Slice: ['lower', 'upper', 'step'],
  comprehension: ['target', 'iter', 'ifs', 'is_async'],
  ExceptHandler: ['type', 'name', 'body'],
  arguments: ['posonlyargs', 'args', 'vararg', 'kwonlyargs', 'kw_defaults', 'kwarg', 'defaults'],
  arg: ['arg', 'annotation', 'type_comment'],
  keyword: ['arg', 'value'],
  alias: ['name', 'asname'],
  withitem: ['context_expr', 'optional_vars'],
  match_case: ['pattern', 'guard', 'body'],
  MatchValue: ['value'],
  MatchSingleton: ['value'],
  MatchSequence: ['patterns'],
  MatchMapping: ['keys', 'patterns', 'rest'],
  MatchClass: ['cls', 'patterns', 'kwd_attrs', 'kwd_patterns'],
  MatchStar: ['name'],
  MatchAs: ['pattern', 'name'],
  MatchOr: ['patterns'],
  TypeVar: ['name', 'bound', 'default_value'],
  ParamSpec: ['name', 'default_value'],
  TypeVarTuple: ['name', 'default_value'],
};

/** Whether a field's value is a node (a constant's value is not). */
function isNode(value: unknown): value is AST {
  return typeof value === 'object' && value !== null && typeof (value as { kind?: unknown }).kind === 'string';
}

/** The direct children of a node, in field order. */
export function* children(node: AST): Generator<AST> {
  const fields = node as unknown as Record<string, unknown>;
  for (const name of FIELDS[node.kind]) {
    const value = fields[name];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) yield item;
    } else if (isNode(value)) {
      yield value;
    }
  }
}
