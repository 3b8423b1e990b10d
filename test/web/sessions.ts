// The worker's session without a browser and without a worker, for tests.

import fs from 'node:fs';
import { Library, partsOf } from '../../src/host/library.js';
import { tellingModule } from '../../src/recorder/telling.js';
import type { PictureOptions, Program, TimeMark } from '../../web/model/protocol.js';
import { Session } from '../../web/model/session.js';
import type { CoreFiles } from '../../web/model/timeline.js';

const file = (name: string) => fs.readFileSync(new URL(`../../dist/core/${name}`, import.meta.url));

const core: CoreFiles = {
  release: {
    wasm: new WebAssembly.Module(file('release.wasm')),
    layout: JSON.parse(file('release.layout.json').toString()),
    pel: JSON.parse(file('release.pel.json').toString()),
  },
  data: new Map(),
  library: new Library(partsOf(fs.readFileSync(new URL('../../dist/data/library.bin', import.meta.url)))),
};

/** The module that tells events. */
export const telling = (): WebAssembly.Module => new WebAssembly.Module(tellingModule(file('release.wasm')));

export const OPTIONS: PictureOptions = { grain: 'line', limit: 60, rows: {}, pinned: [], inline: false };

export const session = (marks: (m: TimeMark[]) => void = () => {}): Session =>
  new Session({ ...core }, () => {}, marks);

export const programOf = (text: string, stdin = ''): Program => ({
  files: [{ name: 'main.py', text }],
  main: 'main.py',
  stdin,
});
