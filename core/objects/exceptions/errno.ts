// errno: numbers, texts (as glibc has them) and the subclass of OSError that each stands for.

import { PyTypeObject } from '../../runtime/type';
import {
  PyExc_BlockingIOError,
  PyExc_BrokenPipeError,
  PyExc_ChildProcessError,
  PyExc_ConnectionAbortedError,
  PyExc_ConnectionRefusedError,
  PyExc_ConnectionResetError,
  PyExc_FileExistsError,
  PyExc_FileNotFoundError,
  PyExc_InterruptedError,
  PyExc_IsADirectoryError,
  PyExc_NotADirectoryError,
  PyExc_PermissionError,
  PyExc_ProcessLookupError,
  PyExc_TimeoutError,
} from './types';

export const ENOENT = 2;
export const EINTR = 4;
export const EAGAIN = 11;
export const EPIPE = 32;

/** strerror */
export function strerror(errno: i32): string {
  switch (errno) {
    case 1:
      return 'Operation not permitted';
    case 2:
      return 'No such file or directory';
    case 3:
      return 'No such process';
    case 4:
      return 'Interrupted system call';
    case 5:
      return 'Input/output error';
    case 9:
      return 'Bad file descriptor';
    case 10:
      return 'No child processes';
    case 11:
      return 'Resource temporarily unavailable';
    case 12:
      return 'Cannot allocate memory';
    case 13:
      return 'Permission denied';
    case 17:
      return 'File exists';
    case 18:
      return 'Invalid cross-device link';
    case 20:
      return 'Not a directory';
    case 21:
      return 'Is a directory';
    case 22:
      return 'Invalid argument';
    case 24:
      return 'Too many open files';
    case 27:
      return 'File too large';
    case 28:
      return 'No space left on device';
    case 29:
      return 'Illegal seek';
    case 30:
      return 'Read-only file system';
    case 32:
      return 'Broken pipe';
    case 36:
      return 'File name too long';
    case 39:
      return 'Directory not empty';
    case 40:
      return 'Too many levels of symbolic links';
    case 75:
      return 'Value too large for defined data type';
    case 103:
      return 'Software caused connection abort';
    case 104:
      return 'Connection reset by peer';
    case 110:
      return 'Connection timed out';
    case 111:
      return 'Connection refused';
  }
  return 'Unknown error';
}

/** The subclass that OSError(errno, …) makes, or NULL. */
export function errnoSubclass(errno: i64): PyTypeObject | null {
  switch (<i32>errno) {
    case 11:
    case 114:
    case 115:
      return PyExc_BlockingIOError;
    case 32:
    case 108:
      return PyExc_BrokenPipeError;
    case 10:
      return PyExc_ChildProcessError;
    case 103:
      return PyExc_ConnectionAbortedError;
    case 111:
      return PyExc_ConnectionRefusedError;
    case 104:
      return PyExc_ConnectionResetError;
    case 17:
      return PyExc_FileExistsError;
    case 2:
      return PyExc_FileNotFoundError;
    case 21:
      return PyExc_IsADirectoryError;
    case 20:
      return PyExc_NotADirectoryError;
    case 4:
      return PyExc_InterruptedError;
    case 13:
    case 1:
      return PyExc_PermissionError;
    case 3:
      return PyExc_ProcessLookupError;
    case 110:
      return PyExc_TimeoutError;
  }
  return null;
}
