"""Sockets of a process without a network: the names that the module socket wants, and pairs, which need none."""

import errno as _errno
import os as _os
from itertools import count as _count

AF_UNSPEC = 0
AF_UNIX = 1
AF_INET = 2
AF_INET6 = 10
SOCK_STREAM = 1
SOCK_DGRAM = 2
SOCK_RAW = 3
SOCK_NONBLOCK = 0o4000
SOCK_CLOEXEC = 0o2000000
SOL_SOCKET = 1
SO_REUSEADDR = 2
SO_TYPE = 3
SO_ERROR = 4
SO_BROADCAST = 6
SO_SNDBUF = 7
SO_RCVBUF = 8
SO_KEEPALIVE = 9
SO_LINGER = 13
SOMAXCONN = 4096
IPPROTO_IP = 0
IPPROTO_TCP = 6
IPPROTO_UDP = 17
IPPROTO_IPV6 = 41
IPV6_V6ONLY = 26
TCP_NODELAY = 1
INADDR_ANY = 0
INADDR_LOOPBACK = 0x7F000001
INADDR_BROADCAST = 0xFFFFFFFF
SHUT_RD = 0
SHUT_WR = 1
SHUT_RDWR = 2
MSG_PEEK = 2
MSG_DONTWAIT = 64
AI_PASSIVE = 1
AI_CANONNAME = 2
AI_NUMERICHOST = 4
AI_NUMERICSERV = 1024
NI_NUMERICHOST = 1
NI_NUMERICSERV = 2
NI_MAXHOST = 1025
NI_MAXSERV = 32
EAI_FAMILY = -6
EAI_NONAME = -2
EAI_AGAIN = -3
has_ipv6 = False

error = OSError
timeout = TimeoutError
_default_timeout = None


class herror(OSError):
    __module__ = 'socket'


class gaierror(OSError):
    __module__ = 'socket'


def _error(code):
    return OSError(code, _os.strerror(code))


class _End:
    """One end of a pair: what has arrived at it, and the other end."""

    def __init__(self):
        self.fd = next(_numbers)
        self.received = bytearray()
        self.peer = None
        self.paired = False


_numbers = _count(1000)  # descriptors that no file has
_ends = {}  # descriptor: end, while it is open


def _readable(fd):
    """Whether recv() on a descriptor of a pair would not wait; None for any other descriptor."""
    end = _ends.get(fd)
    return None if end is None else bool(end.received) or end.peer is None


class socket:
    """socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object

    This process has no network: only the two ends of socketpair() carry anything. Other sockets are there, with no address.
    """

    __module__ = '_socket'
    __slots__ = ('_fd', '_family', '_type', '_proto', '_timeout')

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._fd = -1
        if fileno is None:
            if family not in (-1, AF_UNIX, AF_INET):
                raise _error(_errno.EAFNOSUPPORT)
            family = AF_INET if family == -1 else family
            end = _End()
            fileno = end.fd
            _ends[fileno] = end
        elif fileno not in _ends:
            raise _error(_errno.EBADF)
        self._fd = fileno
        self._family = AF_UNIX if family == -1 else family
        self._type = SOCK_STREAM if type == -1 else type
        self._proto = 0 if proto == -1 else proto
        self._timeout = _default_timeout

    family = property(lambda self: self._family)
    type = property(lambda self: self._type)
    proto = property(lambda self: self._proto)
    timeout = property(lambda self: self._timeout)

    def _end(self):
        try:
            return _ends[self._fd]
        except KeyError:
            raise _error(_errno.EBADF) from None

    def fileno(self):
        return self._fd

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    def close(self):
        end = _ends.pop(self.detach(), None)
        if end is not None and end.peer is not None:
            end.peer.peer = None

    def send(self, data, flags=0):
        end = self._end()
        if end.peer is None:
            raise _error(_errno.EPIPE if end.paired else _errno.ENOTCONN)
        end.peer.received += data
        return len(memoryview(data).cast('B'))

    def sendall(self, data, flags=0):
        self.send(data)

    def sendmsg(self, buffers, ancdata=(), flags=0, address=None, /):
        if list(ancdata):
            raise _error(_errno.EINVAL)
        data = b''.join(memoryview(buffer).cast('B') for buffer in buffers)
        return self.send(data, flags) if address is None else self.sendto(data, flags, address)

    def recv(self, bufsize, flags=0):
        end = self._end()
        if bufsize < 0:
            raise ValueError('negative buffersize in recv')
        if not end.paired:
            raise _error(_errno.ENOTCONN)
        if not end.received and end.peer is not None:
            # Nobody else runs: what has not been sent will not arrive while this waits.
            if self.timeout:
                raise TimeoutError('timed out')
            raise _error(_errno.EAGAIN)
        data = bytes(end.received[:bufsize])
        if not flags & MSG_PEEK:
            del end.received[:bufsize]
        return data

    def recv_into(self, buffer, nbytes=0, flags=0):
        view = memoryview(buffer).cast('B')
        data = self.recv(nbytes or len(view), flags)
        view[: len(data)] = data
        return len(data)

    def recvfrom(self, bufsize, flags=0):
        return self.recv(bufsize, flags), None

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        return self.recv_into(buffer, nbytes, flags), None

    def sendto(self, data, *flags_and_address):
        if not self._end().paired:
            self.connect(flags_and_address[-1])
        return self.send(data)

    def shutdown(self, how):
        end = self._end()
        if not end.paired:
            raise _error(_errno.ENOTCONN)
        if how != SHUT_RD and end.peer is not None:
            end.peer.peer = None

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self.timeout != 0.0

    def settimeout(self, value):
        self._timeout = None if value is None else float(value)

    def gettimeout(self):
        return self.timeout

    def setsockopt(self, level, option, value, optlen=None):
        self._end()

    def getsockopt(self, level, option, buflen=0):
        self._end()
        return 0

    def getsockname(self):
        self._end()
        return '' if self._family == AF_UNIX else ('0.0.0.0', 0)

    def getpeername(self):
        if not self._end().paired:
            raise _error(_errno.ENOTCONN)
        return ''

    def bind(self, address, /):
        self._end()
        raise _error(_errno.EADDRNOTAVAIL)

    def connect(self, address, /):
        self._end()
        raise _error(_errno.ECONNREFUSED if self._family == AF_UNIX else _errno.ENETUNREACH)

    def connect_ex(self, address, /):
        try:
            self.connect(address)
        except OSError as error:
            return error.errno

    def listen(self, backlog=128, /):
        self._end()
        raise _error(_errno.EINVAL)

    def _accept(self):
        self.listen()


