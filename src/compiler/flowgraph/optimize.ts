// The passes over the graph, in order. CPython: Python/flowgraph.c (_PyCfg_OptimizeCodeUnit,
// _PyCfg_OptimizedCfgToInstructionSequence)
import type { PyConst } from '../../bytecode/code.js';
import type { Unit } from '../codegen/unit.js';
import * as op from '../ops.js';
import { Block, buildCfg, clearVisited } from './cfg.js';
import { inlineSmallBlocks, removeRedundantNopsAndJumps, removeRedundantPairs, removeUnreachable } from './cleanup.js';
import { pushColdBlocksToEnd } from './cold.js';
import { optimizeLoadConst, removeUnusedConsts } from './consts.js';
import { labelExceptionTargets, markExceptHandlers } from './handlers.js';
import { resolveLines } from './lines.js';
import { checkUnboundLocals, insertSuperinstructions } from './locals.js';
import { prepareLocalsplus } from './localsplus.js';
import { optimizeBlock } from './peephole.js';
import { calculateStackdepth } from './stackdepth.js';

export interface Optimized {
  entry: Block;
  consts: PyConst[];
  stacksize: number;
}

function convertPseudoOps(entry: Block): void {
  for (let b: Block | null = entry; b; b = b.next) {
    for (const i of b.instrs) {
      if (op.isBlockPush(i.opcode)) i.set(op.NOP);
      else if (i.opcode === op.LOAD_CLOSURE) i.opcode = op.LOAD_FAST;
      else if (i.opcode === op.STORE_FAST_MAYBE_NULL) i.opcode = op.STORE_FAST;
    }
  }
  removeRedundantNopsAndJumps(entry);
}

const REVERSED = new Map([
  [op.POP_JUMP_IF_NOT_NONE, op.POP_JUMP_IF_NONE],
  [op.POP_JUMP_IF_NONE, op.POP_JUMP_IF_NOT_NONE],
  [op.POP_JUMP_IF_FALSE, op.POP_JUMP_IF_TRUE],
  [op.POP_JUMP_IF_TRUE, op.POP_JUMP_IF_FALSE],
]);

/** Conditional jumps go forward only: one that goes back jumps over a jump back. */
function normalizeJumps(entry: Block): void {
  clearVisited(entry);
  for (let b: Block | null = entry; b; b = b.next) {
    b.visited = true;
    const last = b.last();
    if (!last || !op.isJump(last.opcode) || op.isUnconditionalJump(last.opcode)) continue;
    const target = last.target as Block;
    if (!target.visited) continue;
    const back: Block = new Block();
    back.addJump(op.JUMP, target, last.loc);
    last.opcode = REVERSED.get(last.opcode) as number;
    last.target = b.next;
    back.cold = b.cold;
    back.next = b.next;
    b.next = back;
  }
}

/** Optimises a unit's instructions into blocks that only want assembling. */
export function optimizeUnit(u: Unit, flags: number): Optimized {
  const entry = buildCfg(u.seq);
  markExceptHandlers(entry);
  labelExceptionTargets(entry);

  inlineSmallBlocks(entry);
  removeUnreachable(entry);
  resolveLines(entry);
  for (let b: Block | null = entry; b; b = b.next) optimizeLoadConst(b, u.consts);
  for (let b: Block | null = entry; b; b = b.next) optimizeBlock(b, u.consts);
  removeRedundantPairs(entry);
  removeUnreachable(entry);
  removeRedundantNopsAndJumps(entry);

  const consts = removeUnusedConsts(entry, u.consts.list);
  checkUnboundLocals(entry, u.varnames.size, u.ste.ste_varnames.length);
  insertSuperinstructions(entry);
  pushColdBlocksToEnd(entry);
  resolveLines(entry);

  // CPython never makes a frame without any stack.
  const stacksize = Math.max(calculateStackdepth(entry), 1);
  prepareLocalsplus(u, entry, flags);
  convertPseudoOps(entry);
  normalizeJumps(entry);
  return { entry, consts, stacksize };
}
