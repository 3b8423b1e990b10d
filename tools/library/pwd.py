"""The users of this machine: what its file /etc/passwd says. A machine without one has no users.

NOT CPYTHON: there pwd is native and asks the C library; struct_passwd is a struct sequence.
"""

import _operator


class struct_passwd(tuple):
    """pwd.struct_passwd: Results from getpw*() routines.

This object may be accessed either as a tuple of
  (pw_name,pw_passwd,pw_uid,pw_gid,pw_gecos,pw_dir,pw_shell)
or via the object attributes as named in the above tuple."""

    __slots__ = ()
    __match_args__ = ('pw_name', 'pw_passwd', 'pw_uid', 'pw_gid', 'pw_gecos', 'pw_dir', 'pw_shell')
    n_fields = n_sequence_fields = 7
    n_unnamed_fields = 0
    for _i, _name in enumerate(__match_args__):
        locals()[_name] = property(_operator.itemgetter(_i))
    del _i, _name

    def __new__(cls, sequence, dict={}):
        values = tuple(sequence)
        if len(values) != cls.n_fields:
            raise TypeError(f'{cls.__module__}.{cls.__name__}() takes a {cls.n_fields}-sequence '
                            f'({len(values)}-sequence given)')
        return tuple.__new__(cls, values)

    def __repr__(self):
        fields = ', '.join(f'{name}={value!r}' for name, value in zip(self.__match_args__, self))
        return f'{type(self).__module__}.{type(self).__name__}({fields})'

    def __reduce__(self):
        return type(self), (tuple(self), {})


def _entries(path, fields):
    """The lines of such a file, split; wrong ones are left out."""
    try:
        with open(path, encoding='utf-8', errors='surrogateescape') as file:
            lines = file.read().split('\n')
    except OSError:
        return
    for line in lines:
        parts = line.split(':')
        if len(parts) == fields and not line.startswith(('#', '+', '-')):
            yield parts


def _number(uid, what):
    """A user's or group's number; None if there cannot be one."""
    if isinstance(uid, float):
        raise TypeError(f'{what} should be integer, not float')
    try:
        uid = _operator.index(uid)
    except TypeError:
        raise TypeError(f'{what} should be integer, not {type(uid).__name__}') from None
    return uid & 0xffffffff if -1 <= uid < 1 << 32 else None


def _name(name, function):
    if not isinstance(name, str):
        raise TypeError(f'{function} must be str, not {"None" if name is None else type(name).__name__}')
    if '\0' in name:
        raise ValueError('embedded null byte')
    import os
    os.fsencode(name)
    return name


def getpwall():
    """Return a list of all available password database entries, in arbitrary order.

See help(pwd) for more on password database entries."""
    users = []
    for name, password, uid, gid, gecos, home, shell in _entries('/etc/passwd', 7):
        try:
            users.append(struct_passwd((name, password, int(uid), int(gid), gecos, home, shell)))
        except ValueError:
            pass
    return users


def getpwuid(uidobj, /):
    """Return the password database entry for the given numeric user ID.

See `help(pwd)` for more on password database entries."""
    uid = _number(uidobj, 'uid')
    if uid is not None:
        for user in getpwall():
            if user.pw_uid == uid:
                return user
    raise KeyError(f'getpwuid(): uid not found: {uidobj}' if uid is not None else 'getpwuid(): uid not found')


def getpwnam(name, /):
    """Return the password database entry for the given user name.

See `help(pwd)` for more on password database entries."""
    _name(name, 'getpwnam() argument')
    for user in getpwall():
        if user.pw_name == name:
            return user
    raise KeyError(f'getpwnam(): name not found: {name!r}')
