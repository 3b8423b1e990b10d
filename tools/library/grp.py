"""The groups of this machine: what its file /etc/group says. A machine without one has no groups.

NOT CPYTHON: there grp is native and asks the C library; struct_group is a struct sequence.
"""

import _operator
from pwd import _entries, _name, _number, struct_passwd


class struct_group(tuple):
    """grp.struct_group: Results from getgr*() routines.

This object may be accessed either as a tuple of
  (gr_name,gr_passwd,gr_gid,gr_mem)
or via the object attributes as named in the above tuple.
"""

    __slots__ = ()
    __match_args__ = ('gr_name', 'gr_passwd', 'gr_gid', 'gr_mem')
    n_fields = n_sequence_fields = 4
    n_unnamed_fields = 0
    for _i, _field in enumerate(__match_args__):
        locals()[_field] = property(_operator.itemgetter(_i))
    del _i, _field
    __new__ = struct_passwd.__new__
    __repr__ = struct_passwd.__repr__
    __reduce__ = struct_passwd.__reduce__


def getgrall():
    """Return a list of all available group entries, in arbitrary order.

An entry whose name starts with '+' or '-' represents an instruction
to use YP/NIS and may not be accessible via getgrnam or getgrgid."""
    groups = []
    for name, password, gid, members in _entries('/etc/group', 4):
        try:
            groups.append(struct_group((name, password, int(gid), [m for m in members.split(',') if m])))
        except ValueError:
            pass
    return groups


def getgrgid(id):
    """Return the group database entry for the given numeric group ID.

If id is not valid, raise KeyError."""
    gid = _number(id, 'gid')
    if gid is not None:
        for group in getgrall():
            if group.gr_gid == gid:
                return group
    raise KeyError(f'getgrgid(): gid not found: {id}')


def getgrnam(name):
    """Return the group database entry for the given group name.

If name is not valid, raise KeyError."""
    _name(name, 'getgrnam() argument 1')
    for group in getgrall():
        if group.gr_name == name:
            return group
    raise KeyError(f'getgrnam(): name not found: {name!r}')
