# library
# Signals and slots over weak references: bound methods, lambdas, priorities, one-shot handlers, errors in groups, dead receivers.
import gc
import sys
import weakref
from contextlib import contextmanager
from functools import partial, wraps
from itertools import count


class Signal:
    def __init__(self, name, *parameters):
        self.name, self.parameters = name, parameters
        self._slots = {}
        self._serial = count(1)

    def __set_name__(self, owner, name):
        self.attribute = f'_{name}_signal'

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        bound = instance.__dict__.get(self.attribute)
        if bound is None:
            bound = instance.__dict__[self.attribute] = Signal(self.name, *self.parameters)
        return bound

    def connect(self, slot=None, /, *, priority=0, once=False):
        if slot is None:
            return partial(self.connect, priority=priority, once=once)
        number = next(self._serial)
        drop = lambda _, self=weakref.ref(self): (s := self()) and s._slots.pop(number, None)
        ref = weakref.WeakMethod(slot, drop) if hasattr(slot, '__self__') else weakref.ref(slot, drop)
        self._slots[number] = (-priority, number, ref, once)
        return slot

    def disconnect(self, slot):
        gone = [n for n, (*_, ref, _once) in self._slots.items() if ref() == slot]
        for n in gone:
            del self._slots[n]
        return len(gone)

    def emit(self, *args, **kwargs):
        if len(args) + len(kwargs) != len(self.parameters):
            raise TypeError(f'{self.name} wants {self.parameters}, not {args + tuple(kwargs)}')
        errors, results = [], []
        for _, n, ref, once in sorted(self._slots.values(), key=lambda s: s[:2]):
            if (slot := ref()) is None:
                continue
            if once:
                del self._slots[n]
            try:
                results.append(slot(*args, **kwargs))
            except Exception as e:
                e.add_note(f'in {getattr(slot, "__qualname__", slot)}')
                errors.append(e)
        if errors:
            raise ExceptionGroup(f'{len(errors)} handlers of {self.name}', errors)
        return results

    def __len__(self):
        return len(self._slots)

    @contextmanager
    def blocked(self):
        saved, self._slots = self._slots, {}
        try:
            yield self
        finally:
            self._slots = saved | self._slots


class Button:
    clicked = Signal('clicked', 'x', 'y')

    def __init__(self, label):
        self.label = label

    def __del__(self):
        print('  del', self.label)


class Listener:
    def __init__(self, name):
        self.name = name

    def heard(self, x, y):
        return f'{self.name}:{x},{y}'

    def broken(self, x, y):
        return x / y


def plain(x, y):
    return x + y


button, other = Button('ok'), Button('cancel')
a, b = Listener('a'), Listener('b')
print(len(button.clicked), button.clicked.emit(1, 2), Button.clicked.name)
button.clicked.connect(a.heard)
button.clicked.connect(b.heard, priority=5)
button.clicked.connect(plain, once=True)


@button.clicked.connect(priority=-1)
def last(x, y):
    return 'last'


print(button.clicked.emit(1, 2), len(button.clicked), len(other.clicked))
print(button.clicked.emit(3, y=4))
del b
print(len(button.clicked), button.clicked.emit(5, 6))
with button.clicked.blocked() as s:
    print(s.emit(0, 0), len(s))
print(button.clicked.disconnect(a.heard), button.clicked.disconnect(a.heard), button.clicked.emit(7, 8))
button.clicked.connect(a.broken)
button.clicked.connect(lambda x, y: 'dies at once')
print(len(button.clicked))
try:
    button.clicked.emit(1, 0)
except* ZeroDivisionError as group:
    print(repr(group), [e.__notes__ for e in group.exceptions])
for bad in (lambda: button.clicked.emit(1), lambda: button.clicked.connect(len), lambda: button.clicked.connect(5), lambda: button.clicked.connect()(1, 2)):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(sys.getrefcount(a), sys.getrefcount(button))
del button, s
print(gc.collect() >= 0)
refs = [weakref.ref(a), weakref.ref(a), weakref.ref(a, lambda r: print('  gone', r())), weakref.proxy(a), weakref.WeakMethod(a.heard)]
print(weakref.getweakrefcount(a), refs[0] is refs[1], refs[0] == refs[2], hash(refs[0]) == hash(a), refs[3].name, refs[4]()(1, 1))
finalizer = weakref.finalize(a, print, 'finalized', a.name, sep=': ')
print(finalizer.alive, finalizer.peek()[1:3], finalizer.atexit)
del a
print(finalizer.alive, finalizer(), refs[0](), refs[4](), weakref.getweakrefcount(last))
try:
    refs[3].name
except ReferenceError as e:
    print(e)
