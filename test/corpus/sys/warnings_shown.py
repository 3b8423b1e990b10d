def f(x):
    return ~x


for i in range(3):
    f(True)
f(False)
~(1 == 1)
x = True
~x; ~x
def g(): return x is 1, x == (), (1)(2), [1]['a'], 'a' 'b'(3)
print("\d", b'\q', '\400')
assert (x, 'always true')
exec('~x')
exec('y is "s"')
compile('z is not 5', 'named.py', 'exec')
print(bool(f) if f else 0)
try:
    if NotImplemented: pass
except TypeError as e:
    print(e)
ns = {'__name__': 'elsewhere', 'x': True}
exec('~x', ns)
print('__warningregistry__' in globals(), '__warningregistry__' in ns)
def h():
    try: pass
    finally: return 5
print(0x1for x in (1,))
