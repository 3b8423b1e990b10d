// Errors and warnings of the compiler as plain values, from which the core raises and issues them.

import type { PyConst } from '../bytecode/code.js';
import { int, NONE, str, tuple } from '../bytecode/constants.js';
import { type CompilerWarning, PyCompileError, PySyntaxError } from '../compiler/errors.js';

const intOrNone = (value: number | null): PyConst => (value === null ? NONE : int(value));

/** (category, text, file name, line, offset, line's text or None, end line, end offset) */
export const warningTuple = (w: CompilerWarning): PyConst =>
  tuple(
    str(w.category),
    str(w.msg),
    str(w.filename),
    intOrNone(w.lineno),
    intOrNone(w.offset),
    w.text === undefined ? NONE : str(w.text),
    intOrNone(w.end_lineno),
    intOrNone(w.end_offset),
  );

/** The tuple (exception name, args …) that stands for an error of the compiler. */
export function raised(error: unknown): PyConst {
  if (error instanceof PySyntaxError) {
    // Where the source could not even be decoded there is no place, or only half of one.
    if (error.lineno === null) return tuple(str(error.type), str(error.msg));
    const text = error.text === null ? NONE : str(error.text);
    const place = [str(error.filename), int(error.lineno), intOrNone(error.offset), text];
    if (error.offset !== -1 || error.end_lineno !== null)
      place.push(intOrNone(error.end_lineno), intOrNone(error.end_offset));
    return tuple(str(error.type), str(error.msg), tuple(...place));
  }
  if (error instanceof PyCompileError)
    return error.msg === '' ? tuple(str(error.type)) : tuple(str(error.type), str(error.msg));
  if (error instanceof RangeError)
    return tuple(str('RecursionError'), str('maximum recursion depth exceeded during compilation'));
  throw error;
}
