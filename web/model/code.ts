// Code objects of the memory as instructions: what runs, with the names that its numbers stand for.

import type { CodeObject, PyConst } from '../../src/bytecode/code.js';
import { type Disassembly, disassemble } from '../../src/bytecode/instructions.js';
import { CACHES, DEOPT } from '../../src/bytecode/opcodes.js';
import { sequenceItems } from '../../src/inspector/containers.js';
import { describe, nameAt } from '../../src/inspector/describe.js';
import { codeStart } from '../../src/inspector/frames.js';
import type { Image } from '../../src/inspector/image.js';

const cache = new Map<number, { table: number; code: Disassembly }>();

/** Another run has other code. */
export const forgetCode = (): void => cache.clear();

/** The instructions as the compiler made them: what the interpreter specialised is undone. */
export function instructionsOf(image: Image, code: number): Disassembly {
  const table = image.ptrField(code, 'PyCodeObject', 'co_linetable');
  const known = cache.get(code);
  if (known && known.table === table) return known.code;
  const result = disassemble(codeObject(image, code));
  cache.set(code, { table, code: result });
  return result;
}

const bytesAt = (image: Image, o: number): Uint8Array =>
  image.bytes(image.at(o, 'PyBytesObject', 'ob_sval'), image.size64(o + 16)).slice();

/** Enough of a code object to disassemble it; constants are only texts to show. */
function codeObject(image: Image, code: number): CodeObject {
  const int = (name: string): number => image.i32Field(code, 'PyCodeObject', name);
  const tuple = (name: string): number[] => sequenceItems(image, image.ptrField(code, 'PyCodeObject', name), 'tuple');
  const start = codeStart(image, code);
  const size = image.size64(code + 16) * 2;
  const bytes = image.bytes(start, size).slice();
  plain(bytes);
  return {
    argcount: int('co_argcount'),
    posonlyargcount: int('co_posonlyargcount'),
    kwonlyargcount: int('co_kwonlyargcount'),
    stacksize: int('co_stacksize'),
    flags: int('co_flags'),
    code: bytes,
    consts: tuple('co_consts').map((o): PyConst => constant(image, o)),
    names: tuple('co_names').map((o) => nameAt(image, o)),
    localsplusnames: tuple('co_localsplusnames').map((o) => nameAt(image, o)),
    localspluskinds: bytesAt(image, image.ptrField(code, 'PyCodeObject', 'co_localspluskinds')),
    filename: nameAt(image, image.ptrField(code, 'PyCodeObject', 'co_filename')),
    name: nameAt(image, image.ptrField(code, 'PyCodeObject', 'co_name')),
    qualname: nameAt(image, image.ptrField(code, 'PyCodeObject', 'co_qualname')),
    firstlineno: int('co_firstlineno'),
    linetable: bytesAt(image, image.ptrField(code, 'PyCodeObject', 'co_linetable')),
    exceptiontable: bytesAt(image, image.ptrField(code, 'PyCodeObject', 'co_exceptiontable')),
  } as CodeObject;
}

/** Shown, not run: a str whose repr is wanted, or a name that stands for the rest. */
function constant(image: Image, o: number): PyConst {
  const d = describe(image, o);
  if (d.type === 'int') return { type: 'int', value: BigInt(/^-?\d+$/.test(d.value) ? d.value : 0) };
  if (d.type === 'NoneType') return { type: 'None' };
  if (d.type === 'str') {
    const text = nameAt(image, o);
    return { type: 'str', value: text, points: null };
  }
  if (d.type === 'float') return { type: 'float', value: image.f64(o + 16) };
  if (d.type === 'tuple')
    return { type: 'tuple', items: sequenceItems(image, o, 'tuple').map((i) => constant(image, i)) };
  if (d.type === 'bool') return { type: 'bool', value: d.value === 'True' };
  if (d.type === 'code') return { type: 'code', value: codeObject(image, o) };
  return { type: 'Ellipsis' };
}

/** Undoes specialisation, in place. */
function plain(code: Uint8Array): void {
  for (let i = 0; i < code.length; i += 2) {
    const opcode = DEOPT[code[i] ?? 0] ?? 0;
    code[i] = opcode;
    i += 2 * (CACHES[opcode] ?? 0);
  }
}
