// Before any test file: where the names of characters and the Unicode data are.

import fs from 'node:fs';
import { provideNames } from '../../src/compiler/parser/names/lookup.js';
import { provideUnicodeData } from '../../src/host/unicode/database.js';

provideNames(() => fs.readFileSync('src/compiler/parser/names/names.txt', 'utf8'));
provideUnicodeData(() => fs.readFileSync('src/host/unicode/data.txt', 'utf8'));

// What python's own variables on this machine say is no business of the tests.
for (const name of Object.keys(process.env)) if (name.startsWith('PYTHON')) delete process.env[name];
