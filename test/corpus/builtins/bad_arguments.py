# Every builtin function with arguments that it refuses.
calls = '''abs() abs('x') abs(None) all() all(5) any(5) ascii() bin('x') bin(1.5) callable() chr(-1) chr(0x110000) chr('x') chr(1.0)
delattr(1) delattr(1,'x') delattr(1,2) dir(1,2) divmod(1) divmod(1,0) divmod('x',1) divmod(1.0,0) eval() eval(5) exec() exec(5)
format() format(1,2) format(1,'zz') getattr() getattr(1) getattr(1,2) getattr(1,'x') globals(1) hasattr(1) hasattr(1,2) hash() hash([])
hash({}) hash(set()) hex('x') hex(1.0) id() input(1,2) isinstance(1) isinstance(1,2) isinstance(1,(int,3)) issubclass(1,int) issubclass(int,1)
iter() iter(5) iter(5,1) iter(1,2,3) len() len(5) len(1,2) len(int) locals(1) max() max(5) max([]) max(1,'x') max([],default=3) max(1,2,default=3)
min() min([]) min(1,key=5) next() next(5) next(iter([])) next(iter([]),3) next([]) oct('x') ord() ord('') ord('ab') ord(5) ord(b'ab') pow()
pow(1) pow(2,-1,4) pow(2,3,0) pow('x',2) pow(2,1.5,3) pow(0,-1) pow(0.0,-1) print(sep=5) print(end=5) print(file=5) print(1,foo=2) range() range('x')
range(1,2,0) range(1.5) range(1,2,3,4) repr() repr(1,2) reversed() reversed(5) reversed({1}) round() round('x') round(1,'x') round(1.5,1.5)
setattr() setattr(1,2,3) setattr(1,'x',2) slice() slice(1,2,3,4) sorted() sorted(5) sorted([1,'x']) sorted([],5) sorted([],key=5) sum() sum(5) sum(['x'])
sum([],'x') sum([],b'') sum([[1]]) tuple(5) tuple(1,2) type() type(1,2) type('x',(),5) type('x',5,{}) type(5,(),{}) vars(5) vars(1,2) zip(5) zip([],5)
list(zip([1],[],strict=True)) list(zip([1],[1,2],strict=True)) list(zip([1],[2],[],strict=True)) enumerate() enumerate(5) enumerate([],'x')
map() map(5) map(len) list(map(5,[1])) list(map(len,[1])) filter() filter(1) list(filter(5,[1])) int('x') int('12',1) int('12',99) int([]) int('1',base='x')
int(1,2) int('') int('1_') float('x') float([]) float(1,2) str(1,2) str(b'x',5) str(b'\\xff','utf8') bytes('x') bytes(-1) bytes([256]) bytes(['x'])
bytes(1.5) list(5) list(1,2) dict(5) dict([5]) dict([(1,2,3)]) dict(1,2) set(5) set([[]]) set(1,2) frozenset(5) bool(1,2) object(5) super() super(5)
super(int,5) property(1,2,3,4,5) staticmethod() classmethod() __import__() __import__(5) __import__('') __import__('nope.x') compile() compile(1,2,3)
compile('','','x') compile('','','exec',9999999) compile('','','exec',0,0,9) compile('x','','eval',optimize='x') __build_class__() __build_class__(1) __build_class__(1,2)'''
for call in calls.split():
    try:
        print(call, '->', eval(call))
    except BaseException as e:
        print(call, '->', type(e).__name__, e)
