// What the build packs, the page unpacks.

import fs from 'node:fs';
import { expect, test } from 'vitest';
import { unpack } from '../../web/model/lzma.js';

test.each([
  ['release.pack', 'core/release.wasm'],
  ['library-start.pack', 'data/library-start.bin'],
])('%s', (packed, file) => {
  const bytes = unpack(fs.readFileSync(`dist/web/core/${packed}`));
  expect(Buffer.from(bytes).equals(fs.readFileSync(`dist/${file}`))).toBe(true);
});

test('a damaged file is no endless loop', () => {
  const packed = Uint8Array.from(fs.readFileSync('dist/web/core/library-start.pack'));
  for (let i = 13; i < 200; i++) packed[i] = (packed[i] as number) ^ 0x5a;
  expect(() => unpack(packed)).toThrow('damaged');
});
