// Before any test file: where the names of characters are.

import fs from 'node:fs';
import { provideNames } from '../../src/compiler/parser/names/lookup.js';

provideNames(() => fs.readFileSync('src/compiler/parser/names/names.txt', 'utf8'));
