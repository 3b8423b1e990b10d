// The command line as one file, and V8's code for it: Node takes longer to read and compile 200 small modules than to run a
// small program. rolldown: it is there already, as a part of Vitest.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { rolldown } from 'rolldown';

/** Writes dist/bin: the program, its launcher and the code cache of this machine's Node. */
export async function bundle() {
  fs.rmSync('dist/bin', { recursive: true, force: true });
  const build = await rolldown({ input: 'dist/cli/main.js', platform: 'node' });
  const { output } = await build.generate({ format: 'cjs', minify: true, codeSplitting: false });
  await build.close();
  fs.mkdirSync('dist/bin', { recursive: true });
  fs.writeFileSync('dist/bin/pellucid.cjs', ascii(output[0].code));
  fs.copyFileSync('tools/launcher.cjs', 'dist/bin/main.cjs');
  fs.chmodSync('dist/bin/main.cjs', 0o755);
  // The first run finds no code cache and writes it.
  execFileSync(process.execPath, ['dist/bin/main.cjs', '-c', 'pass'], { stdio: 'inherit' });
}

/** V8 reads a file of Latin-1 faster than one with a few wide characters. All of them stand in literals. */
const ascii = (code) => code.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
