// Small improvements inside a block, and jumps to jumps. CPython: Python/flowgraph.c (optimize_basic_block)
import { COMPARE_TO_BOOL } from '../../bytecode/opcodes/opargs.js';
import type { ConstTable } from '../codegen/unit.js';
import type { Instr } from '../instructions.js';
import * as op from '../ops.js';
import type { Block } from './cfg.js';
import { foldTuple } from './consts.js';
import { applyStaticSwaps, swaptimize } from './swaps.js';

/** Jumps straight to where the jump at the target goes; true if that changed something. */
function jumpThread(b: Block, inst: Instr, target: Instr, opcode: number): boolean {
  if (inst.target === target.target) return false;
  // The NOP keeps the line if it must be kept.
  inst.set(op.NOP);
  b.addJump(opcode, target.target as Block, target.loc);
  return true;
}

/** Replaces short sequences of a block by better ones: jumps to jumps, swaps, unpacking of what was just built. */
export function optimizeBlock(b: Block, consts: ConstTable): void {
  const { instrs } = b;
  for (let k = 0; k < instrs.length; k++) {
    const inst = instrs[k] as Instr;
    const { opcode, oparg } = inst;
    const next = instrs[k + 1];
    const nextop = next?.opcode ?? 0;
    switch (opcode) {
      case op.BUILD_TUPLE:
        if (next && nextop === op.UNPACK_SEQUENCE && oparg === next.oparg) {
          if (oparg === 1) {
            inst.set(op.NOP);
            next.set(op.NOP);
            continue;
          }
          if (oparg === 2 || oparg === 3) {
            inst.set(op.NOP);
            next.opcode = op.SWAP;
            continue;
          }
        }
        if (k >= oparg) foldTuple(instrs, k, oparg, consts);
        break;
      case op.POP_JUMP_IF_NOT_NONE:
      case op.POP_JUMP_IF_NONE:
      case op.POP_JUMP_IF_FALSE:
      case op.POP_JUMP_IF_TRUE: {
        const target = inst.target?.instrs[0];
        if (target?.opcode === op.JUMP && jumpThread(b, inst, target, opcode)) k--;
        break;
      }
      case op.JUMP:
      case op.JUMP_NO_INTERRUPT: {
        const target = inst.target?.instrs[0];
        if (target?.opcode === op.JUMP) {
          if (jumpThread(b, inst, target, op.JUMP)) k--;
        } else if (target?.opcode === op.JUMP_NO_INTERRUPT) {
          if (jumpThread(b, inst, target, opcode)) k--;
        }
        break;
      }
      case op.STORE_FAST:
        if (next && nextop === opcode && next.oparg === oparg && next.loc.lineno === inst.loc.lineno)
          inst.set(op.POP_TOP);
        break;
      case op.SWAP:
        if (oparg === 1) inst.set(op.NOP);
        break;
      case op.LOAD_GLOBAL:
        if (next && nextop === op.PUSH_NULL && (oparg & 1) === 0) {
          inst.set(op.LOAD_GLOBAL, oparg | 1);
          next.set(op.NOP);
        }
        break;
      case op.COMPARE_OP:
        if (next && nextop === op.TO_BOOL) {
          inst.set(op.NOP);
          next.set(op.COMPARE_OP, oparg | COMPARE_TO_BOOL);
        }
        break;
      case op.CONTAINS_OP:
      case op.IS_OP:
        if (next && nextop === op.TO_BOOL) {
          inst.set(op.NOP);
          next.set(opcode, oparg);
        }
        break;
      case op.TO_BOOL:
        if (nextop === op.TO_BOOL) inst.set(op.NOP);
        break;
      case op.UNARY_NOT:
        if (next && nextop === op.TO_BOOL) {
          inst.set(op.NOP);
          next.set(op.UNARY_NOT);
        } else if (next && nextop === op.UNARY_NOT) {
          inst.set(op.NOP);
          next.set(op.NOP);
        }
        break;
      default:
        break;
    }
  }
  for (let k = 0; k < instrs.length; k++) {
    if ((instrs[k] as Instr).opcode !== op.SWAP) continue;
    k = swaptimize(instrs, k);
    applyStaticSwaps(instrs, k);
  }
}
