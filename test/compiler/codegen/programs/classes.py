from __future__ import generator_stop


class Empty: pass


class Base:
    """A class with everything."""
    __slots__ = ('x', '__hidden')
    count: int = 0
    other: "str"
    (parenthesised): float = 1.5

    def __init__(self, x, *, hidden=None):
        super().__init__()
        self.x = x
        self.__hidden = hidden
        self.zebra = self.apple = 1

    @property
    def hidden(self):
        return self.__hidden

    @classmethod
    def make(cls, *args, **kwargs):
        return cls(*args, **kwargs).__class__, __class__

    def super_calls(self):
        super().a.b
        super(Base, self).c(1, 2, k=3)
        super().d(*self)
        return super

    squares = [i * count for i in range(3)]
    pairs = {(a, b): count for a in 'ab' for b in 'cd' if a != b}


class Derived(Base, metaclass=type, **{}):
    x = x
    class Inner(Base):
        def method(self):
            class Deeper:
                value = self
                def __repr__(this): return __class__.__name__
            return Deeper, value
    def outer(self):
        y = 1
        class Local:
            z = y
            def get(this): return y
            lst = [y for _ in z]
        return Local
    global Escaped
    class Escaped: pass


def annotated():
    local: int = 1
    nothing: undefined
    obj.attr: int = 2
    obj.attr2: int
    obj[0]: int
    obj[1:2, ::x]: int = 3
    return local
