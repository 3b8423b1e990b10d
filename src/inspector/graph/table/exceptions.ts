// Exceptions: CPython's structs, each with BaseException's fields first.

import type { TypeEntry } from '../entry.js';

const base = 'dict args notes traceback context cause';

export const exceptionTypes: TypeEntry[] = [
  { by: ['BaseException_dealloc', 'MemoryError_dealloc'], struct: 'PyBaseExceptionObject', strong: base },
  { by: 'StopIteration_dealloc', struct: 'PyStopIterationObject', strong: `${base} value` },
  { by: 'SystemExit_dealloc', struct: 'PySystemExitObject', strong: `${base} code` },
  { by: 'BaseExceptionGroup_dealloc', struct: 'PyBaseExceptionGroupObject', strong: `${base} msg excs` },
  { by: 'ImportError_dealloc', struct: 'PyImportErrorObject', strong: `${base} msg name path name_from` },
  { by: 'OSError_dealloc', struct: 'PyOSErrorObject', strong: `${base} myerrno strerror filename filename2` },
  { by: 'NameError_dealloc', struct: 'PyNameErrorObject', strong: `${base} name` },
  { by: 'AttributeError_dealloc', struct: 'PyAttributeErrorObject', strong: `${base} obj name` },
  {
    by: 'SyntaxError_dealloc',
    struct: 'PySyntaxErrorObject',
    strong: `${base} msg filename lineno offset end_lineno end_offset text print_file_and_line`,
  },
  { by: 'UnicodeError_dealloc', struct: 'PyUnicodeErrorObject', strong: `${base} encoding object reason` },
];
