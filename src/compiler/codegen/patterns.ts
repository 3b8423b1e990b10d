// match and its patterns. CPython: Python/compile.c (compiler_pattern_*), PEP 634
//
// Every pattern consumes the subject on top of the stack, and jumps to a place that pops what it has left there
// if it does not match. Captured values stay on the stack until the whole pattern has matched.
import type { Location } from '../../bytecode/locations.js';
import { NB_OPERATORS } from '../../bytecode/opcodes/opargs.js';
import type * as ast from '../ast.js';
import { equalityKey } from '../fold/equality.js';
import { type Label, NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { reprConstant, reprStr } from '../repr.js';
import type { Compiler } from './compiler.js';
import { jumpIf } from './jumps.js';

interface PatternContext {
  /** Captured names in order. */
  stores: string[];
  /** False: a pattern that always matches is an error here. */
  allowIrrefutable: boolean;
  /** failPop[i] pops i entries and fails. */
  failPop: Label[];
  /** Entries on top of the stack that must stay there; captures go beneath them. */
  onTop: number;
}

const NB_SUBTRACT = NB_OPERATORS.findIndex(([name]) => name === 'NB_SUBTRACT');

const isWildcard = (p: ast.pattern): boolean => p.kind === 'MatchAs' && p.name === null;
const isStarWildcard = (p: ast.pattern): boolean => p.kind === 'MatchStar' && p.name === null;

function ensureFailPop(c: Compiler, pc: PatternContext, n: number): void {
  while (pc.failPop.length < n + 1) pc.failPop.push(c.label());
}

function jumpToFailPop(c: Compiler, loc: Location, pc: PatternContext, opcode: number): void {
  const pops = pc.onTop + pc.stores.length;
  ensureFailPop(c, pc, pops);
  c.jump(loc, opcode, pc.failPop[pops] as Label);
}

function emitFailPop(c: Compiler, loc: Location, pc: PatternContext): void {
  if (pc.failPop.length === 0) return;
  for (let i = pc.failPop.length - 1; i > 0; i--) {
    c.use(pc.failPop[i] as Label);
    c.op(loc, op.POP_TOP);
  }
  c.use(pc.failPop[0] as Label);
  pc.failPop = [];
}

/** Moves the top of the stack below count - 1 others. */
function rotate(c: Compiler, loc: Location, count: number): void {
  for (let n = count; n > 1; n--) c.opI(loc, op.SWAP, n);
}

function storeName(c: Compiler, loc: ast.pattern, name: string | null, pc: PatternContext): void {
  if (name === null) {
    c.op(loc, op.POP_TOP);
    return;
  }
  c.checkName(loc, name, 'Store');
  if (pc.stores.includes(name)) throw duplicateStore(c, loc, name);
  rotate(c, loc, pc.onTop + pc.stores.length + 1);
  pc.stores.push(name);
}

const duplicateStore = (c: Compiler, loc: ast.pattern, name: string): Error =>
  c.error(loc, `multiple assignments to name ${reprStr(name)} in pattern`);

function subpattern(c: Compiler, p: ast.pattern, pc: PatternContext): void {
  const allowed = pc.allowIrrefutable;
  pc.allowIrrefutable = true;
  pattern(c, p, pc);
  pc.allowIrrefutable = allowed;
}

/** The subject's items, all on the stack at once. */
function sequenceUnpack(c: Compiler, p: ast.MatchSequence, pc: PatternContext): void {
  const { patterns } = p;
  const n = patterns.length;
  const star = patterns.findIndex((sub) => sub.kind === 'MatchStar');
  if (star < 0) c.opI(p, op.UNPACK_SEQUENCE, n);
  else {
    if (star >= 1 << 8 || n - star - 1 >= 0x7fffffff >> 8)
      throw c.error(p, 'too many expressions in star-unpacking sequence pattern');
    c.opI(p, op.UNPACK_EX, star + ((n - star - 1) << 8));
  }
  pc.onTop += n;
  for (const sub of patterns) {
    pc.onTop--;
    subpattern(c, sub, pc);
  }
}

/** The subject's items one by one, for [first, *_, last] where most are not needed. */
function sequenceSubscript(c: Compiler, p: ast.MatchSequence, star: number, pc: PatternContext): void {
  pc.onTop++;
  const size = p.patterns.length;
  p.patterns.forEach((sub, i) => {
    if (isWildcard(sub) || i === star) return;
    c.opI(p, op.COPY, 1);
    if (i < star) c.loadInt(p, i);
    else {
      // The subject may not know negative indices.
      c.op(p, op.GET_LEN);
      c.loadInt(p, size - i);
      c.opI(p, op.BINARY_OP, NB_SUBTRACT);
    }
    c.op(p, op.BINARY_SUBSCR);
    subpattern(c, sub, pc);
  });
  pc.onTop--;
  c.op(p, op.POP_TOP);
}

function sequence(c: Compiler, p: ast.MatchSequence, pc: PatternContext): void {
  const size = p.patterns.length;
  let star = -1;
  let onlyWildcard = true;
  let starWildcard = false;
  p.patterns.forEach((sub, i) => {
    if (sub.kind === 'MatchStar') {
      if (star >= 0) throw c.error(p, 'multiple starred names in sequence pattern');
      starWildcard = isStarWildcard(sub);
      onlyWildcard &&= starWildcard;
      star = i;
    } else onlyWildcard &&= isWildcard(sub);
  });
  pc.onTop++;
  c.op(p, op.MATCH_SEQUENCE);
  jumpToFailPop(c, p, pc, op.POP_JUMP_IF_FALSE);
  if (star < 0 || size > 1) {
    c.op(p, op.GET_LEN);
    c.loadInt(p, star < 0 ? size : size - 1);
    c.compare(p, star < 0 ? 'Eq' : 'GtE');
    jumpToFailPop(c, p, pc, op.POP_JUMP_IF_FALSE);
  }
  pc.onTop--;
  if (onlyWildcard) c.op(p, op.POP_TOP);
  else if (starWildcard) sequenceSubscript(c, p, star, pc);
  else sequenceUnpack(c, p, pc);
}

function as(c: Compiler, p: ast.MatchAs, pc: PatternContext): void {
  if (p.pattern === null) {
    if (!pc.allowIrrefutable) {
      const what = p.name === null ? 'wildcard' : `name capture ${reprStr(p.name)}`;
      throw c.error(p, `${what} makes remaining patterns unreachable`);
    }
    storeName(c, p, p.name, pc);
    return;
  }
  pc.onTop++;
  c.opI(p, op.COPY, 1);
  pattern(c, p.pattern, pc);
  pc.onTop--;
  storeName(c, p, p.name, pc);
}

function classPattern(c: Compiler, p: ast.MatchClass, pc: PatternContext): void {
  const { patterns, kwd_attrs, kwd_patterns } = p;
  kwd_attrs.forEach((attr, i) => {
    c.checkName(kwd_patterns[i] as ast.pattern, attr, 'Store');
    const again = kwd_attrs.indexOf(attr, i + 1);
    if (again < 0) return;
    throw c.error(kwd_patterns[again] as ast.pattern, `attribute name repeated in class pattern: ${attr}`);
  });
  c.expr(p.cls);
  c.loadNames(p, kwd_attrs);
  c.opI(p, op.MATCH_CLASS, patterns.length);
  c.opI(p, op.COPY, 1);
  c.loadNone(p);
  c.opI(p, op.IS_OP, 1);
  // The tuple of attributes, or None.
  pc.onTop++;
  jumpToFailPop(c, p, pc, op.POP_JUMP_IF_FALSE);
  const all = [...patterns, ...kwd_patterns];
  c.opI(p, op.UNPACK_SEQUENCE, all.length);
  pc.onTop += all.length - 1;
  for (const sub of all) {
    pc.onTop--;
    if (isWildcard(sub)) c.op(p, op.POP_TOP);
    else subpattern(c, sub, pc);
  }
}

function mappingKeys(c: Compiler, p: ast.MatchMapping): void {
  const seen = new Set<string>();
  for (const key of p.keys) {
    if (key.kind === 'Constant') {
      const k = equalityKey(key.value);
      if (seen.has(k)) throw c.error(p, `mapping pattern checks duplicate key (${reprConstant(key.value)})`);
      seen.add(k);
    } else if (key.kind !== 'Attribute')
      throw c.error(p, 'mapping pattern keys may only match literals and attribute lookups');
    c.expr(key);
  }
}

function mapping(c: Compiler, p: ast.MatchMapping, pc: PatternContext): void {
  const size = p.keys.length;
  pc.onTop++;
  c.op(p, op.MATCH_MAPPING);
  jumpToFailPop(c, p, pc, op.POP_JUMP_IF_FALSE);
  if (size === 0 && p.rest === null) {
    pc.onTop--;
    c.op(p, op.POP_TOP);
    return;
  }
  if (size) {
    c.op(p, op.GET_LEN);
    c.loadInt(p, size);
    c.compare(p, 'GtE');
    jumpToFailPop(c, p, pc, op.POP_JUMP_IF_FALSE);
  }
  mappingKeys(c, p);
  c.opI(p, op.BUILD_TUPLE, size);
  c.op(p, op.MATCH_KEYS);
  // On the stack: subject, keys, values or None.
  pc.onTop += 2;
  c.opI(p, op.COPY, 1);
  c.loadNone(p);
  c.opI(p, op.IS_OP, 1);
  jumpToFailPop(c, p, pc, op.POP_JUMP_IF_FALSE);
  c.opI(p, op.UNPACK_SEQUENCE, size);
  pc.onTop += size - 1;
  for (const sub of p.patterns) {
    pc.onTop--;
    subpattern(c, sub, pc);
  }
  pc.onTop -= 2;
  if (p.rest === null) {
    c.op(p, op.POP_TOP);
    c.op(p, op.POP_TOP);
    return;
  }
  // **rest: a copy of the subject without the keys.
  c.opI(p, op.BUILD_MAP, 0);
  c.opI(p, op.SWAP, 3);
  c.opI(p, op.DICT_UPDATE, 2);
  c.opI(p, op.UNPACK_SEQUENCE, size);
  for (let n = size; n > 0; n--) {
    c.opI(p, op.COPY, 1 + n);
    c.opI(p, op.SWAP, 2);
    c.op(p, op.DELETE_SUBSCR);
  }
  storeName(c, p, p.rest, pc);
}

function or(c: Compiler, p: ast.MatchOr, pc: PatternContext): void {
  const end = c.label();
  const last = p.patterns.length - 1;
  const old = { ...pc };
  // The names of the first alternative, in their order; the others must bind the same.
  let control: string[] = [];
  const different = (): Error => c.error(p, 'alternative patterns bind different names');
  p.patterns.forEach((alt, i) => {
    pc.stores = [];
    pc.allowIrrefutable = i === last && old.allowIrrefutable;
    pc.failPop = [];
    pc.onTop = 0;
    c.opI(alt, op.COPY, 1);
    pattern(c, alt, pc);
    if (i === 0) control = pc.stores;
    else if (pc.stores.length !== control.length) throw different();
    else reorder(c, alt, control, pc.stores, different);
    c.jump(alt, op.JUMP, end);
    emitFailPop(c, alt, pc);
  });
  Object.assign(pc, old);
  // No alternative matched.
  c.op(p, op.POP_TOP);
  jumpToFailPop(c, p, pc, op.JUMP);
  c.use(end);
  const rotations = control.length + 1 + pc.onTop + pc.stores.length;
  for (const name of control) {
    rotate(c, p, rotations);
    if (pc.stores.includes(name)) throw duplicateStore(c, p, name);
    pc.stores.push(name);
  }
  c.op(p, op.POP_TOP);
}

/** Brings the captures of an alternative into the order of the first. */
function reorder(c: Compiler, alt: ast.pattern, control: string[], stores: string[], different: () => Error): void {
  for (let icontrol = control.length - 1; icontrol >= 0; icontrol--) {
    const istores = stores.indexOf(control[icontrol] as string);
    if (istores < 0) throw different();
    if (icontrol === istores) continue;
    const rotated = stores.splice(0, istores + 1);
    stores.splice(icontrol - istores, 0, ...rotated);
    for (let n = istores + 1; n > 0; n--) rotate(c, alt, icontrol + 1);
  }
}

function pattern(c: Compiler, p: ast.pattern, pc: PatternContext): void {
  switch (p.kind) {
    case 'MatchValue':
      if (p.value.kind !== 'Constant' && p.value.kind !== 'Attribute')
        throw c.error(p, 'patterns may only match literals and attribute lookups');
      c.expr(p.value);
      c.compare(p, 'Eq');
      c.op(p, op.TO_BOOL);
      jumpToFailPop(c, p, pc, op.POP_JUMP_IF_FALSE);
      return;
    case 'MatchSingleton':
      c.loadConst(p, p.value);
      c.compare(p, 'Is');
      jumpToFailPop(c, p, pc, op.POP_JUMP_IF_FALSE);
      return;
    case 'MatchSequence':
      sequence(c, p, pc);
      return;
    case 'MatchMapping':
      mapping(c, p, pc);
      return;
    case 'MatchClass':
      classPattern(c, p, pc);
      return;
    case 'MatchStar':
      storeName(c, p, p.name, pc);
      return;
    case 'MatchAs':
      as(c, p, pc);
      return;
    case 'MatchOr':
      or(c, p, pc);
      return;
  }
}

/** A match statement: the subject, each case's pattern, guard and body. */
export function compileMatch(c: Compiler, s: ast.Match): void {
  c.expr(s.subject);
  const end = c.label();
  const count = s.cases.length;
  const lastCase = s.cases[count - 1] as ast.match_case;
  // case _ at the end needs no test.
  const hasDefault = isWildcard(lastCase.pattern) && count > 1;
  const tested = hasDefault ? count - 1 : count;
  for (let i = 0; i < tested; i++) {
    const m = s.cases[i] as ast.match_case;
    const keepSubject = i !== tested - 1;
    if (keepSubject) c.opI(m.pattern, op.COPY, 1);
    const pc: PatternContext = {
      stores: [],
      allowIrrefutable: m.guard !== null || i === count - 1,
      failPop: [],
      onTop: 0,
    };
    pattern(c, m.pattern, pc);
    for (const name of pc.stores) c.nameOp(m.pattern, name, 'Store');
    if (m.guard) {
      ensureFailPop(c, pc, 0);
      jumpIf(c, m.pattern, m.guard, pc.failPop[0] as Label, false);
    }
    if (keepSubject) c.op(m.pattern, op.POP_TOP);
    c.stmts(m.body);
    c.jump(NO_LOCATION, op.JUMP, end);
    emitFailPop(c, m.pattern, pc);
  }
  if (hasDefault) {
    // Nothing is compiled for the pattern, but its line counts as run.
    c.op(lastCase.pattern, op.NOP);
    if (lastCase.guard) jumpIf(c, lastCase.pattern, lastCase.guard, end, false);
    c.stmts(lastCase.body);
  }
  c.use(end);
}
