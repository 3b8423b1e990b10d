"""Waiting for descriptors in a process where only its own code writes to them.

A file is always ready. The end of a socketpair() is ready when something has been sent to it; nobody sends while this waits.
"""

import _operator
import time as _time
from posix import fstat as _fstat

import _socket

error = OSError
PIPE_BUF = 4096
_MOST_SECONDS = (1 << 63) / 10**9  # in nanoseconds they have 64 bits


def _descriptor(o):
    fd = o
    if not isinstance(o, int):
        try:
            fileno = o.fileno
        except AttributeError:
            raise TypeError('argument must be an int, or have a fileno() method.') from None
        fd = fileno()
        if not isinstance(fd, int):
            raise TypeError('fileno() returned a non-integer')
    if not -(1 << 31) <= fd < 1 << 31:
        raise OverflowError('Python int too large to convert to C int')
    if fd < 0:
        raise ValueError(f'file descriptor cannot be a negative integer ({int(fd)})')
    if fd >= 1024:
        raise ValueError('filedescriptor out of range in select()')
    return fd


def _descriptors(objects):
    """What is to be waited for, each with its descriptor."""
    try:
        objects = list(objects)
    except TypeError:
        raise TypeError('arguments 1-3 must be sequences') from None
    return [(o, _descriptor(o)) for o in objects]


def _seconds(timeout):
    if isinstance(timeout, float):
        if timeout != timeout:
            raise ValueError('Invalid value NaN (not a number)')
        if abs(timeout) >= _MOST_SECONDS:
            raise OverflowError('timestamp out of range for platform time_t')
    else:
        try:
            timeout = _operator.index(timeout)
        except TypeError:
            raise TypeError('timeout must be a float or None') from None
        if abs(timeout) >= _MOST_SECONDS:
            raise OverflowError('timestamp too large to convert to C PyTime_t')
    if timeout < 0:
        raise ValueError('timeout must be non-negative')
    return timeout


class _Waiter:
    def select(self, rlist, wlist, xlist, timeout=None, /):
        """Wait until one or more file descriptors are ready for some kind of I/O.

        The first three arguments are iterables of file descriptors to be waited for: reading, writing, an exceptional condition.
        The optional 4th argument specifies a timeout in seconds. Returns three lists of those that are ready.
        """
        if timeout is not None:
            timeout = _seconds(timeout)
        readers, writers, others = map(_descriptors, (rlist, wlist, xlist))
        for _, fd in (*readers, *writers, *others):
            if _socket._readable(fd) is None:
                _fstat(fd)
        readable = [o for o, fd in readers if _socket._readable(fd) is not False]
        if not readable and not writers:
            if timeout is not None:
                _time.sleep(timeout)
            else:
                while True:
                    _time.sleep(3600)
        return readable, [o for o, _ in writers], []


# Bound, since a class that keeps it (selectors does) must not bind it to itself: CPython's is a builtin function.
select = _Waiter().select
