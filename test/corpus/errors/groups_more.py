# Exception groups: construction, split, subgroup, derive, notes, nesting, errors.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



EG, BEG = ExceptionGroup, BaseExceptionGroup
t(lambda: EG('a', [ValueError(1)])); t(lambda: EG('a', [])); t(lambda: EG('a', [1])); t(lambda: EG('a', ValueError())); t(lambda: EG('a')); t(lambda: EG()); t(lambda: EG('a', [ValueError()], 3)); t(lambda: EG(1, [ValueError()])); t(lambda: EG('a', [KeyboardInterrupt()])); t(lambda: BEG('a', [KeyboardInterrupt()])); t(lambda: type(BEG('a', [ValueError()])).__name__); t(lambda: EG('a', {ValueError(1)})); t(lambda: EG('a', (ValueError(1), TypeError(2)))); t(lambda: EG(message='a', exceptions=[ValueError()]))
g = EG('top', [ValueError(1), EG('in', [TypeError(2), OSError(3)]), KeyError(4)])
t(lambda: g); t(lambda: str(g)); t(lambda: g.message); t(lambda: g.exceptions); t(lambda: g.args); t(lambda: setattr(g, 'message', 'x')); t(lambda: setattr(g, 'exceptions', ()))
for c in (ValueError, (TypeError, KeyError), OSError, EG, Exception, lambda e: isinstance(e, EG), lambda e: False, lambda e: True, lambda e: isinstance(e, TypeError), 3, (3,), [ValueError], lambda: 1, lambda e: 1 / 0, int, None):
    t(lambda: g.split(c)); t(lambda: g.subgroup(c))
t(lambda: g.split()); t(lambda: g.subgroup(1, 2)); t(lambda: g.subgroup(EG) is g); t(lambda: g.split(EG)[0] is g)
t(lambda: g.derive([ValueError(9)])); t(lambda: g.derive([])); t(lambda: g.derive(3)); t(lambda: g.derive([KeyboardInterrupt()])); t(lambda: BEG('b', [KeyboardInterrupt()]).derive([ValueError()]))
class My(EG):
    def __new__(cls, m, e, code=0):
        self = super().__new__(cls, m, e); self.code = code; return self
    def derive(self, excs): return My(self.message, excs, self.code)
m = My('m', [ValueError(1), TypeError(2)], 5)
t(lambda: [(type(x).__name__, x.code) for x in m.split(ValueError)])
class Bad(EG):
    def derive(self, excs): return 3
t(lambda: Bad('m', [ValueError(1), TypeError(2)]).split(ValueError))
class NoDerive(EG): pass
t(lambda: [type(x).__name__ for x in NoDerive('m', [ValueError(1), TypeError(2)]).split(ValueError)])
class Mixed(BEG, ValueError): pass
t(lambda: Mixed('m', [KeyboardInterrupt()])); t(lambda: Mixed('m', [ValueError()]).__class__)
class ME(EG, ValueError): pass
t(lambda: isinstance(ME('m', [ValueError()]), ValueError))
class Nested(Exception): pass
try:
    try: raise g
    except* ValueError as e: print('v', e.exceptions, e.__context__)
    except* TypeError as e: print('t', e.exceptions); raise Nested('n') from e
except BaseException as e:
    print(type(e), e.message, [repr(x) for x in e.exceptions]); print(repr(e.__cause__), repr(e.__context__))
try:
    try: raise ValueError('plain')
    except* ValueError as e: print(repr(e)); raise
except BaseException as e: print(repr(e), repr(e.__context__))
try:
    try: raise ValueError('plain')
    except* ValueError as e: print(repr(e), e.__traceback__ is not None)
    else: print('else')
    finally: print('finally')
except BaseException as e: print(repr(e))
try:
    try: raise EG('x', [ValueError(1), ValueError(2), TypeError(3)])
    except* ValueError as e: raise e.exceptions[0]
    except* TypeError as e: raise
except BaseException as e: print(repr(e), [repr(x) for x in e.exceptions])
try:
    try: raise EG('x', [ValueError(1)])
    except* EG: pass
except BaseException as e: print(type(e).__name__, e)
try:
    try: raise ValueError
    except* 3: pass
except BaseException as e: print(type(e).__name__, e)
e = ValueError('n')
t(lambda: e.add_note('one')); t(lambda: e.add_note(3)); t(lambda: e.__notes__); t(lambda: e.add_note()); e.__notes__ = 3; t(lambda: e.add_note('x')); e.__notes__ = ['a', 'b']; t(lambda: e.add_note('c') or e.__notes__); del e.__notes__; t(lambda: e.__notes__)
n = EG('noted', [ValueError(1), TypeError(2)]); n.add_note('hello'); a, b = n.split(ValueError); t(lambda: (a.__notes__, b.__notes__, a.__notes__ is n.__notes__)); n.__notes__ = 5; t(lambda: n.split(ValueError)[0].__dict__)
try:
    raise n from KeyError('c')
except EG as x:
    a, b = x.split(TypeError); print(repr(a.__cause__), a.__traceback__ is x.__traceback__, a.__suppress_context__)
d = ValueError(0)
for i in range(50): d = EG(str(i), [d])
t(lambda: len(str(d.split(ValueError)[0]))); t(lambda: d.subgroup(TypeError))
t(lambda: EG[int]); t(lambda: EG.__class_getitem__(int)); t(lambda: g.__reduce__()[1][0]); t(lambda: EG.__doc__); t(lambda: EG.__mro__); t(lambda: BEG.__new__(EG, 'a', [KeyboardInterrupt()])); t(lambda: EG.__init__(g, 1)); t(lambda: EG('a', [ValueError()], foo=1)); t(lambda: sorted(k for k in vars(BEG)))
