// An expression as source text again, for annotations that stay strings (PEP 563). CPython: Python/ast_unparse.c
import type { StrConst } from '../bytecode/code.js';
import type * as ast from './ast.js';
import { reprConstant, reprStr } from './repr.js';

/** How tightly an operator binds; an operand of a looser one needs parentheses. */
const TUPLE = 0;
const TEST = 1;
const OR = 2;
const AND = 3;
const NOT = 4;
const CMP = 5;
const EXPR = 6;
const BXOR = 7;
const BAND = 8;
const SHIFT = 9;
const ARITH = 10;
const TERM = 11;
const FACTOR = 12;
const POWER = 13;
const AWAIT = 14;
const ATOM = 15;

const BINARY: Record<ast.operator, [text: string, level: number]> = {
  Add: ['+', ARITH],
  Sub: ['-', ARITH],
  Mult: ['*', TERM],
  MatMult: ['@', TERM],
  Div: ['/', TERM],
  Mod: ['%', TERM],
  LShift: ['<<', SHIFT],
  RShift: ['>>', SHIFT],
  BitOr: ['|', EXPR],
  BitXor: ['^', BXOR],
  BitAnd: ['&', BAND],
  FloorDiv: ['//', TERM],
  Pow: ['**', POWER],
};

const UNARY: Record<ast.unaryop, [text: string, level: number]> = {
  Invert: ['~', FACTOR],
  Not: ['not ', NOT],
  UAdd: ['+', FACTOR],
  USub: ['-', FACTOR],
};

const COMPARE: Record<ast.cmpop, string> = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
};

const parens = (needed: boolean, text: string): string => (needed ? `(${text})` : text);
const list = (elts: readonly ast.expr[], level: number): string => elts.map((e) => text(e, level)).join(', ');

function constant(value: ast.ConstantValue): string {
  switch (value.type) {
    case 'Ellipsis':
      return '...';
    case 'float':
    case 'complex':
      // Infinity has no literal but one that overflows.
      return reprConstant(value).replaceAll('inf', '1e309');
    case 'tuple':
      return `(${value.items.map(constant).join(', ')}${value.items.length === 1 ? ',' : ''})`;
    default:
      return reprConstant(value);
  }
}

function arg(a: ast.arg): string {
  return a.annotation ? `${a.arg}: ${text(a.annotation, TEST)}` : a.arg;
}

function args(a: ast.arguments_): string {
  const parts: string[] = [];
  const positional = [...a.posonlyargs, ...a.args];
  positional.forEach((p, i) => {
    const value = a.defaults[i - positional.length + a.defaults.length];
    parts.push(arg(p) + (value ? `=${text(value, TEST)}` : ''));
    if (i + 1 === a.posonlyargs.length) parts.push('/');
  });
  if (a.vararg || a.kwonlyargs.length) parts.push(`*${a.vararg ? arg(a.vararg) : ''}`);
  a.kwonlyargs.forEach((p, i) => {
    const value = a.kw_defaults[i];
    parts.push(arg(p) + (value ? `=${text(value, TEST)}` : ''));
  });
  if (a.kwarg) parts.push(`**${arg(a.kwarg)}`);
  return parts.join(', ');
}

function generators(gens: readonly ast.comprehension[]): string {
  return gens
    .map((g) => {
      const ifs = g.ifs.map((e) => ` if ${text(e, TEST + 1)}`).join('');
      return ` ${g.is_async ? 'async ' : ''}for ${text(g.target, TUPLE)} in ${text(g.iter, TEST + 1)}${ifs}`;
    })
    .join('');
}

function call(e: ast.Call): string {
  const func = text(e.func, ATOM);
  const [only] = e.args;
  if (e.args.length === 1 && e.keywords.length === 0 && only?.kind === 'GeneratorExp') return func + text(only, TEST);
  const keywords = e.keywords.map((k) => (k.arg === null ? '**' : `${k.arg}=`) + text(k.value, TEST));
  return `${func}(${[...e.args.map((a) => text(a, TEST)), ...keywords].join(', ')})`;
}

function fstringPart(e: ast.expr): string {
  switch (e.kind) {
    case 'Constant':
      return e.value.type === 'str' ? e.value.value.replaceAll('{', '{{').replaceAll('}', '}}') : constant(e.value);
    case 'JoinedStr':
      return e.values.map(fstringPart).join('');
    case 'FormattedValue':
      return formattedValue(e);
    default:
      return text(e, TEST);
  }
}

