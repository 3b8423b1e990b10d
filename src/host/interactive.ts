// Statements that arrive line by line: is there more to come? (CPython: Lib/codeop.py)

import { compileToCode } from '../compiler/compile.js';
import { PySyntaxError } from '../compiler/errors.js';
import { PyCF_ALLOW_INCOMPLETE_INPUT, PyCF_DONT_IMPLY_DEDENT, parse } from '../compiler/parser/parse.js';
import type { PythonProcess } from './process.js';

/** CO_FUTURE_DIVISION … CO_FUTURE_ANNOTATIONS: what a statement passes on to those after it. */
const FUTURE_MASK = 0x1ff0000;

/**
 * One person's statements in one process. They are named as CPython's prompts name them: <python-input-0>, … on a terminal,
 * <stdin>-0, … (of those that can be parsed) where lines come through a pipe.
 */
export class Interactive {
  private readonly python: PythonProcess;
  private readonly piped: boolean;
  private flags = 0;
  private count = 0;

  constructor(python: PythonProcess, piped = false) {
    this.python = python;
    this.piped = piped;
  }

  /**
   * Whether the lines so far want another one: an open bracket, string or block. What is wrong is complete: running it
   * says so. A block ends with an empty line.
   */
  wantsMore(source: string): boolean {
    return this.tries(source) !== 'complete' && this.tries(`${source}\n`) !== 'error';
  }

  /** Puts the statement on the stack; false: it does not compile. Then run it, and call `python.endInteractive`. */
  start(source: string): boolean {
    const filename = this.name(source);
    this.python.addSource(filename, source);
    const text = blank(source) ? 'pass' : `${source}\n`;
    if (this.piped) this.python.registerSource(source, filename, true);
    const ok = this.python.startInteractive(text, filename, this.flags);
    if (ok) this.flags |= this.futures(text);
    return ok;
  }

  private name(source: string): string {
    if (!this.piped) return `<python-input-${this.count++}>`;
    try {
      parse(source, { filename: '<stdin>', mode: 'single', flags: this.flags });
      return `<stdin>-${this.count++}`;
    } catch {
      return '<stdin>';
    }
  }

  private tries(source: string): 'complete' | 'incomplete' | 'error' {
    try {
      const flags = this.flags | PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT;
      compileToCode(blank(source) ? 'pass' : source, { filename: '<input>', mode: 'single', flags, warnings: [] });
      return 'complete';
    } catch (error) {
      return error instanceof PySyntaxError && error.type === '_IncompleteInputError' ? 'incomplete' : 'error';
    }
  }

  private futures(source: string): number {
    const code = compileToCode(source, { filename: '<input>', mode: 'single', flags: this.flags, warnings: [] });
    return code.flags & FUTURE_MASK;
  }
}

/** Nothing but empty lines and comments. */
const blank = (source: string): boolean => source.split('\n').every((line) => /^\s*(#|$)/.test(line));
