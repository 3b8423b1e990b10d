// Before any test file: where the names of characters and the Unicode data are.

import fs from 'node:fs';
import { provideNames } from '../../src/compiler/parser/names/lookup.js';
import { provideUnicodeData } from '../../src/host/unicode/database.js';

provideNames(() => fs.readFileSync('src/compiler/parser/names/names.txt', 'utf8'));
provideUnicodeData(() => fs.readFileSync('src/host/unicode/data.txt', 'utf8'));
