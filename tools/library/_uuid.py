"""UUIDs of time as libuuid makes them where it sees no network card: with a node of random bits, the same for the whole process.

NOT CPYTHON: there _uuid is native and asks libuuid.
"""

import os as _os
import time as _time

has_uuid_generate_time_safe = 1

_EPOCH = 0x01B21DD213814000  # from 1582-10-15 to 1970-01-01, in 100 ns
_UNSAFE = -1  # no other process was asked

_last = 0
_node = b''
_sequence = 0


def generate_time_safe(*args):
    global _last, _node, _sequence
    if args:
        raise TypeError(f'_uuid.generate_time_safe() takes no arguments ({len(args)} given)')
    if not _node:
        first, *others, high, low = _os.urandom(8)
        _node = bytes([first | 1, *others])  # the multicast bit: no card has that address
        _sequence = (high & 0x3F | 0x80) << 8 | low
    _last = max(_time.time_ns() // 100 + _EPOCH, _last + 1)
    low, middle, high = _last & 0xFFFFFFFF, _last >> 32 & 0xFFFF, _last >> 48 & 0x0FFF | 0x1000
    stamp = low.to_bytes(4, 'big') + middle.to_bytes(2, 'big') + high.to_bytes(2, 'big') + _sequence.to_bytes(2, 'big')
    return stamp + _node, _UNSAFE
