# library: what _ctypes has.
import _ctypes

print(sorted(n for n in dir(_ctypes) if n != '__file__'))
for name in sorted(dir(_ctypes)):
    o = getattr(_ctypes, name)
    if isinstance(o, type) and name[:2] != '__':
        meta = type(o)
        print(name, o.__module__, o.__flags__ & 0xffff, o.__basicsize__, o.__itemsize__, meta.__name__, sorted(n for n in vars(o) if n != '__dict__'))
        if meta is not type:
            print('   ', meta.__mro__, meta.__basicsize__, sorted(vars(meta)))
print(_ctypes.buffer_info(__import__('ctypes').c_int))
for f, args in [('dlsym', (1,)), ('dlopen', ()), ('dlopen', (None, 'x')), ('POINTER', ()), ('resize', (1,)), ('byref', (1, 2, 3)), ('sizeof', ()), ('set_errno', ('x',)), ('get_errno', (1,)), ('buffer_info', (3,)), ('_unpickle', (1,)), ('_unpickle', (1, 2)), ('call_function', (1,)), ('pointer', (1, 2))]:
    try:
        print(f, getattr(_ctypes, f)(*args))
    except Exception as e:
        print(f, type(e).__name__, e)
