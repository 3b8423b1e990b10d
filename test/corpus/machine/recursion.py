import sys
def r(n): return r(n+1)
try: r(0)
except RecursionError as e: print(e)
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError as e: print(str(e)[:34])
l = []
for i in range(100000): l = [l]
try: repr(l)
except RecursionError as e: print(str(e)[:34])
try: l == l[0]
except RecursionError as e: print(str(e)[:34])
del l
class G:
    def __getattr__(self, n): return getattr(self, n + 'x')
try: G().a
except RecursionError as e: print(str(e)[:34])
print('ok')
