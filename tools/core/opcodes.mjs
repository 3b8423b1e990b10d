// Writes core/vm/opcodes.ts, the interpreter's constants, from the opcode tables in src/bytecode/opcodes.
// usage: node tools/core/opcodes.mjs [--check]   (after `tsc -b`)
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

/** The text of core/vm/opcodes.ts. */
export function coreOpcodes(table) {
  const { BY_CODE, CACHES, DEOPT, NB_OPERATORS, INTRINSICS_1, INTRINSICS_2 } = table;
  const lines = [
    '// Numbers of the opcodes and of what their opargs mean. Written by tools/core/opcodes.mjs from the tables in',
    '// src/bytecode/opcodes; edit those. CPython: Include/opcode_ids.h, Include/internal/pycore_opcode_metadata.h',
    '',
  ];
  const constant = (name, value, doc) =>
    lines.push(`${doc ? `/** ${doc} */\n` : ''}export const ${name}: i32 = ${value};`);
  for (const entry of BY_CODE)
    if (entry && !entry.pseudo) constant(entry.name, entry.code, `${entry.effect.trim()} | ${entry.doc}`);
  lines.push('');
  constant('MIN_INSTRUMENTED_OPCODE', table.MIN_INSTRUMENTED_OPCODE);
  lines.push('', '// BINARY_OP');
  NB_OPERATORS.forEach(([name], i) => void constant(name, i));
  lines.push('', '// COMPARE_OP: operator << 5 | to bool << 4 | outcomes');
  for (const name of ['UNORDERED', 'LESS_THAN', 'GREATER_THAN', 'EQUALS', 'NOT_EQUALS'])
    constant(`COMPARISON_${name}`, table[`COMPARISON_${name}`]);
  constant('COMPARE_TO_BOOL', table.COMPARE_TO_BOOL);
  lines.push('', '// CALL_INTRINSIC_1, CALL_INTRINSIC_2');
  INTRINSICS_1.forEach((name, i) => void constant(name, i));
  INTRINSICS_2.forEach((name, i) => void constant(name, i));
  lines.push('', '// SET_FUNCTION_ATTRIBUTE, RESUME');
  const more = Object.keys(table).filter((k) => /^(MAKE_FUNCTION|RESUME)_/.test(k));
  for (const name of more.sort()) constant(name, table[name]);
  lines.push('', '// Inline cache units behind an instruction');
  for (const entry of BY_CODE)
    if (entry && entry.form === 'base' && entry.caches) constant(`INLINE_CACHE_ENTRIES_${entry.name}`, entry.caches);
  const blob = (name, bytes, doc) => {
    lines.push(
      '',
      `/** ${doc} */`,
      '// biome-ignore format: a table',
      `export const ${name}: usize = memory.data<u8>([`,
    );
    for (let i = 0; i < bytes.length; i += 32) lines.push(`  ${[...bytes.slice(i, i + 32)].join(', ')},`);
    lines.push(']);');
  };
  blob(
    '_PyOpcode_Caches',
    CACHES.slice(0, 256),
    'uint8_t[256]: inline cache units by opcode, specialised and instrumented forms included.',
  );
  blob('_PyOpcode_Deopt', DEOPT, 'uint8_t[256]: the base opcode of each opcode.');
  lines.push(
    '',
    '/** Inline cache units behind an instruction. */',
    'export function opcodeCaches(opcode: i32): i32 {',
    '  return <i32>load<u8>(_PyOpcode_Caches + <usize>opcode);',
    '}',
    '',
    '/** The base opcode of a specialised or instrumented one. */',
    'export function opcodeDeopt(opcode: i32): i32 {',
    '  return <i32>load<u8>(_PyOpcode_Deopt + <usize>opcode);',
    '}',
    '',
  );
  return lines.join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = new URL('../../', import.meta.url);
  const table = await import(new URL('dist/src/bytecode/opcodes.js', root).href);
  const file = new URL('core/vm/opcodes.ts', root);
  const text = coreOpcodes(table);
  if (process.argv.includes('--check')) {
    if (fs.readFileSync(file, 'utf8') !== text)
      throw new Error('core/vm/opcodes.ts is not up to date: run node tools/core/opcodes.mjs');
  } else {
    fs.writeFileSync(file, text);
  }
}
