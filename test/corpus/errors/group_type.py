def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as e:
        return f'{type(e).__name__}: {e}'


for args in ((), ('m',), ('m', []), ('m', 5), (5, [ValueError()]), ('m', [5]), ('m', [ValueError]), ('m', (ValueError(1), 2)), ('m', [ValueError()], 3)):
    print(attempt(ExceptionGroup, *args))
    print(attempt(BaseExceptionGroup, *args))
print(attempt(ExceptionGroup, 'm', [KeyboardInterrupt()]))
print(repr(BaseExceptionGroup('m', [ValueError()])), repr(BaseExceptionGroup('m', [KeyboardInterrupt()])))
eg = ExceptionGroup('msg', [ValueError(1), TypeError(2), ExceptionGroup('in', [ValueError(3), OSError(4)])])
print(eg, repr(eg), eg.args, eg.message, eg.exceptions)
print(ExceptionGroup.__mro__, ExceptionGroup.__module__, type(ExceptionGroup), ExceptionGroup.__bases__)
print(eg.split(ValueError))
print(eg.split((ValueError, OSError)))
print(eg.split(KeyError))
print(eg.split(ExceptionGroup))
print(eg.split(lambda e: isinstance(e, OSError)))
print(eg.subgroup(ValueError), eg.subgroup(KeyError), eg.subgroup(lambda e: e.args == (2,)))
for bad in (5, 'x', int, (ValueError, 5), None):
    print(attempt(eg.split, bad), attempt(eg.subgroup, bad))
print(attempt(eg.split, lambda e: 1 / 0))
print(eg.derive([KeyError(1)]), attempt(eg.derive, []), attempt(eg.derive, 5))
for name in ('message', 'exceptions'):
    print(attempt(setattr, eg, name, 1))


class MyGroup(ExceptionGroup):
    def __new__(cls, message, excs, code):
        o = super().__new__(MyGroup, message, excs)
        o.code = code
        return o

    def derive(self, excs):
        return MyGroup(self.message, excs, self.code)


m = MyGroup('mine', [ValueError(1), KeyError(2)], 42)
match, rest = m.split(ValueError)
print(repr(match), match.code, repr(rest), rest.code)


class BadDerive(ExceptionGroup):
    def derive(self, excs):
        return 5


print(attempt(BadDerive('b', [ValueError(1), KeyError(2)]).split, ValueError))


class Plain(ExceptionGroup):
    pass


p = Plain('p', [ValueError(1), KeyError(2)])
print(repr(p), [type(x) for x in p.split(ValueError)])
try:
    raise eg
except* ValueError as e:
    print('values', repr(e))
except* TypeError as e:
    print('types', repr(e))
except* OSError as e:
    print('os', repr(e))
try:
    try:
        raise eg
    except* ValueError:
        pass
except ExceptionGroup as e:
    print('rest', repr(e))
try:
    raise ValueError('naked')
except* ValueError as e:
    print(repr(e), e.exceptions)
try:
    try:
        raise ExceptionGroup('x', [ValueError(1), KeyError(2)])
    except* ValueError as e:
        raise RuntimeError('new')
    except* KeyError:
        raise
except ExceptionGroup as e:
    print(repr(e), [repr(x.__context__) for x in e.exceptions])
try:
    try:
        raise ExceptionGroup('x', [ValueError(1)])
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError
    except* 5:
        pass
except TypeError as e:
    print(e)
deep = ValueError('d')
for i in range(20):
    deep = ExceptionGroup('g', [deep])
print(str(attempt(deep.split, KeyError))[:200])
e = ExceptionGroup('n', [ValueError(1), KeyError(2)])
e.add_note('kept')
a, b = e.split(KeyError)
print(a.__notes__, b.__notes__, a.__notes__ is e.__notes__)

