# Which methods give a subclass's instance back, and which make an exact str or bytes of it.
class B(bytes):
    pass


class S(str):
    pass


def show(v, expressions):
    for expression in expressions.split('\n'):
        if not expression:
            continue
        r = eval(expression, {'v': v})
        if isinstance(r, (list, tuple)):
            print(expression, [(type(x).__name__, x is v, x) for x in r])
        else:
            print(expression, type(r).__name__, r is v, r)


BOTH = """
v.zfill(1)
v.zfill(6)
v.rjust(1)
v.ljust(-1)
v.center(1)
v.strip()
v.expandtabs()
v.upper()
v.title()
v[:]
v * 1
v * 0
v.split()
v.rsplit()
v.splitlines()
"""
show(B(b'1234'), BOTH + """
v.replace(b'a', b'')
v.replace(b'1', b'')
v.removeprefix(b'x')
v.removeprefix(b'1')
v.translate(None)
v.translate(None, b'')
v + b''
b'' + v
v.partition(b'x')
v.rpartition(b'x')
v.partition(b'2')
v.split(b'x')
b''.join([v])
v.__bytes__()
bytes(v)
""")
show(S('1234'), BOTH + """
v.replace('a', '')
v.replace('1', '')
v.removeprefix('x')
v.removesuffix('4')
v.translate({})
v + ''
'' + v
v.partition('x')
v.rpartition('x')
v.partition('2')
v.split('x')
''.join([v])
str(v)
v.casefold()
v.capitalize()
format(v, '')
'{}'.format(v)
'%s' % v
f'{v}'
""")
for arguments in ((0.0,), (0, 'ascii'), (b'', 'ascii'), ('',), ([0, ''],), (b'', b''), ('', b'ascii'), ('', 'ascii', b'ignore')):
    try:
        print(bytes(*arguments))
    except TypeError as error:
        print(arguments, error)
for value in (0, b'', ''):
    try:
        print(bytes(value, errors='ignore'))
    except TypeError as error:
        print(repr(value), error)
