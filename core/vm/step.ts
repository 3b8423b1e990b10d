// Where the eval loop stops. It counts pel.left down, an instruction at a time; below 0 it asks here what to do.
//
//   executed()  =  horizon - left          instructions since the process began
//   deadline                               where the host wants it to stop; 0: nowhere
//
// So a position in a run is an exact number of executed instructions, and a run to it goes at full speed.

import { host_step } from '../host';
import { PyCodeObject } from '../objects/code';
import { _PyInterpreterFrame } from '../objects/frame';
import { PyObject } from '../runtime/object';
import { askBeforeNext, executed, pel, STEPPING_OFF, STEPPING_WATCH } from '../runtime/pellucid';
import { PyThreadState } from '../runtime/tstate';
import { observeInstruction } from './monitor';
import { EXTENDED_ARG, opcodeDeopt, RETURN_CONST, RETURN_VALUE, YIELD_VALUE } from './opcodes';
import { traceInstruction, traceReturn, tracing } from './trace';

/** How far it runs where nobody set a deadline, and past one that native code keeps it from stopping at. */
const FAR: i64 = 1 << 30;
const PAST: i64 = 1000;

/** Lets the host look while the frame stands as if it were suspended. */
function askHost(frame: _PyInterpreterFrame, pc: usize, sp: usize): i32 {
  const running = frame.instr_ptr;
  frame.instr_ptr = pc;
  frame.stacktop = <i32>((sp - frame.localsplus) >> 3);
  const answer = host_step(changetype<usize>(frame), pc);
  frame.instr_ptr = running;
  frame.stacktop = -1;
  return answer;
}

/** sys.settrace's events: 0, or -1 when the trace function raised. */
function traceBefore(tstate: PyThreadState, frame: _PyInterpreterFrame, pc: usize, sp: usize): i32 {
  frame.stacktop = <i32>((sp - frame.localsplus) >> 3);
  const previous = frame.instr_ptr;
  let err = 0;
  if (pel.monitors || tstate.c_profilefunc) {
    const leaves = opcodeDeopt(<i32>load<u8>(pc));
    const value =
      leaves == RETURN_CONST || leaves == RETURN_VALUE || leaves == YIELD_VALUE ? valueReturned(frame, pc, sp) : null;
    err = observeInstruction(frame, pc, sp, previous, value);
  }
  if (err == 0 && tstate.c_tracefunc) err = traceInstruction(tstate, frame, pc, sp, previous);
  if (err == 2) {
    // The loop goes on there, with the stack that is left; that line is not told again.
    pel.jump_to = frame.instr_ptr;
    return 2;
  }
  frame.instr_ptr = pc;
  if (err > 0) err = traceReturn(tstate, frame, valueReturned(frame, pc, sp));
  frame.stacktop = -1;
  return err;
}

/** What the RETURN_CONST, RETURN_VALUE or YIELD_VALUE at pc hands over. borrowed */
function valueReturned(frame: _PyInterpreterFrame, pc: usize, sp: usize): PyObject {
  if (load<u8>(pc) != RETURN_CONST) return changetype<PyObject>(load<usize>(sp - 8));
  let oparg: usize = load<u8>(pc, 1);
  for (let shift: usize = 8, p = pc - 2; load<u8>(p) == EXTENDED_ARG; p -= 2, shift += 8)
    oparg |= (<usize>load<u8>(p, 1)) << shift;
  const consts = changetype<usize>(changetype<PyCodeObject>(frame.f_executable).co_consts) + 24;
  return changetype<PyObject>(load<usize>(consts + (oparg << 3)));
}

/** The countdown has ended. 0: go on with the instruction at pc; 1: suspend before it; 2: go on at pel.jump_to; -1: an exception is set. */
/* @noinline */ export function beforeInstruction(
  tstate: PyThreadState,
  frame: _PyInterpreterFrame,
  pc: usize,
  sp: usize,
): i32 {
  pel.left = 0; // the loop counted this instruction already
  // The trace function's own instructions come before this one. Where it was suspended, it was told already.
  if (pel.traced) pel.traced = 0;
  else if (tracing(tstate)) {
    const told = traceBefore(tstate, frame, pc, sp);
    if (told < 0 || told == 2) {
      askBeforeNext();
      return told;
    }
  }
  const here = executed();
  pel.horizon = here;
  pel.left = 0;
  if (mustStop(frame, pc, sp, here)) {
    pel.traced = 1;
    return 1;
  }
  let n: i64 = 1;
  if (!tracing(tstate) && pel.stepping != STEPPING_WATCH) {
    n = pel.deadline ? pel.deadline - here : FAR;
    if (n <= 0) n = PAST;
    else if (n > FAR) n = FAR;
  }
  pel.horizon = here + n;
  pel.left = <i32>n - 1;
  return 0;
}

/** Whether the run is to be suspended here. Where it should and cannot, the host may look, and set another deadline. */
function mustStop(frame: _PyInterpreterFrame, pc: usize, sp: usize, here: i64): bool {
  const outermost = pel.eval_depth == 1;
  if (pel.stepping == STEPPING_WATCH) return askHost(frame, pc, sp) != 0 && outermost;
  if (!pel.deadline || here < pel.deadline) return false;
  if (!outermost && pel.stepping != STEPPING_OFF) askHost(frame, pc, sp);
  return outermost;
}
