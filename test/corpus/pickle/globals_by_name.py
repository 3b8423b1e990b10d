# library
# Classes and functions by name: what is looked up where, names of Python 2, extension codes, find_class.
import _compat_pickle
import _pickle
import collections
import copyreg
import functools
import io
import sys
import types


class C:
    class D:
        pass


def function():
    def inner():
        pass

    return inner


def attempt(o, protocols=(0, 2, 3, 4), **kwargs):
    for protocol in protocols:
        try:
            data = _pickle.dumps(o, protocol, **kwargs)
            print(protocol, data)
            back = _pickle.loads(data, **kwargs)
            print('   same' if back is o else back)
        except Exception as e:
            print(protocol, type(e).__name__, str(e).split(' at 0x')[0])


for o in (C, C.D, function, len, print, collections.OrderedDict, functools.reduce, range, int, map, function(), lambda: 0):
    print('--', getattr(o, '__name__', o))
    attempt(o)
print('-- without fix_imports')
attempt(range, (0, 1, 2), fix_imports=False)
attempt(functools.reduce, (0, 1, 2), fix_imports=False)
attempt(collections.UserDict)
attempt(ConnectionError)
attempt(ModuleNotFoundError)

print('-- names that lead elsewhere')
old = C
class C:
    pass
attempt(old)
attempt(old.D)
gone = function
del function
attempt(gone)
liar = types.FunctionType(gone.__code__, {}, 'liar')
for module in (None, 'no_such_module', 'sys', 5, '', 'a.b'):
    liar.__module__ = module
    attempt(liar, (0, 4))


class NoName:
    def __reduce__(self):
        return 'NoName'


attempt(NoName())
noname = NoName()
NoName.__reduce__ = lambda self: 'noname'
attempt(noname)
NoName.__reduce__ = lambda self: 'a.<locals>.b'
attempt(noname)
NoName.__reduce__ = lambda self: 'C.x.y'
attempt(noname)

print('-- modules without __module__')
holder = types.ModuleType('holder')
sys.modules['holder'] = holder


class Thing:
    __module__ = None
    __reduce__ = lambda self: 'thing'


thing = holder.thing = Thing()
Thing.__module__ = None
attempt(thing, (0, 4))
sys.modules['odd'] = None
attempt(thing, (4,))
del sys.modules['holder'], sys.modules['odd']
attempt(thing, (4,))

print('-- identifiers that are not ASCII')
exec('class Klassé: pass')
attempt(Klassé)
m = types.ModuleType('modulé')
m.x = types.new_class('x')
m.x.__module__ = 'modulé'
sys.modules['modulé'] = m
attempt(m.x)

print('-- extension codes')
copyreg.add_extension('__main__', 'C', 0x42)
attempt(C, (1, 2, 4))
copyreg.remove_extension('__main__', 'C', 0x42)
copyreg.add_extension('__main__', 'C', 0x4243)
attempt(C, (2, 4))
copyreg.remove_extension('__main__', 'C', 0x4243)
copyreg.add_extension('__main__', 'C', 0x42434445)
attempt([C, C], (2, 4))
copyreg.clear_extension_cache()
print(_pickle.loads(b'\x84EDCB.') is C, copyreg._extension_cache)
copyreg.remove_extension('__main__', 'C', 0x42434445)
for value in ('x', 0, -1, 1 << 40, None):
    copyreg._extension_registry['__main__', 'C'] = value
    attempt(C, (2,))
del copyreg._extension_registry['__main__', 'C']
for value in (5, ('a',), (1, 2), ('a', 2), ('__main__', 'C')):
    copyreg._inverted_registry[7] = value
    try:
        print(_pickle.loads(b'\x82\x07.') is C)
    except Exception as e:
        print(type(e).__name__, e)
    copyreg.clear_extension_cache()
del copyreg._inverted_registry[7]
for data in (b'\x82\x07.', b'\x82\x00.', b'\x84\xff\xff\xff\xff.', b'\x83\x01.'):
    try:
        print(_pickle.loads(data))
    except Exception as e:
        print(type(e).__name__, e)

print('-- damaged tables')
for table, key, values, call in (
    (_compat_pickle.REVERSE_NAME_MAPPING, ('__main__', 'C'), (5, (1,), (1, 2), ('m', 'n')), lambda: _pickle.dumps(C, 2)),
    (_compat_pickle.REVERSE_IMPORT_MAPPING, '__main__', (5, 'm'), lambda: _pickle.dumps(C, 2)),
    (_compat_pickle.NAME_MAPPING, ('__main__', 'C'), (5, (1,), (1, 2), ('__main__', 'C')), lambda: _pickle.loads(b'c__main__\nC\n.') is C),
    (_compat_pickle.IMPORT_MAPPING, '__main__', (5, '__main__'), lambda: _pickle.loads(b'c__main__\nC\n.') is C),
):
    for value in values:
        table[key] = value
        try:
            print(call())
        except Exception as e:
            print(type(e).__name__, e)
    del table[key]

print('-- find_class')


class Restricted(_pickle.Unpickler):
    def find_class(self, module, name):
        print('  find_class', module, name)
        if name == 'C':
            return super().find_class(module, name)
        return 'instead of ' + name


for data in (b'c__main__\nC\n.', b'c__builtin__\nrange\n.', b'\x80\x04\x8c\x08__main__\x8c\x01x\x93.', b'(i__main__\nC\n.'):
    try:
        print(str(Restricted(io.BytesIO(data)).load()).split(' at 0x')[0])
    except Exception as e:
        print(type(e).__name__, e)
    except BaseException as e:
        print('base', e)
u = _pickle.Unpickler(io.BytesIO(b''))
for args in (('builtins', 'int'), ('builtins', 'no'), ('builtins', 'str.join'), ('no_module', 'x'), ('os.path', 'join'), ('__builtin__', 'unichr'),
             ('copy_reg', '_reconstructor')):
    try:
        print(str(u.find_class(*args)).split(' at 0x')[0])
    except Exception as e:
        print(type(e).__name__, e)
for data in (b'\x80\x04\x8c\x08builtins\x8c\x08str.join\x93.', b'\x80\x04\x8c\x08builtins\x8c\x0ea.<locals>.bcd\x93.', b'\x80\x02cbuiltins\nstr.join\n.',
             b'\x80\x04NN\x93.', b'\x80\x04\x8c\x01aN\x93.', b'\x80\x04\x8c\x01a\x93.'):
    try:
        print(_pickle.loads(data))
    except Exception as e:
        print(type(e).__name__, e)
