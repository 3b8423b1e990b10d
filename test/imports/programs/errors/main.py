import sys
sys.path.insert(0, 'deep')
def attempt(statement):
    try:
        exec(statement, {'__name__': 'm'})
    except BaseException as e:
        tb, names = e.__traceback__.tb_next, []
        while tb:
            names.append((tb.tb_frame.f_code.co_filename.rpartition('/')[2], tb.tb_lineno))
            tb = tb.tb_next
        print(f'{statement!r}: {type(e).__name__}: {str(e).rpartition(" (/")[0] or e}', names)
attempt('import er.one')
attempt('import er.one')
attempt('import er.two')
attempt('import er.three')
attempt('import er.four')
attempt('from er import nothing')
attempt('from er import four')
attempt('from sys import nothing')
attempt('from . import x')
attempt('from .x import y')
attempt('import er.nothing')
attempt('import math.nothing')
attempt('from er.good import a, zz')
attempt('from er.good import *; print(a, "_b" in dir())')
attempt('import er.all_bad; from er.all_bad import *')
attempt('import er.slow; er.slow.nothing')
attempt('import er; er.nothing')
attempt('import er.late')
print(sorted(n for n in sys.modules if n.partition('.')[0] == 'er'))
import er.partial
