// `import { boot } from 'pellucid'` in Node: the public API with the core that lies in this package.

import fs from 'node:fs';
import type { LayoutTable } from '../src/inspector/layout.js';
import { type BootOptions, bootCore, type Python, QuietHost } from '../src/python.js';
import { loadCore, readData } from './core-files.js';

export * from '../src/python.js';
export { NodeHost } from './node-host.js';

/**
 * Boots a Python process. Options: a host (default: output is collected), memoryLimit in bytes, hashSeed, argv, optimize.
 * `build: 'debug'` takes the core with assertions.
 */
export function boot(options: Omit<BootOptions, 'core'> & { build?: 'release' | 'debug' } = {}): Python {
  const { build = 'release', ...rest } = options;
  const { module, pel } = loadCore(build, false);
  const layout = JSON.parse(
    fs.readFileSync(new URL(`../core/${build}.layout.json`, import.meta.url), 'utf8'),
  ) as LayoutTable;
  const host = new QuietHost();
  host.data = readData;
  return bootCore({ host, ...rest, core: { wasm: module, layout, pel } });
}
