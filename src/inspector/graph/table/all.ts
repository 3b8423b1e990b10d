// The whole table: one file a family. A type that is missing is told by `audit` and fails test/inspector/table.test.ts.

import type { ModuleStateEntry, TypeEntry } from '../entry.js';
import { containerTypes } from './containers.js';
import { ctypesTypes } from './ctypes.js';
import { datetimeTypes } from './datetime.js';
import { exceptionTypes } from './exceptions.js';
import { libraryTypes } from './library.js';
import { machineTypes } from './machine.js';
import { moduleStates, moduleTypes } from './modules.js';
import { plainTypes } from './plain.js';

export const typeEntries: TypeEntry[] = [
  ...plainTypes,
  ...containerTypes,
  ...machineTypes,
  ...exceptionTypes,
  ...moduleTypes,
  ...datetimeTypes,
  ...libraryTypes,
  ...ctypesTypes,
];

export const stateEntries: ModuleStateEntry[] = moduleStates;
