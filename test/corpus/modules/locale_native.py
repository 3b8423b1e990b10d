# _locale: there is the C locale only.
import _locale as l


def at(f, *args):
    try:
        print(f.__name__, args, ascii(f(*args)))
    except BaseException as e:
        print(f.__name__, args, type(e).__name__, e)


print(sorted(k for k in vars(l) if k[0].isupper()), l.__doc__, l.Error.__mro__)
for name in sorted(vars(l)):
    value = getattr(l, name)
    if isinstance(value, int) and not name.startswith('LC_') and name not in ('CHAR_MAX', 'CODESET'):
        print(name, value, repr(l.nl_langinfo(value)))
print(l.localeconv())
l.setlocale(l.LC_ALL, 'C')
for args in ((6,), (0,), (6, 'nix'), (99,), (99, 'C'), (6, 'POSIX'), ('x',), (), (6, 3), (0, 'C.UTF-8'), (6,), (6, 'C.UTF-8'), (3,), (1, 'C'), (6,), (1, 2, 3)):
    at(l.setlocale, *args)
for args in (('a', 'b'), ('b', 'a'), ('a', 'a'), ('a',), ('a', 3), (3, 'a')):
    at(l.strcoll, *args)
for s in ('abc', 'a\0b', 3):
    at(l.strxfrm, s)
at(l.nl_langinfo, 1)
at(l.nl_langinfo, 'x')
at(l.gettext, 'x')
at(l.gettext, 3)
at(l.dgettext, None, 'x')
at(l.dgettext, 3, 'x')
at(l.dcgettext, 'd', 'x', 5)
at(l.dcgettext, 'd', 'x', 'y')
at(l.textdomain, None)
at(l.textdomain, 'foo')
at(l.textdomain, None)