function formattedValue(e: ast.FormattedValue): string {
  // A lambda would be cut at its colon: parentheses.
  const value = text(e.value, TEST + 1);
  const conversion = e.conversion > 0 ? `!${String.fromCharCode(e.conversion)}` : '';
  const spec = e.format_spec ? `:${fstringPart(e.format_spec)}` : '';
  return `{${value.startsWith('{') ? ' ' : ''}${value}${conversion}${spec}}`;
}

function text(e: ast.expr, level: number): string {
  switch (e.kind) {
    case 'BoolOp': {
      const own = e.op === 'And' ? AND : OR;
      const values = e.values.map((v) => text(v, own + 1)).join(e.op === 'And' ? ' and ' : ' or ');
      return parens(level > own, values);
    }
    case 'BinOp': {
      const [sign, own] = BINARY[e.op];
      const right = e.op === 'Pow';
      return parens(
        level > own,
        `${text(e.left, own + (right ? 1 : 0))} ${sign} ${text(e.right, own + (right ? 0 : 1))}`,
      );
    }
    case 'UnaryOp': {
      const [sign, own] = UNARY[e.op];
      return parens(level > own, sign + text(e.operand, own));
    }
    case 'Lambda': {
      const space = e.args.args.length + e.args.posonlyargs.length ? ' ' : '';
      return parens(level > TEST, `lambda${space}${args(e.args)}: ${text(e.body, TEST)}`);
    }
    case 'IfExp':
      return parens(
        level > TEST,
        `${text(e.body, TEST + 1)} if ${text(e.test, TEST + 1)} else ${text(e.orelse, TEST)}`,
      );
    case 'Dict': {
      const items = e.values.map((value, i) => {
        const key = e.keys[i];
        return key ? `${text(key, TEST)}: ${text(value, TEST)}` : `**${text(value, EXPR)}`;
      });
      return `{${items.join(', ')}}`;
    }
    case 'Set':
      return `{${list(e.elts, TEST)}}`;
    case 'GeneratorExp':
      return `(${text(e.elt, TEST)}${generators(e.generators)})`;
    case 'ListComp':
      return `[${text(e.elt, TEST)}${generators(e.generators)}]`;
    case 'SetComp':
      return `{${text(e.elt, TEST)}${generators(e.generators)}}`;
    case 'DictComp':
      return `{${text(e.key, TEST)}: ${text(e.value, TEST)}${generators(e.generators)}}`;
    case 'Yield':
      return e.value ? `(yield ${text(e.value, TEST)})` : '(yield)';
    case 'YieldFrom':
      return `(yield from ${text(e.value, TEST)})`;
    case 'Await':
      return parens(level > AWAIT, `await ${text(e.value, ATOM)}`);
    case 'Compare': {
      const rest = e.ops.map((op, i) => ` ${COMPARE[op]} ${text(e.comparators[i] as ast.expr, CMP + 1)}`).join('');
      return parens(level > CMP, text(e.left, CMP + 1) + rest);
    }
    case 'Call':
      return call(e);
    case 'Constant':
      return (e.u_kind ?? '') + constant(e.value);
    case 'JoinedStr':
      return `f${reprStr(e.values.map(fstringPart).join(''))}`;
    case 'FormattedValue':
      return `f${reprStr(formattedValue(e))}`;
    case 'Attribute': {
      const dot = e.value.kind === 'Constant' && e.value.value.type === 'int' ? ' .' : '.';
      return text(e.value, ATOM) + dot + e.attr;
    }
    case 'Starred':
      return `*${text(e.value, EXPR)}`;
    case 'Name':
      return e.id;
    case 'List':
      return `[${list(e.elts, TEST)}]`;
    case 'Tuple':
      if (e.elts.length === 0) return '()';
      return parens(level > TUPLE, `${list(e.elts, TEST)}${e.elts.length === 1 ? ',' : ''}`);
    case 'Subscript':
      return `${text(e.value, ATOM)}[${text(e.slice, TUPLE)}]`;
    case 'Slice': {
      const part = (p: ast.expr | null): string => (p ? text(p, TEST) : '');
      return `${part(e.lower)}:${part(e.upper)}${e.step ? `:${part(e.step)}` : ''}`;
    }
    case 'NamedExpr':
      return parens(level > TUPLE, `${text(e.target, ATOM)} := ${text(e.value, ATOM)}`);
  }
}

/** The text of an expression. CPython: _PyAST_ExprAsUnicode */
export function unparse(e: ast.expr): StrConst {
  return { type: 'str', value: text(e, TEST), points: null };
}
