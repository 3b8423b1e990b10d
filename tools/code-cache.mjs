// Runs programs on the release core compiled by V8's optimising compiler, and keeps the code that they needed
// (cli/code-cache.ts): dist/core/release.code. Where this Node does not know the function for that, there is none; where V8 refuses,
// it ends the process.

import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
// From the first call on. Only code of that compiler can be kept.
v8.setFlagsFromString('--no-liftoff');
const { CODE_CACHE, loadCore } = await import('../dist/cli/core-files.js');
const { writeCodeCache } = await import('../dist/cli/code-cache.js');
const { NodeHost } = await import('../dist/cli/node-host.js');
const { PythonProcess, Status } = await import('../dist/src/host/process.js');
const { str, tuple } = await import('../dist/src/bytecode/constants.js');
const { noSwitches, readConfig } = await import('../dist/src/host/config.js');

const { module, ...core } = loadCore('release', false);

for (const program of ['pass', fs.readFileSync('tools/start/everyday.py', 'utf8'), 'def f(x): return x.y\nf(1)\n']) {
  const host = new NodeHost(core.library);
  host.write = (_fd, bytes) => bytes.length;
  const argv = tuple(str('program.py'));
  const sys = { argv, orig_argv: argv, executable: str('pellucid'), ...readConfig(noSwitches(), process.env).sys };
  const python = PythonProcess.boot(module, core.pel, { ...core, host, firstPath: '/nowhere', sys });
  python.start(program, 'program.py');
  while (python.run(1e9) === Status.Budget);
  python.finish();
}
// The code is tied to the flags: those of every start.
v8.setFlagsFromString('--liftoff');
v8.setFlagsFromString('--wasm-dynamic-tiering');
const stamp = fs.readFileSync('dist/core/release.stamp', 'utf8');
try {
  console.log(`code cache: ${writeCodeCache(CODE_CACHE, stamp, module)} bytes`);
} catch (error) {
  console.log(`no code cache of the core: ${error.message}`);
}
