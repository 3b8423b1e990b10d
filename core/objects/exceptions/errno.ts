// errno: numbers, texts (as glibc has them) and the subclass of OSError that each stands for.

import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_FromKindAndData } from '../str/new';
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
export const EIO = 5;
export const EBADF = 9;
export const EAGAIN = 11;
export const EFAULT = 14;
export const EEXIST = 17;
export const ENOTDIR = 20;
export const EISDIR = 21;
export const EINVAL = 22;
export const ENOTTY = 25;
export const ESPIPE = 29;
export const EPIPE = 32;

/** glibc's texts in the order of their numbers, from 0 on, each ended by a line feed; empty where there is no number. */
const TEXTS =
  'Success\nOperation not permitted\nNo such file or directory\nNo such process\nInterrupted system call\n' +
  'Input/output error\nNo such device or address\nArgument list too long\nExec format error\nBad file descriptor\n' +
  'No child processes\nResource temporarily unavailable\nCannot allocate memory\nPermission denied\nBad address\n' +
  'Block device required\nDevice or resource busy\nFile exists\nInvalid cross-device link\nNo such device\n' +
  'Not a directory\nIs a directory\nInvalid argument\nToo many open files in system\nToo many open files\n' +
  'Inappropriate ioctl for device\nText file busy\nFile too large\nNo space left on device\nIllegal seek\n' +
  'Read-only file system\nToo many links\nBroken pipe\nNumerical argument out of domain\n' +
  'Numerical result out of range\nResource deadlock avoided\nFile name too long\nNo locks available\n' +
  'Function not implemented\nDirectory not empty\nToo many levels of symbolic links\n\nNo message of desired type\n' +
  'Identifier removed\nChannel number out of range\nLevel 2 not synchronized\nLevel 3 halted\nLevel 3 reset\n' +
  'Link number out of range\nProtocol driver not attached\nNo CSI structure available\nLevel 2 halted\n' +
  'Invalid exchange\nInvalid request descriptor\nExchange full\nNo anode\nInvalid request code\nInvalid slot\n\n' +
  'Bad font file format\nDevice not a stream\nNo data available\nTimer expired\nOut of streams resources\n' +
  'Machine is not on the network\nPackage not installed\nObject is remote\nLink has been severed\nAdvertise error\n' +
  'Srmount error\nCommunication error on send\nProtocol error\nMultihop attempted\nRFS specific error\n' +
  'Bad message\nValue too large for defined data type\nName not unique on network\nFile descriptor in bad state\n' +
  'Remote address changed\nCan not access a needed shared library\nAccessing a corrupted shared library\n' +
  '.lib section in a.out corrupted\nAttempting to link in too many shared libraries\n' +
  'Cannot exec a shared library directly\nInvalid or incomplete multibyte or wide character\n' +
  'Interrupted system call should be restarted\nStreams pipe error\nToo many users\n' +
  'Socket operation on non-socket\nDestination address required\nMessage too long\nProtocol wrong type for socket\n' +
  'Protocol not available\nProtocol not supported\nSocket type not supported\nOperation not supported\n' +
  'Protocol family not supported\nAddress family not supported by protocol\nAddress already in use\n' +
  'Cannot assign requested address\nNetwork is down\nNetwork is unreachable\nNetwork dropped connection on reset\n' +
  'Software caused connection abort\nConnection reset by peer\nNo buffer space available\n' +
  'Transport endpoint is already connected\nTransport endpoint is not connected\n' +
  'Cannot send after transport endpoint shutdown\nToo many references: cannot splice\nConnection timed out\n' +
  'Connection refused\nHost is down\nNo route to host\nOperation already in progress\nOperation now in progress\n' +
  'Stale file handle\nStructure needs cleaning\nNot a XENIX named type file\nNo XENIX semaphores available\n' +
  'Is a named type file\nRemote I/O error\nDisk quota exceeded\nNo medium found\nWrong medium type\n' +
  'Operation canceled\nRequired key not available\nKey has expired\nKey has been revoked\n' +
  'Key was rejected by service\nOwner died\nState not recoverable\nOperation not possible due to RF-kill\n' +
  'Memory page has hardware error\n';

/** strerror(errno). (new) */
export function strerrorObject(errno: i32): PyObject | null {
  let start = 0;
  for (let i = 0, n = 0; errno >= 0 && i < TEXTS.length; i++) {
    if (TEXTS.charCodeAt(i) != 0x0a) continue;
    if (n == errno && i > start)
      return PyUnicode_FromKindAndData(2, changetype<usize>(TEXTS) + ((<usize>start) << 1), i - start);
    start = i + 1;
    n++;
  }
  return PyUnicode_FromFormat('Unknown error %d', errno);
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
