import sys
print(sys.version_info, sys.version_info >= (3, 13), sys.version_info.major, sys.version_info[:2], sys.hexversion, sys.version.split()[0])
print(sys.float_info)
print(sys.int_info)
print(sys.hash_info)
print(sys.implementation.name, sys.implementation.version, sys.implementation.hexversion, sys.implementation.cache_tag)
print(sys.maxsize, sys.maxunicode, sys.byteorder, sys.float_repr_style, sys.api_version)
print(sys.flags.optimize, sys.flags.debug, sys.flags.inspect, type(sys.flags), sys.flags.int_max_str_digits)
print(sys.argv, sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getrecursionlimit(), sys.getswitchinterval())
print(sys.copyright)
print('sys' in sys.modules, sys.modules['sys'] is sys, sys.modules['__main__'].__name__, type(sys.modules))
print(len(sys.stdlib_module_names), 'os' in sys.stdlib_module_names, type(sys.stdlib_module_names))
for o in (0, 1, 2 ** 30, 2 ** 60, '', 'a', 'é', '日', b'', b'abc', (), (1, 2), [], [1, 2, 3], {}, {1: 2}, set(), 1.5, None, True, Ellipsis, range(3), slice(1), object(), int, len, lambda: 1):
    print(type(o).__name__, sys.getsizeof(o))


class Sized:
    def __sizeof__(self):
        return 100


class Bad:
    def __sizeof__(self):
        return -1


class Bad2:
    def __sizeof__(self):
        return 'x'


print(sys.getsizeof(Sized()), sys.getsizeof(Bad2(), 'default'))
for b in (Bad(), Bad2()):
    try:
        sys.getsizeof(b)
    except Exception as e:
        print(type(e).__name__, e)
x = []
y = x
print(sys.getrefcount(x), sys.getrefcount(None) > 1000, sys.getrefcount(object()))
a = ''.join(['ab', 'cd'])
b = ''.join(['ab', 'cd'])
print(a is b, sys.intern(a) is sys.intern(b), sys._is_interned(a))
for call in ("sys.intern(5)", "sys.intern()", "sys.setrecursionlimit(0)", "sys.setrecursionlimit('x')", "sys.setrecursionlimit(-5)", "sys.getsizeof()", "sys._getframe(100)", "sys._getframe('x')", "sys.exit(1, 2)", "sys.displayhook()", "sys.excepthook(1)", "sys.excepthook(1, 2, 3)", "sys.set_int_max_str_digits(5)", "sys.nope", "sys.exc_info(1)"):
    try:
        print(call, eval(call))
    except BaseException as e:
        print(call, type(e).__name__, e)


def frames():
    f = sys._getframe()
    return f.f_code.co_name, f.f_back.f_code.co_name, sys._getframe(1).f_lineno


print(frames())
print(sys.exc_info(), sys.exception())
try:
    1 / 0
except ZeroDivisionError as e:
    print(sys.exc_info()[0], sys.exc_info()[1] is e, sys.exc_info()[2].tb_lineno, sys.exception() is e)
print(sys.exc_info())
sys.setrecursionlimit(200)
print(sys.getrecursionlimit())
sys.displayhook(5)
print(_)
sys.displayhook(None)
print(_)
sys.displayhook('é')
sys.displayhook = lambda o: print('hook', o)
exec(compile('1 + 1', '', 'single'))
del sys.displayhook
try:
    exec(compile('1 + 1', '', 'single'))
except RuntimeError as e:
    print(e)
print(sys.is_finalizing(), sys._is_gil_enabled())
for name in ('__stdin__', '__stdout__', '__stderr__', '__displayhook__', '__excepthook__'):
    print(name, hasattr(sys, name))
print(sys.get_int_max_str_digits())
try:
    str(10 ** 5000)
except ValueError as e:
    print(e)
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)))
