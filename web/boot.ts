// The first code of the page.

import { spawnEarly } from './model/spawn.js';

spawnEarly();
void import('./main.js');
