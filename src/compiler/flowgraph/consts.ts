// Constants that are tested, compared with None, or put into a tuple. CPython: Python/flowgraph.c
// (optimize_load_const, fold_tuple_on_constants, remove_unused_consts)
import type { PyConst } from '../../bytecode/code.js';
import type { ConstTable } from '../codegen/unit.js';
import { isTrue } from '../fold/arithmetic.js';
import type { Instr } from '../instructions.js';
import * as op from '../ops.js';
import type { Block } from './cfg.js';

/** x is None as a condition needs no comparison. */
function compareWithNone(instrs: Instr[], at: number): void {
  const is = instrs[at + 1] as Instr;
  let jump = instrs[at + 2];
  if (!jump) return;
  if (jump.opcode === op.TO_BOOL) {
    jump.set(op.NOP);
    jump = instrs[at + 3];
    if (!jump) return;
  }
  let invert = is.oparg === 1;
  if (jump.opcode === op.POP_JUMP_IF_FALSE) invert = !invert;
  else if (jump.opcode !== op.POP_JUMP_IF_TRUE) return;
  (instrs[at] as Instr).set(op.NOP);
  is.set(op.NOP);
  jump.opcode = invert ? op.POP_JUMP_IF_NOT_NONE : op.POP_JUMP_IF_NONE;
}

/** Tests, returns and comparisons of constants, decided or in one instruction. */
export function optimizeLoadConst(b: Block, consts: ConstTable): void {
  const { instrs } = b;
  let opcode = 0;
  let oparg = 0;
  for (let k = 0; k < instrs.length; k++) {
    const inst = instrs[k] as Instr;
    const copies = opcode === op.LOAD_CONST && inst.opcode === op.COPY && inst.oparg === 1;
    if (!copies) {
      opcode = inst.opcode;
      oparg = inst.oparg;
    }
    if (opcode !== op.LOAD_CONST) continue;
    const next = instrs[k + 1];
    if (!next) continue;
    switch (next.opcode) {
      case op.POP_JUMP_IF_FALSE:
      case op.POP_JUMP_IF_TRUE: {
        const jumps = isTrue(consts.list[oparg] as PyConst) === (next.opcode === op.POP_JUMP_IF_TRUE);
        inst.set(op.NOP);
        if (jumps) next.opcode = op.JUMP;
        else next.set(op.NOP);
        break;
      }
      case op.IS_OP:
        if (consts.list[oparg]?.type === 'None') compareWithNone(instrs, k);
        break;
      case op.RETURN_VALUE:
        inst.set(op.NOP);
        next.set(op.RETURN_CONST, oparg);
        k++;
        break;
      case op.TO_BOOL: {
        const index = consts.add({ type: 'bool', value: isTrue(consts.list[oparg] as PyConst) });
        inst.set(op.NOP);
        next.set(op.LOAD_CONST, index);
        break;
      }
      default:
        break;
    }
  }
}

/** A tuple of n constants is one constant; `at` is BUILD_TUPLE. */
export function foldTuple(instrs: Instr[], at: number, n: number, consts: ConstTable): void {
  const loads = instrs.slice(at - n, at);
  if (loads.some((i) => !op.hasConst(i.opcode))) return;
  const items = loads.map((i) => consts.list[i.oparg] as PyConst);
  const index = consts.add({ type: 'tuple', items });
  for (const i of loads) i.set(op.NOP);
  (instrs[at] as Instr).set(op.LOAD_CONST, index);
}

/** The constants that are used; the first may be the docstring and stays. */
export function removeUnusedConsts(entry: Block, list: PyConst[]): PyConst[] {
  if (list.length === 0) return list;
  const used = new Uint8Array(list.length);
  used[0] = 1;
  for (let b: Block | null = entry; b; b = b.next)
    for (const i of b.instrs) if (op.hasConst(i.opcode)) used[i.oparg] = 1;
  const map: number[] = [];
  const kept: PyConst[] = [];
  list.forEach((c, i) => {
    map.push(kept.length);
    if (used[i]) kept.push(c);
  });
  for (let b: Block | null = entry; b; b = b.next)
    for (const i of b.instrs) if (op.hasConst(i.opcode)) i.oparg = map[i.oparg] as number;
  return kept;
}
