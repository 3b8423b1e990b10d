# UnicodeError objects: construction, attributes, text of what is out of range.
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)



for c, args in ((UnicodeEncodeError, ('e', 'abc', 0, 1, 'r')), (UnicodeDecodeError, ('e', b'abc', 0, 1, 'r')), (UnicodeTranslateError, ('abc', 0, 1, 'r'))):
    e = c(*args)
    t(lambda: e); t(lambda: str(e)); t(lambda: e.args)
    for a in ('encoding', 'object', 'start', 'end', 'reason'):
        t(lambda: getattr(e, a)); t(lambda: setattr(e, a, 3)); t(lambda: getattr(e, a)); t(lambda: setattr(e, a, 'x')); t(lambda: str(e)); t(lambda: delattr(e, a)); t(lambda: getattr(e, a)); t(lambda: str(e))
        e = c(*args)
    for s, n in ((0, 3), (1, 2), (-1, 1), (2, 1), (5, 6), (0, 100), (3, 3), (-5, -1)):
        e = c(*args[:-3], s, n, 'why'); t(lambda: str(e)); t(lambda: (e.start, e.end))
    t(lambda: c()); t(lambda: c(1, 2, 3, 4, 5)); t(lambda: c(*args, 1)); t(lambda: c(*args[:-1])); t(lambda: c.__new__(c)); t(lambda: str(c.__new__(c))); t(lambda: c.__new__(c).object); t(lambda: c(*args[:-1], reason='x'))
t(lambda: str(UnicodeEncodeError('e', 'é', 0, 1, 'r'))); t(lambda: str(UnicodeEncodeError('e', '€', 0, 1, 'r'))); t(lambda: str(UnicodeEncodeError('e', '😀', 0, 1, 'r'))); t(lambda: str(UnicodeDecodeError('e', b'\xff', 0, 1, 'r'))); t(lambda: str(UnicodeDecodeError('e', bytearray(b'\xff'), 0, 1, 'r'))); t(lambda: UnicodeDecodeError('e', memoryview(b'\xff'), 0, 1, 'r').object); t(lambda: UnicodeDecodeError('e', 'a', 0, 1, 'r')); t(lambda: str(UnicodeTranslateError('\ud800', 0, 1, 'r'))); t(lambda: UnicodeEncodeError('e', b'a', 0, 1, 'r')); t(lambda: UnicodeEncodeError('e', 'a', '0', 1, 'r')); t(lambda: UnicodeEncodeError('e', 'a', 0.5, 1, 'r')); t(lambda: UnicodeEncodeError('a\0b', 'a', 0, 1, 'r')); t(lambda: str(UnicodeEncodeError('a\0b', 'a', 0, 1, 'r\0s')))
class S(UnicodeDecodeError):
    def __init__(self): pass
t(lambda: S()); t(lambda: str(S())); t(lambda: S().start); t(lambda: UnicodeError('a', 'b')); t(lambda: str(UnicodeError('a', 'b')))
for exc in (BaseException, OSError, KeyError, StopIteration, SystemExit, ImportError, NameError, AttributeError, SyntaxError, MemoryError, AssertionError):
    for args in ((), (1,), (1, 2), ('a', 'b', 'c'), (2, 'x', 'f'), (2, 'x', 'f', 3, 'g')):
        e = exc(*args)
        t(lambda: e); t(lambda: str(e)); t(lambda: e.args); t(lambda: {k: getattr(e, k) for k in ('errno', 'strerror', 'filename', 'filename2', 'value', 'code', 'name', 'path', 'obj', 'msg', 'lineno', 'name_from') if hasattr(e, k)}); t(lambda: e.__reduce__()); t(lambda: e.__setstate__({'q': 1}) or e.q)
    t(lambda: exc(a=1)); t(lambda: exc(1).with_traceback(3)); t(lambda: setattr(exc(), 'args', 3)); t(lambda: setattr(exc(), '__cause__', 3)); t(lambda: setattr(exc(), '__context__', 3)); t(lambda: setattr(exc(), '__traceback__', 3)); t(lambda: delattr(exc(), '__cause__')); t(lambda: delattr(exc(), '__context__')); t(lambda: delattr(exc(), '__traceback__')); t(lambda: delattr(exc(), 'args')); t(lambda: exc().__suppress_context__); t(lambda: exc().__setstate__(3)); t(lambda: exc().__setstate__({1: 2}))
t(lambda: ImportError('a', name='n', path='p', name_from='q').__reduce__()); t(lambda: ImportError(foo=1)); t(lambda: NameError('x', name='n').name); t(lambda: AttributeError('x', name='n', obj=3).__getstate__()); t(lambda: AttributeError('x', name='n', obj=3).__reduce__()); t(lambda: StopIteration(5).value); t(lambda: OSError(2, 'm').__class__); t(lambda: OSError(17, 'm', 'f', None, 'g')); t(lambda: str(OSError(17, 'm', 'f', None, 'g'))); t(lambda: OSError(2, 'm', b'f').filename); t(lambda: BlockingIOError(11, 'm', 5).characters_written); t(lambda: BlockingIOError(11, 'm').characters_written); t(lambda: OSError(9999, 'm').__class__); t(lambda: SystemExit(1, 2).code); t(lambda: SyntaxError('m', ('f', 1, 2, 'text')).text); t(lambda: SyntaxError('m', ('f', 1, 2, 'text', 3, 4)).end_offset); t(lambda: SyntaxError('m', ('f', 1))); t(lambda: SyntaxError('m', 3)); t(lambda: str(SyntaxError('m', ('dir/f.py', 3, 2, 'text')))); t(lambda: KeyError('a')); t(lambda: str(KeyError('a'))); t(lambda: str(KeyError(1, 2)))
class MyOS(OSError):
    def __init__(self, *a): self.mine = a
    def __new__(cls, *a): return OSError.__new__(cls, *a)
t(lambda: MyOS(2, 'x').errno); t(lambda: MyOS(2, 'x')); t(lambda: type(MyOS(2, 'x')).__name__)
