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
  setup: { view?: string; grain?: Grain; line?: number; select?: string };
  question: { ask: string; answers: string[]; right: number; why: string };
  /** What to look at while stepping. */
  notice: string[];
  /** What the program prints: the tests hold it to that. */
  prints: string;
}
