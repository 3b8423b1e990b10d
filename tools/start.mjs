// npm start: builds what the page needs, if it is not there or older than its sources, and serves it.
//   npm start -- FILE --port N    opens FILE

import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const run = (...args) => execFileSync(process.execPath, args, { stdio: 'inherit' });

const newest = (folder) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (time, entry) => Math.max(time, fs.statSync(path.join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
      0,
    );
const built = fs.existsSync('dist/web/index.html') ? fs.statSync('dist/web/index.html').mtimeMs : 0;

if (
  Math.max(
    ...['core', 'src', 'cli', 'web', 'tools', 'package.json'].map((p) =>
      p.includes('.') ? fs.statSync(p).mtimeMs : newest(p),
    ),
  ) > built
) {
  console.log('Building, once: this takes a minute or two.');
  run('tools/build-core.mjs', 'release');
  run('node_modules/typescript/bin/tsc', '-b');
  run('tools/library.mjs');
  run('node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'error');
}
const server = spawn(process.execPath, ['dist/cli/main.js', 'view', ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
