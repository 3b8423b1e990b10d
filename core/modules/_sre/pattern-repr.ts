// repr() of a pattern: re.compile('…', re.IGNORECASE|…). (CPython: Modules/_sre/sre.c)

import { PyList_Append, PyList_New } from '../../objects/list';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_Join } from '../../objects/str/join';
import { PyUnicode_FromString } from '../../objects/str/new';
import { arg, Py_DECREF, Py_XDECREF, PyObject } from '../../runtime/object';
import {
  SRE_FLAG_ASCII,
  SRE_FLAG_DEBUG,
  SRE_FLAG_DOTALL,
  SRE_FLAG_IGNORECASE,
  SRE_FLAG_LOCALE,
  SRE_FLAG_MULTILINE,
  SRE_FLAG_UNICODE,
  SRE_FLAG_VERBOSE,
} from './constants';
import { PatternObject } from './struct';

/** Appends the name when the flag is set: false: no memory. */
function addFlag(list: PyObject, flags: i32, flag: i32, name: string): bool {
  if (!(flags & flag)) return true;
  const item = PyUnicode_FromString(name);
  if (!item) return false;
  const r = PyList_Append(list, item);
  Py_DECREF(item);
  return r == 0;
}

const NAMED =
  SRE_FLAG_IGNORECASE |
  SRE_FLAG_LOCALE |
  SRE_FLAG_MULTILINE |
  SRE_FLAG_DOTALL |
  SRE_FLAG_UNICODE |
  SRE_FLAG_VERBOSE |
  SRE_FLAG_DEBUG |
  SRE_FLAG_ASCII;

function addFlags(list: PyObject, flags: i32): bool {
  if (
    !addFlag(list, flags, SRE_FLAG_IGNORECASE, 're.IGNORECASE') ||
    !addFlag(list, flags, SRE_FLAG_LOCALE, 're.LOCALE') ||
    !addFlag(list, flags, SRE_FLAG_MULTILINE, 're.MULTILINE') ||
    !addFlag(list, flags, SRE_FLAG_DOTALL, 're.DOTALL') ||
    !addFlag(list, flags, SRE_FLAG_UNICODE, 're.UNICODE') ||
    !addFlag(list, flags, SRE_FLAG_VERBOSE, 're.VERBOSE') ||
    !addFlag(list, flags, SRE_FLAG_DEBUG, 're.DEBUG') ||
    !addFlag(list, flags, SRE_FLAG_ASCII, 're.ASCII')
  ) {
    return false;
  }
  const other = flags & ~NAMED;
  if (!other) return true;
  const item = PyUnicode_FromFormat('0x%x', <u64>(<u32>other));
  if (!item) return false;
  const r = PyList_Append(list, item);
  Py_DECREF(item);
  return r == 0;
}

export function pattern_repr(o: PyObject): PyObject | null {
  const self = changetype<PatternObject>(o);
  let flags = self.flags;
  // A str pattern is Unicode unless it says otherwise.
  if (self.isbytes == 0 && (flags & (SRE_FLAG_LOCALE | SRE_FLAG_UNICODE | SRE_FLAG_ASCII)) == SRE_FLAG_UNICODE) {
    flags &= ~SRE_FLAG_UNICODE;
  }
  if (!flags) return PyUnicode_FromFormat('re.compile(%.200R)', arg(self.pattern));
  const list = PyList_New(0);
  if (!list) return null;
  let result: PyObject | null = null;
  if (addFlags(list, flags)) {
    const bar = PyUnicode_FromString('|');
    const text = bar ? PyUnicode_Join(bar, list) : null;
    Py_XDECREF(bar);
    if (text) {
      result = PyUnicode_FromFormat('re.compile(%.200R, %S)', arg(self.pattern), arg(text));
      Py_DECREF(text);
    }
  }
  Py_DECREF(list);
  return result;
}