SocketType = socket


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0):
    one, other = _End(), _End()
    one.peer, other.peer = other, one
    one.paired = other.paired = True
    _ends[one.fd], _ends[other.fd] = one, other
    return socket(family, type, proto, one.fd), socket(family, type, proto, other.fd)


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    raise gaierror(EAI_AGAIN, 'Temporary failure in name resolution')


def getnameinfo(sockaddr, flags):
    raise gaierror(EAI_AGAIN, 'Temporary failure in name resolution')


def gethostbyname(host):
    raise gaierror(EAI_AGAIN, 'Temporary failure in name resolution')


gethostbyname_ex = gethostbyaddr = gethostbyname


def gethostname():
    return 'pellucid'


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout):
    global _default_timeout
    if timeout is not None:
        timeout = float(timeout)
        if timeout < 0:
            raise ValueError('Timeout value out of range')
    _default_timeout = timeout


def htons(x):
    return int.from_bytes(_checked(x, 2, 'htons').to_bytes(2, 'big'), 'little')


def htonl(x):
    return int.from_bytes(_checked(x, 4, 'htonl').to_bytes(4, 'big'), 'little')


ntohs, ntohl = htons, htonl


def _checked(x, size, name):
    if x < 0:
        raise OverflowError(f"{name}: can't convert negative Python int to C {8 * size}-bit unsigned integer")
    if x >> (8 * size):
        raise OverflowError(f'{name}: Python int too large to convert to C {8 * size}-bit unsigned integer')
    return x


def inet_aton(text):
    parts = text.split('.')
    if len(parts) != 4 or not all(part.isdigit() and int(part) < 256 for part in parts):
        raise OSError('illegal IP address string passed to inet_aton')
    return bytes(map(int, parts))


def inet_ntoa(packed):
    if len(packed) != 4:
        raise OSError('packed IP wrong length')
    return '.'.join(map(str, packed))


def inet_pton(address_family, ip_string, /):
    if address_family == AF_INET:
        try:
            return inet_aton(ip_string)
        except OSError:
            raise OSError('illegal IP address string passed to inet_pton') from None
    if address_family != AF_INET6:
        raise _error(_errno.EAFNOSUPPORT)
    from ipaddress import IPv6Address
    try:
        if '%' not in ip_string:
            return IPv6Address(ip_string).packed
    except ValueError:
        pass
    raise OSError('illegal IP address string passed to inet_pton')


def inet_ntop(address_family, packed_ip, /):
    if address_family not in (AF_INET, AF_INET6):
        raise ValueError(f'unknown address family {address_family}')
    if len(packed_ip) != (4 if address_family == AF_INET else 16):
        raise ValueError('invalid length of packed IP address string')
    if address_family == AF_INET:
        return inet_ntoa(packed_ip)
    from ipaddress import IPv6Address
    return str(IPv6Address(bytes(packed_ip)))


def close(fd):
    _os.close(fd)


def dup(fd):
    return _os.dup(fd)


def __getattr__(name):
    # A capsule, the only kind there is: its type is types.CapsuleType.
    if name == 'CAPI':
        from _datetime import datetime_CAPI
        return datetime_CAPI
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
