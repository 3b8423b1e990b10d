# library
"""Bytes from one descriptor to another, waiting for children, interrupts that a program sends itself, sockets without an address."""
import os
import signal
import socket
import sys
import tempfile
import threading
import _thread
import types


def tried(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except (OSError, TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
    source.write(bytes(range(256)) * 8)
    source.flush()
    i, o = source.fileno(), target.fileno()
    tried(os.sendfile, o, i, 0, 100)
    tried(os.sendfile, out_fd=o, in_fd=i, offset=2000, count=100)
    source.seek(2040)
    tried(os.sendfile, o, i, None, 100)
    tried(os.sendfile, o, i, None, 100)
    tried(os.copy_file_range, i, o, 10, offset_src=5, offset_dst=1)
    tried(os.copy_file_range, i, o, 10, 5)
    tried(os.copy_file_range, i, o, -1)
    tried(os.sendfile, -1, i, 0, 1)
    tried(os.sendfile, o, -1, 0, 1)
    tried(os.sendfile, o, i, 0)
    tried(os.copy_file_range, 'a', o, 1)
    target.seek(0)
    print(target.read())

tried(lambda: len(os.getrandom(16, os.GRND_NONBLOCK)))
tried(os.getrandom, 0)
tried(os.getrandom, -1)
tried(os.getrandom, 'a')
tried(os.waitpid, -1, 0)
tried(os.waitpid, 'a', 0)

for signum in signal.SIGINT, signal.SIGTERM:
    old = signal.signal(signum, lambda number, frame: print('handled', number, type(frame) is types.FrameType))
    _thread.interrupt_main(signum)
    signal.signal(signum, signal.SIG_IGN)
    _thread.interrupt_main(signum)
    signal.signal(signum, old)
try:
    _thread.interrupt_main()
except KeyboardInterrupt as e:
    print('interrupted', e.args)
tried(_thread.interrupt_main, 0)

sys.stderr = sys.stdout
try:
    raise ValueError('bug')
except ValueError:
    threading.excepthook(threading.ExceptHookArgs([*sys.exc_info(), threading.current_thread()]))

for family in socket.AF_UNIX, socket.AF_INET:
    with socket.socket(family) as s:
        print(s.family.name, s.type.name, s.getsockname())
        tried(s.getpeername)
one, other = socket.socketpair()
with one, other:
    tried(one.sendmsg, [b'ab', bytearray(b'cd'), memoryview(b'ef')])
    tried(other.recv, 10)
    tried(one.sendmsg, [])
for text in '127.0.0.1', '1.2.3', '::1', 'fe80::1%lo', '1:2:3:4:5:6:7:8':
    tried(socket.inet_pton, socket.AF_INET, text)
    tried(socket.inet_pton, socket.AF_INET6, text)
tried(socket.inet_ntop, socket.AF_INET, b'\x7f\0\0\1')
tried(socket.inet_ntop, socket.AF_INET6, bytes(15) + b'\1')
tried(socket.inet_ntop, socket.AF_INET, b'')

# super() of its own, when calls are watched.
events = []
mon = sys.monitoring
mon.use_tool_id(3, 'test')
for name in 'CALL', 'C_RETURN', 'C_RAISE':
    mon.register_callback(3, getattr(mon.events, name), lambda code, at, f, arg, name=name: events.append((name, f.__name__, arg is mon.MISSING)))


class A:
    def m(self):
        return 1


class B(A):
    def m(self):
        return super().m() + super(B, self).m()

    def bad(self):
        return super(1, self).m


def run():
    B().m()
    try:
        B().bad()
    except TypeError:
        pass


mon.set_events(3, mon.events.CALL)
run()
mon.set_events(3, 0)
mon.free_tool_id(3)
print(events)
