// Types of native modules, and the objects that a module's state holds.

import type { ModuleStateEntry, TypeEntry } from '../entry.js';

export const moduleTypes: TypeEntry[] = [
  { by: 'textio_dealloc', struct: 'textio', strong: 'name mode errors dict', owned: 'buffer' },
  // exit, quit, copyright, credits, license: ours, of classes that are made at start-up.
  { by: 'site_dealloc', struct: 'SiteObject', strong: 'name text' },
];

export const moduleStates: ModuleStateEntry[] = [{ module: 'time', struct: 'TimeState', strong: 'struct_time_type' }];
