// The library image: a start asks for little of it, and that must not cost reading its index.

import { expect, test } from 'vitest';
import { LIBRARY_MTIME, Library, STDLIB } from '../../src/host/library.js';

test('what every start asks is answered before anything is read', () => {
  const library = new Library(() => {
    throw new Error('read');
  });
  expect(library.find('')).toBeDefined();
  expect(library.find('lib')).toBeDefined();
  expect(library.find(STDLIB)).toBeDefined();
  expect(library.find(`${STDLIB}/site-packages`)).toBeUndefined();
  expect(library.find(`${STDLIB}/lib-dynload`)).toBeUndefined();
  expect(library.frozen('sitecustomize')).toBeUndefined();
  expect(library.frozen('usercustomize')).toBeUndefined();
  expect(library.mtime).toBe(BigInt(LIBRARY_MTIME) * 1_000_000_000n);
  expect(() => library.find(`${STDLIB}/os.py`)).toThrow('read');
});
