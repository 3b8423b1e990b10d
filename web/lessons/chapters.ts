import type { Lesson } from './types.js';
export const LESSONS: Lesson[] = [];
