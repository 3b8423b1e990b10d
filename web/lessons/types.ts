// A chapter of the path.

import type { Grain } from '../model/protocol.js';

export interface Lesson {
  id: string;
  number: number;
  title: string;
  /** What one knows afterwards, in a line. */
  aim: string;
  /** Paragraphs; `code` in backquotes, **strong** between asterisks. A line that starts with "- " is an item. */
  text: string[];
  program: string;
  setup: {
    view?: string;
    grain?: Grain;
    line?: number;
    /** The type of the object that is chosen. */
    select?: string;
    /** The size class that the allocator's view shows. */
    blockSize?: number;
  };
  question: { ask: string; answers: string[]; right: number; why: string };
  /** What to look at while stepping. */
  notice: string[];
  /** What the program prints: the tests hold it to that. */
  prints: string;
}

/** The order of the path gives the numbers. */
export type Chapter = Omit<Lesson, 'number'>;
