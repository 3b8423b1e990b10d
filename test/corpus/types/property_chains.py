# Properties, class methods, static methods, slots, __getattr__ chains, attribute errors with suggestions, deletion and inheritance.
class Temperature:
    __slots__ = ('_c', '__dict__')
    def __init__(self, c=0): self.celsius = c
    @property
    def celsius(self):
        "Degrees."
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273.15: raise ValueError(f'{v} is too cold')
        self._c = v
    @celsius.deleter
    def celsius(self): self._c = None
    fahrenheit = property(lambda s: s.celsius * 9 / 5 + 32, lambda s, f: setattr(s, 'celsius', (f - 32) * 5 / 9), doc='F')
    @classmethod
    def freezing(cls): return cls(0)
    @staticmethod
    def parse(text): return float(text.rstrip('C'))
class Better(Temperature):
    @Temperature.celsius.getter
    def celsius(self): return round(self._c, 1)
    def __getattr__(self, name):
        if name.startswith('is_'): return lambda: name[3:]
        raise AttributeError(f'no {name}', name=name, obj=self)
    def __setattr__(self, name, value):
        if name == 'frozen': raise AttributeError('frozen')
        super().__setattr__(name, value)
    def __delattr__(self, name): print('  deleting', name); object.__delattr__(self, name)
t, b = Temperature(20.55), Better(20.55)
print(t.celsius, b.celsius, t.fahrenheit, Temperature.celsius.__doc__, Temperature.fahrenheit.__doc__, Better.celsius.fset is Temperature.celsius.fset, Better.freezing()._c, Better.parse('5C'), b.is_hot(), Temperature.celsius.__name__, Temperature.__dict__['freezing'].__wrapped__.__name__)
t.fahrenheit = 212; print(t.celsius); del t.celsius; print(t._c); b.extra = 1; del b.extra; b.__dict__['celsius'] = 'shadow'; print(b.celsius, vars(b))
for bad in (lambda: setattr(t, 'celsius', -300), lambda: delattr(t, 'fahrenheit'), lambda: t.celcius, lambda: b.nothing, lambda: setattr(b, 'frozen', 1), lambda: t.fahrenheit, lambda: Temperature.celsius.fget(), lambda: property(1).__get__(t), lambda: property().__get__(t), lambda: property().__set__(t, 1), lambda: Temperature.freezing.__func__(), lambda: classmethod(5).__get__(t)(), lambda: staticmethod(5)(), lambda: t._c.x, lambda: Temperature._c.__get__(5), lambda: Temperature._c.__set__(t, 1), lambda: Temperature._c.__delete__(Temperature.__new__(Temperature)), lambda: Temperature.__new__(Temperature).celsius, lambda: object().x, lambda: setattr(object(), 'x', 1), lambda: setattr(5, 'real', 1), lambda: setattr(int, 'x', 1), lambda: delattr(t, '__class__'), lambda: setattr(t, '__class__', int), lambda: setattr(t, '__dict__', 5), lambda: getattr(t, 5), lambda: setattr(t, 5, 1), lambda: hasattr(t, 5), lambda: vars(5), lambda: super().x, lambda: super(int, 'a'), lambda: super(int).real, lambda: type.mro(5), lambda: t.__class__.__bases__.x):
    try: print(bad())
    except (AttributeError, TypeError, ValueError, RuntimeError) as e: print(type(e).__name__, e)
class Count:
    def __init__(self): self.calls = 0
    def __getattribute__(self, name):
        if name != 'calls': object.__setattr__(self, 'calls', object.__getattribute__(self, 'calls') + 1)
        return object.__getattribute__(self, name)
c = Count(); c.__class__, c.__dict__, hasattr(c, 'zz'), getattr(c, 'zz', 5), str(c) and 0; print(c.calls)
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t=None): return self if o is None else o.__dict__.setdefault(self.n, self.f(o))
class U:
    @Lazy
    def big(self): print('  computing'); return 42
u = U(); print(u.big, u.big, U.big is U.__dict__['big'])
