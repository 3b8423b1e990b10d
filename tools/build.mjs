// npm run build: the core (debug and release), the compiler and host, the command line.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const run = (...args) => execFileSync(process.execPath, args, { stdio: 'inherit' });

run('tools/build-core.mjs', 'debug');
run('tools/build-core.mjs', 'release');
run('node_modules/typescript/bin/tsc', '-b');
fs.mkdirSync('dist/data', { recursive: true });
fs.copyFileSync('src/compiler/parser/names/names.txt', 'dist/data/unicode-names.txt');
await bundle();

/**
 * The command line as one file and a few that load when they are wanted: Node takes longer to read 200 small modules than
 * to run a small program. rolldown: it is there already, as a part of Vitest.
 */
async function bundle() {
  const { rolldown } = await import('rolldown');
  fs.rmSync('dist/bin', { recursive: true, force: true });
  const build = await rolldown({ input: 'dist/cli/main.js', platform: 'node' });
  await build.write({ dir: 'dist/bin', format: 'esm', minify: true });
  await build.close();
  fs.chmodSync('dist/bin/main.js', 0o755);
}
