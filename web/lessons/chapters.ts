// The path through memory: one chapter after the other, from the process as a whole to other Pythons.

import { CHAPTER as bytecode } from './chapters/bytecode.js';
import { CHAPTER as closures } from './chapters/closures.js';
import { CHAPTER as containers } from './chapters/containers.js';
import { CHAPTER as cycles } from './chapters/cycles.js';
import { CHAPTER as death } from './chapters/death.js';
import { CHAPTER as frames } from './chapters/frames.js';
import { CHAPTER as gil } from './chapters/gil.js';
import { CHAPTER as theHeap } from './chapters/heap.js';
import { CHAPTER as immortal } from './chapters/immortal.js';
import { CHAPTER as interned } from './chapters/interned.js';
import { CHAPTER as mutable } from './chapters/mutable.js';
import { CHAPTER as names } from './chapters/names.js';
import { CHAPTER as otherPythons } from './chapters/others.js';
import { CHAPTER as theProcess } from './chapters/process.js';
import { CHAPTER as pyobject } from './chapters/pyobject.js';
import { CHAPTER as refcounts } from './chapters/refcounts.js';
import { CHAPTER as theStack } from './chapters/stack.js';
import { CHAPTER as weakReferences } from './chapters/weak.js';
import type { Lesson } from './types.js';

const PATH = [
  theProcess,
  theStack,
  frames,
  theHeap,
  pyobject,
  names,
  refcounts,
  immortal,
  interned,
  mutable,
  containers,
  death,
  cycles,
  weakReferences,
  closures,
  bytecode,
  gil,
  otherPythons,
];

export const LESSONS: Lesson[] = PATH.map((chapter, i) => ({ ...chapter, number: i + 1 }));
