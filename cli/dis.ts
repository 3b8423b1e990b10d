// pellucid dis FILE: the bytecode of a program, as python -m dis prints it.

import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { dis } from '../src/bytecode/dis.js';
import { compileToCode } from '../src/compiler/compile.js';
import { PyCompileError, PySyntaxError } from '../src/compiler/errors.js';
import { formatSyntaxErrorText } from '../src/host/traceback.js';

const help = `usage: pellucid dis [-C] [-O] [FILE]

Compiles FILE (standard input without one) and shows the bytecode.

-C, --show-caches  : show inline caches
-O, --show-offsets : show instruction offsets
`;

function complain(message: string): number {
  process.stderr.write(`pellucid dis: ${message}\n${help}`);
  return 2;
}

function errorText(error: PySyntaxError): string {
  const { filename, lineno, offset, text, end_lineno, end_offset } = error;
  const place = lineno === null ? '' : `  File "${filename}", line ${lineno}\n`;
  const source =
    text === null || lineno === null
      ? ''
      : formatSyntaxErrorText(text, lineno, offset ?? 0, end_lineno ?? lineno, end_offset ?? 0);
  return `${place}${source}${error.type}: ${error.msg}\n`;
}

/** pellucid dis: the bytecode. The exit code. */
export function main(argv: string[]): number {
  const options = {
    'show-caches': { type: 'boolean', short: 'C' },
    'show-offsets': { type: 'boolean', short: 'O' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  let parsed: ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; options: typeof options }>>;
  try {
    parsed = parseArgs({ args: argv, allowPositionals: true, options });
  } catch (error) {
    return complain((error as Error).message);
  }
  if (parsed.values.help) {
    process.stdout.write(help);
    return 0;
  }
  const path = parsed.positionals[0] ?? '-';
  const filename = path === '-' ? '<stdin>' : path;
  let source: Uint8Array;
  try {
    source = fs.readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    return complain((error as Error).message);
  }
  const lines = new TextDecoder().decode(source).split('\n');
  const readLine = (lineno: number): string | null => lines[lineno - 1] ?? null;
  try {
    const code = compileToCode(source, { filename, readLine });
    const showCaches = parsed.values['show-caches'] ?? false;
    const showOffsets = parsed.values['show-offsets'] ?? false;
    process.stdout.write(dis(code, { showCaches, showOffsets }));
    return 0;
  } catch (error) {
    if (error instanceof PySyntaxError) process.stderr.write(errorText(error));
    else if (error instanceof PyCompileError) process.stderr.write(`${error.type}: ${error.msg}\n`);
    else throw error;
    return 1;
  }
}
