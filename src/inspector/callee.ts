// Which native function an instruction calls.

import { DEOPT, opcode } from '../bytecode/opcodes.js';
import { nameAt } from './describe.js';
import { frameEntries } from './graph/frames.js';
import type { Image } from './image.js';
import { Memory } from './memory.js';
import { typeName, typeOf } from './types.js';

const CALL = opcode('CALL');
const CALL_KW = opcode('CALL_KW');
const CALL_FUNCTION_EX = opcode('CALL_FUNCTION_EX');
const EXTENDED_ARG = opcode('EXTENDED_ARG');

const baseOf = (unit: number): number => DEOPT[unit & 0xff] as number;

/**
 * The name of the native function that the instruction at pc, about to be executed in the frame or executing, calls: 'len', 'list.append',
 * 'int' for the type; null: it calls none, or Python code.
 */
export function nativeCallee(image: Image, frame: number, pc: number): string | null {
  let at = pc;
  let oparg = image.u8(at + 1);
  while (baseOf(image.u8(at)) === EXTENDED_ARG) {
    at += 2;
    oparg = (oparg << 8) | image.u8(at + 1);
  }
  const op = baseOf(image.u8(at));
  let down: number;
  if (op === CALL) down = oparg + 2;
  else if (op === CALL_KW) down = oparg + 3;
  else if (op === CALL_FUNCTION_EX) down = (oparg & 1) + 3;
  else return null;
  const stored = image.i32Field(frame, '_PyInterpreterFrame', 'stacktop');
  const top = stored < 0 ? frameEntries(new Memory(image), image.layout, frame) : stored;
  const localsplus = image.at(frame, '_PyInterpreterFrame', 'localsplus');
  if (top < down) return null;
  return nameOfNative(image, image.ptr(localsplus + 8 * (top - down)));
}

function nameOfNative(image: Image, callable: number): string | null {
  if (!callable) return null;
  const type = typeOf(image, callable);
  switch (typeName(image, type)) {
    case 'builtin_function_or_method': {
      const self = image.ptrField(callable, 'PyCFunctionObject', 'm_self');
      const name = image.cstring(image.ptr(image.ptrField(callable, 'PyCFunctionObject', 'm_ml')));
      const owner = self ? typeName(image, typeOf(image, self)) : 'module';
      return owner === 'module' || owner === 'type' ? name : `${owner}.${name}`;
    }
    case 'method_descriptor':
    case 'wrapper_descriptor':
    case 'classmethod_descriptor':
      return `${typeName(image, image.ptrField(callable, 'PyDescrObject', 'd_type'))}.${nameAt(image, image.ptrField(callable, 'PyDescrObject', 'd_name'))}`;
    case 'type':
      return typeName(image, callable);
    default:
      return null;
  }
}
