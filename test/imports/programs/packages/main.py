import sys
print(sys.path[0] != '', sys.argv)
import pk, pk.a
from pk import b
from pk.sub import c
print(pk.__name__, pk.a.__package__, b.__spec__.name, c.__spec__.parent, len(pk.__path__), pk.a.__cached__.rpartition('/')[2])
print(pk.__spec__.submodule_search_locations == pk.__path__, pk.__loader__ is pk.__spec__.loader, type(pk.__loader__).__name__)
import ns.x.y
print(type(ns.__path__).__name__, ns.x.y.v, ns.__file__ if hasattr(ns, '__file__') else 'no file', ns.__spec__.origin)
try:
    import circ1
except ImportError as e:
    print(e.name, e.name_from, str(e).rpartition(' (')[0])
for name in ('bad', 'pk.missing', 'pk.a.x', 'nothere', 'nothere.x', '', 'pk..b', 'sys.x'):
    try:
        __import__(name)
    except Exception as e:
        print(name, '->', type(e).__name__, e, getattr(e, 'name', None), name in sys.modules)
print(__import__('pk.sub.c').__name__, __import__('pk.sub.c', fromlist=['X']).__name__, __import__('pk.sub', None, None, ['c', 'nope']).__name__)
for args in ((1,), ('x', {}, {}, (), -1), ('b', {'__package__': 'pk'}, {}, ('X',), 1), ('b', {'__package__': 3}, {}, (), 1),
             ('b', {'__name__': 'pk.z'}, {}, (), 1), ('b', {'__name__': 'pk'}, {}, (), 1), ('b', {}, {}, (), 1), ('b', None, {}, (), 1), ('b', [], {}, (), 1),
             ('b', {'__package__': 'pk'}, {}, (), 2), ('', {'__package__': 'pk.sub'}, {}, ('c',), 1), ('', {'__package__': ''}, {}, ('c',), 1)):
    try:
        m = __import__(*args)
        print(m.__name__)
    except Exception as e:
        print(type(e).__name__, e)
sys.modules['none'] = None
try:
    import none
except ImportError as e:
    print(type(e).__name__, e)
del sys.modules['pk.b']
import importlib
print(importlib.import_module('.b', 'pk') is not b, importlib.reload(pk) is pk)
print([f.__name__ if hasattr(f, '__name__') else type(f).__name__ for f in sys.meta_path])
print(importlib.util.find_spec('pk.sub.c').name, importlib.util.find_spec('nope'))
class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == 'virtual':
            return importlib.machinery.ModuleSpec(name, Finder)
    @staticmethod
    def create_module(spec):
        return None
    @staticmethod
    def exec_module(module):
        module.value = 42
import importlib.util, importlib.machinery
sys.meta_path.append(Finder)
import virtual
print(virtual.value, virtual.__spec__.loader is Finder)
from pk import *
print('a' in globals())
import bad
