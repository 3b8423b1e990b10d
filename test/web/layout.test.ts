// The layout that the page loads in two parts is the one that the build wrote.

import fs from 'node:fs';
import { expect, test } from 'vitest';
import type { LayoutTable } from '../../src/inspector/layout.js';
import { addNames, packLayout, unpackLayout } from '../../web/model/layout-pack.js';

test('packed, unpacked, and with its names, the layout is the same', () => {
  const text = fs.readFileSync(new URL('../../dist/core/release.layout.json', import.meta.url), 'utf8');
  // That a field does not lie in place is said, or not said.
  const table = JSON.parse(text, (key, value) => (key === 'inline' && !value ? undefined : value)) as LayoutTable;
  const { packed, names } = packLayout(table);
  const again = unpackLayout(JSON.parse(JSON.stringify(packed)));
  addNames(again, JSON.parse(JSON.stringify(names)));
  expect(again).toEqual(table);
});
