# library
# Instances and what their classes say about how they are to be pickled.
import _pickle
import copyreg


class Plain:
    pass


class WithSlots:
    __slots__ = ('a', 'b')


class SlotsAndDict(WithSlots):
    pass


class State:
    def __init__(self):
        self.x = 1

    def __getstate__(self):
        return ('state', self.x)

    def __setstate__(self, state):
        print('  __setstate__', state)
        self.x = state[1]


class FalseState(State):
    def __getstate__(self):
        return 0


class NewArgs(int):
    def __getnewargs__(self):
        return (int(self) + 100,)


class NewArgsEx:
    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        self.got = (args, kwargs)
        return self

    def __getnewargs_ex__(self):
        return (1, 2), {'k': 3}


class ListSub(list):
    pass


class DictSub(dict):
    pass


class StrSub(str):
    pass


class TupleSub(tuple):
    pass


class SetSub(set):
    pass


class Reduce:
    answer = None

    def __reduce__(self):
        return self.answer


def make(*args):
    return Made(*args)


class Made:
    def __init__(self, *args):
        self.args = args
        self.log = []

    def append(self, x):
        self.log.append(('append', x))

    def __setitem__(self, k, v):
        self.log.append(('set', k, v))

    def __repr__(self):
        return f'Made{self.args}{self.log}{ {k: v for k, v in self.__dict__.items() if k not in ("args", "log")} }'


class Extending(Made):
    def extend(self, items):
        self.log.append(('extend', items))


def setter(obj, state):
    obj.log.append(('setter', state))
    return 'dropped'


class Outer:
    class Inner:
        class Deep:
            pass

        def method(self):
            pass


def show(o, look=lambda o: o):
    for protocol in range(6):
        try:
            data = _pickle.dumps(o, protocol)
            print(protocol, data)
        except Exception as e:
            print(protocol, type(e).__name__, e)
            continue
        try:
            back = _pickle.loads(data)
            print('  ', type(back).__name__, look(back))
        except Exception as e:
            print('  ', type(e).__name__, e)


p = Plain()
p.x = [1]
p.self = p
show(p, lambda o: (o.x, o.self is o))
show(Plain(), lambda o: o.__dict__)
w = WithSlots()
w.a = 1
show(w, lambda o: o.a)
s = SlotsAndDict()
s.a, s.c = 1, 2
show(s, lambda o: (o.a, o.c))
show(State(), lambda o: o.x)
show(FalseState(), lambda o: o.x)
show(NewArgs(5))
show(NewArgsEx(), lambda o: o.got)
for o in (ListSub([1, 2]), DictSub(a=1), StrSub('s'), TupleSub((1,)), SetSub([1])):
    o.attr = 'v'
    show(o, lambda o: (o, o.attr))
show(Outer.Inner.Deep)
show(Outer.Inner.method, lambda f: f.__qualname__)
show(Outer.Inner().method, lambda m: type(m.__self__))
print('-- reduce')
for answer in (
    'Plain', 'Nope', 5, None, (), (make,), (make, ()), (make, (1, 2)), (5, ()), (make, []), (make, (), None, [1]), (make, (), None, 5),
    (make, (), None, iter([1])), (make, (), None, iter([1, 2, 3])), (Extending, (), None, iter([1, 2])),
    (make, (), None, None, iter([(1, 2)])), (make, (), None, None, iter([(1, 2), (3, 4)])), (make, (), None, None, iter([1])),
    (make, (), None, None, iter([(1, 2), 3])), (make, (), None, None, iter([(1, 2), (3, 4), 5])), (make, (), None, None, 5),
    (make, (), {'s': 1}), (make, (), ({'s': 1}, {'t': 2})), (make, (), (None, {'t': 2})), (make, (), 5), (make, (), ({}, 5)),
    (make, (), {'s': 1}, None, None, setter), (make, (), {'s': 1}, None, None, 5), (make, (), None, None, None, None, 1),
    (copyreg.__newobj__, ()), (copyreg.__newobj__, (5,)), (copyreg.__newobj__, (int,)), (copyreg.__newobj__, (Reduce, 1)),
    (copyreg.__newobj_ex__, (1, 2)), (copyreg.__newobj_ex__, (5, (), {})), (copyreg.__newobj_ex__, (int, [], {})),
    (copyreg.__newobj_ex__, (int, (), ())), (copyreg.__newobj_ex__, (NewArgsEx, (1,), {'a': 2})),
    (1 .__add__, (2,)), (getattr, (5, 'real')),
):
    r = Reduce()
    r.answer = answer
    print('->', ascii(answer)[:60].split(' object at')[0].split(' at 0x')[0])
    for protocol in (0, 2, 4):
        if isinstance(answer, tuple) and len(answer) > 3 and any(hasattr(x, '__next__') for x in answer[3:]):
            values = [list(x) if hasattr(x, '__next__') else x for x in answer]
            r.answer = tuple(iter(x) if hasattr(y, '__next__') else y for x, y in zip(values, answer))
            answer = tuple(iter(x) if hasattr(y, '__next__') else y for x, y in zip(values, answer))
        try:
            data = _pickle.dumps(r, protocol)
            print(protocol, data)
            print('  ', str(_pickle.loads(data)).split(' object at 0x')[0])
        except Exception as e:
            print(protocol, type(e).__name__, str(e).split(' object at')[0].split(' at 0x')[0])

print('-- reduce and itself')


class Cyclic:
    def __reduce__(self):
        return make, ([self],)


class CyclicState:
    def __init__(self):
        self.me = self


try:
    _pickle.dumps(Cyclic())
except RecursionError as e:
    print(e)
c = _pickle.loads(_pickle.dumps(CyclicState()))
print(c.me is c)


class Key:
    def __init__(self):
        self.d = {self: 1}


k = _pickle.loads(_pickle.dumps(Key()))
print(k.d[k])


class Member:
    pass


m = Member()
f = frozenset([m])
m.f = f
for protocol in range(6):
    data = _pickle.dumps(f, protocol)
    back = _pickle.loads(data)
    print(protocol, data, [x.f is back for x in back])


class NoReduce:
    __reduce_ex__ = None


class Raises:
    def __reduce_ex__(self, protocol):
        print('  asked for', protocol)
        raise ZeroDivisionError('no')


class ReduceExInt:
    def __reduce_ex__(self, protocol):
        return make, (protocol,)


show(NoReduce())
show(Raises())
show(ReduceExInt())
