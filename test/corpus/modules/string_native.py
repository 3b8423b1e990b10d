# _string: what string.Formatter is made of.
import _string


def attempt(f, *args):
    try:
        r = f(*args)
    except BaseException as e:
        print(type(e).__name__, e)
    else:
        print(r)


for s in ('', 'abc', '{}', 'a{b!r:>{w}}c{{d}}e', '{', '}', 'a{', '{a!}', '{a!rx}', '{a:{}', '{0.a[b]}', '{{', '}}', '{!s}', '{:x}', 'é{ü!r}€', '{a{b}}', '{a[}]}'):
    attempt(lambda: list(_string.formatter_parser(s)))
for s in ('', 'a', '0', '12.a', 'a.b[c][3].d', 'a[', 'a[]', 'a.', 'a[b]c', '[x]', '.x', '99999999999999999999', 'a[99999999999999999999]', 'ü[é]', '٣[٣]'):
    attempt(lambda: [(x if isinstance(x, (int, str)) else list(x)) for x in _string.formatter_field_name_split(s)])
attempt(_string.formatter_parser, b'x')
attempt(_string.formatter_field_name_split, 3)
it = _string.formatter_parser('ab')
f = _string.formatter_field_name_split('a.b')[1]
print(type(it), type(f), iter(it) is it, iter(f) is f, type(it).__basicsize__, type(f).__basicsize__)
print(next(it), next(it, 'end'), next(it, 'end'), next(f), next(f, 'end'))
attempt(type(it))
attempt(type(f))
print(_string.__doc__, _string.formatter_parser.__doc__, _string.formatter_field_name_split.__doc__)
