// What the compiler can complain about. CPython: Python/errors.c (syntax locations), Parser/pegen_errors.c.

export type SyntaxErrorType = 'SyntaxError' | 'IndentationError' | 'TabError' | '_IncompleteInputError';

/**
 * A SyntaxError with CPython's attributes: `offset` and `end_offset` count characters from 1. `text` is the
 * source line with its newline, null where CPython has None. An end of null is CPython's None.
 */
export class PySyntaxError extends Error {
  type: SyntaxErrorType;
  msg: string;
  filename: string;
  lineno: number | null;
  offset: number | null;
  text: string | null;
  end_lineno: number | null;
  end_offset: number | null;

  constructor(
    type: SyntaxErrorType,
    msg: string,
    filename: string,
    lineno: number | null,
    offset: number | null,
    text: string | null,
    end_lineno: number | null,
    end_offset: number | null,
  ) {
    super(`${type}: ${msg}`);
    this.type = type;
    this.msg = msg;
    this.filename = filename;
    this.lineno = lineno;
    this.offset = offset;
    this.text = text;
    this.end_lineno = end_lineno;
    this.end_offset = end_offset;
  }
}

/** The source is in an encoding that only the process may know. */
export class UnknownEncodingError extends PySyntaxError {
  encoding = '';
}

/** Another exception that compiling can end with: ValueError, MemoryError, RecursionError, OverflowError… */
export class PyCompileError extends Error {
  type:
    | 'MemoryError'
    | 'TypeError'
    | 'ValueError'
    | 'OverflowError'
    | 'RecursionError'
    | 'SystemError'
    | 'UnicodeDecodeError';
  msg: string;

  constructor(type: PyCompileError['type'], msg: string) {
    super(msg === '' ? type : `${type}: ${msg}`);
    this.type = type;
    this.msg = msg;
  }
}

/**
 * A warning that compiling would issue. A caller that turns it into an error makes a PySyntaxError of it with
 * the same place, as CPython does.
 */
export interface CompilerWarning {
  category: 'SyntaxWarning' | 'DeprecationWarning';
  msg: string;
  filename: string;
  lineno: number;
  /** The place a SyntaxError would name if warnings are errors: 1-based characters. */
  offset: number;
  end_lineno: number;
  end_offset: number;
  /** The line that such an error shows. */
  text?: string;
}

export type WarningSink = CompilerWarning[];
