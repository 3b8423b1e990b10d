"""Waiting for descriptors in a process where only its own code writes to them.

A file is always ready. The end of a socketpair() is ready when something has been sent to it; nobody sends while this waits.
"""

import time as _time

import _socket

error = OSError
PIPE_BUF = 4096


def _descriptor(o):
    fd = o if isinstance(o, int) else o.fileno()
    if not isinstance(fd, int):
        raise TypeError('argument must be an int, or have a fileno() method.')
    if fd < 0:
        raise ValueError(f'file descriptor cannot be a negative integer ({fd})')
    return fd


class _Waiter:
    def select(self, rlist, wlist, xlist, timeout=None, /):
        """Wait until one or more file descriptors are ready for some kind of I/O.

        The first three arguments are iterables of file descriptors to be waited for: reading, writing, an exceptional condition.
        The optional 4th argument specifies a timeout in seconds. Returns three lists of those that are ready.
        """
        if timeout is not None:
            timeout = float(timeout)
            if timeout < 0:
                raise ValueError('timeout must be non-negative')
        readers, writers = list(rlist), list(wlist)
        for o in [*writers, *xlist]:
            _descriptor(o)
        readable = [o for o in readers if _socket._readable(_descriptor(o)) is not False]
        if not readable and not writers:
            if timeout is not None:
                _time.sleep(timeout)
            else:
                while True:
                    _time.sleep(3600)
        return readable, writers, []


# Bound, since a class that keeps it (selectors does) must not bind it to itself: CPython's is a builtin function.
select = _Waiter().select
