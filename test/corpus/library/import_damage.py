# library: imports of damaged things: .pyc files, half-written sources, circles, modules that raise; a wheel on the path.
import sys, os, tempfile, importlib, importlib.util, zipfile, shutil, marshal, struct, py_compile, runpy, warnings
sys.dont_write_bytecode = False
root = tempfile.mkdtemp(); sys.path.insert(0, root); n = 0
def write(name, text, mode='w'):
    path = os.path.join(root, name); os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, mode, **({} if 'b' in mode else {'encoding': 'utf-8'})) as f: f.write(text)
    os.utime(path, (10**9, 10**9)); importlib.invalidate_caches(); return path
def t(name, show=lambda m: vars(m).get('v')):
    sys.modules.pop(name, None)
    try: print(name, show(importlib.import_module(name)))
    except BaseException as e: print(name, type(e).__name__, str(e).replace(root, 'ROOT'), e.__notes__ if hasattr(e, '__notes__') else '')
source = write('good.py', 'v = 1\n'); t('good'); cache = importlib.util.cache_from_source(source); pyc = open(cache, 'rb').read(); print(os.path.basename(cache), pyc[:4] == importlib.util.MAGIC_NUMBER, struct.unpack('<III', pyc[4:16]), sorted(os.listdir(os.path.dirname(cache))))
def damage(data):
    with open(cache, 'wb') as f: f.write(data)
    importlib.invalidate_caches(); t('good')
for data in (b'', pyc[:3], pyc[:10], b'\0\0\0\0' + pyc[4:], pyc[:8] + b'\1\2\3\4' + pyc[12:], pyc[:16], pyc[:30], pyc[:16] + b'\xff' * 50, pyc[:16] + marshal.dumps(5), pyc[:4] + b'\xff' + pyc[5:], pyc[:16] + b'\xe3' + b'\xff' * 80): damage(data)
os.remove(cache); t('good'); print(open(cache, 'rb').read() == pyc)
for data in (pyc, b'', pyc[:16] + b'N', pyc[:20], b'junk' * 9): write('bare.pyc', data, 'wb'); t('bare')
write('hash1.py', 'v = 2'); h = py_compile.compile(os.path.join(root, 'hash1.py'), invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH); t('hash1'); write('hash1.py', 'v = 3'); t('hash1')
write('blocked/__init__.py', 'v = 4'); write('blocked/__pycache__', 'a file'); t('blocked'); write('newer.py', 'v = 5'); t('newer'); write('newer.py', 'v = 6  # longer'); t('newer')
for name, data in (('half1', b'def f(:'), ('half2', b'x = """never'), ('half3', b'v = "\xff"'), ('half4', b'# coding: nope\nv = 1'), ('half5', b'v = 1\n\0\n'), ('half6', b'if 1:\n'), ('half7', b'\xef\xbb\xbfv = 7'), ('half8', '# coding: latin-1\nv = "é"'.encode('latin-1')), ('half9', b'')): write(name + '.py', data, 'wb'); t(name)
write('raises.py', 'v = 1\n1 / 0'); t('raises'); print('raises' in sys.modules); write('exits.py', 'raise SystemExit(3)'); t('exits'); write('ring_a.py', 'import ring_b\nv = ring_b.v'); write('ring_b.py', 'import ring_a\nv = ring_a.v'); t('ring_a'); print('ring_a' in sys.modules, 'ring_b' in sys.modules); write('ring_c.py', 'from ring_d import v'); write('ring_d.py', 'from ring_c import v'); t('ring_c'); write('ok_a.py', 'import ok_b\nv = 1'); write('ok_b.py', 'import ok_a\ndef f(): return ok_a.v'); t('ok_a', lambda m: m.ok_b.f())
write('pk/__init__.py', 'from . import sub'); write('pk/sub.py', 'from .. import up'); t('pk'); t('pk.nope'); t('good.nope'); t('no_such'); write('pk2/__init__.py', ''); write('pk2/m.py', 'v = __package__, __name__'); t('pk2.m'); t('pk2.n'); write('removes.py', 'import sys; del sys.modules[__name__]'); t('removes'); write('swaps.py', 'import sys; sys.modules[__name__] = 5'); t('swaps', lambda m: m); os.makedirs(os.path.join(root, 'space/inner')); write('space/inner/m.py', 'v = 8'); t('space.inner.m'); t('space', lambda m: (m.__file__, type(m.__path__).__name__))
for text in ('import good.nope', 'from good import nope', 'from . import x', 'from pk2 import *', 'import sys.nope', 'from good import v as w, zz', '__import__("")', 'import importlib; importlib.import_module(".x")', '__import__("a", level=-1)', '__import__(5)', 'import importlib; importlib.reload(5)'):
    try: exec(text, {'__name__': 'm', 'nope': 1}); print(text)
    except BaseException as e: print(text, '|', type(e).__name__, str(e).replace(root, 'ROOT'))
wheel = os.path.join(root, 'tiny-1.0-py3-none-any.whl')
with zipfile.ZipFile(wheel, 'w', zipfile.ZIP_DEFLATED) as z: z.writestr('tiny/__init__.py', 'from .core import greet\n__version__ = "1.0"\n'); z.writestr('tiny/core.py', 'def greet(): return "hello from " + __name__\ndef fail(): 1 / 0\n'); z.writestr('tiny/data.txt', 'some data\n'); z.writestr('tiny-1.0.dist-info/METADATA', 'Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\nRequires-Dist: other>=2\n'); z.writestr('tiny-1.0.dist-info/RECORD', ''); z.writestr('tiny-1.0.dist-info/entry_points.txt', '[console_scripts]\ntiny = tiny:greet\n'); z.writestr('tiny/__main__.py', 'print("main", __name__)')
sys.path.insert(0, wheel); importlib.invalidate_caches(); import tiny, importlib.metadata as md, importlib.resources as res, pkgutil, traceback
print(tiny.greet(), tiny.__file__.replace(root, 'ROOT'), type(tiny.__loader__).__name__, md.version('tiny'), md.requires('tiny'), [e.load()() for e in md.entry_points(name='tiny')], res.files('tiny').joinpath('data.txt').read_text(), pkgutil.get_data('tiny', 'data.txt'), [m.name for m in pkgutil.iter_modules(tiny.__path__)]); runpy.run_module('tiny')
try: tiny.core.fail()
except ZeroDivisionError: print(traceback.format_exc().replace(root, 'ROOT').replace(os.path.abspath(__file__), 'FILE'))
write('bad.zip', b'PK\3\4 not a zip', 'wb'); sys.path.insert(0, os.path.join(root, 'bad.zip')); t('in_bad_zip'); sys.path.insert(0, os.path.join(root, 'missing')); t('good'); sys.path.insert(0, 5); t('newer'); shutil.rmtree(root)
