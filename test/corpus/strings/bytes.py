# bytes: methods, construction, formatting, errors.
tests = r"""
b'a'.find('a')
b'a'.find(256)
b'a'.find(97)
b'a'.find(-1)
b'a'.find(1.5)
b'a'.find()
b'a'.index(b'b')
b'a'.rindex(b'b')
b'a'.count('a')
b'aXbXc'.count(b'')
b'a'.startswith('a')
b'a'.startswith(('a',))
b'a'.startswith(97)
b'a'.startswith((b'a',))
b'a'.split('a')
b'a'.split(b'')
b'a,b'.split(b',',1)
b' a  b '.split()
b'a'.partition(b'')
b'a'.partition('a')
b'a'.replace(b'a')
b'a'.replace('a',b'')
b'a'.replace(b'a','b')
b'a'.join(['a'])
b'a'.join(1)
b','.join([1])
b'a'.strip('a')
b'a'.strip(1)
b'a'.center(5,'a')
b'a'.center(5,b'ab')
b'a'.zfill(5), b'-1'.zfill(5)
b'a'.translate('a')
b'a'.translate(b'a')
b'ab'.translate(None,b'a')
b'ab'.translate(None,delete=b'a')
b'ab'.translate(bytes(range(256)))
bytes.maketrans(b'a',b'bc')
bytes.maketrans('a',b'b')
bytes.fromhex('zz')
bytes.fromhex('a')
bytes.fromhex('61 62')
bytes.fromhex(b'61')
bytes.fromhex('6')
bytes.fromhex('61 6')
bytes.fromhex('6 1')
b'abc'.hex()
b'abc'.hex(':')
b'abcdefg'.hex(':',2)
b'abcdefg'.hex(':',-2)
b'abc'.hex('::')
b'abc'.hex(1)
b'abc'.hex('\u20ac')
b'abc'.hex(b':')
b'abc'.hex(sep=':',bytes_per_sep=1)
b'abc'.hex(':',0)
b'a'+'b'
b'a'+1
b'a'*-1
b'a'*1.5
'a' in b'a'
97 in b'a'
256 in b'a'
b'a' in b'ab'
1.5 in b'a'
b'a'[1]
b'a'.__getitem__('a')
b'a'[1:0]
bytes('a')
bytes('a','utf-8')
bytes(-1)
bytes(3)
bytes([256])
bytes([-1])
bytes(['a'])
bytes(1.5)
bytes(b'a','utf-8')
bytes(1,'utf-8')
bytes(1,errors='x')
bytes(encoding='x')
bytes((1,2,3)), bytes(range(3)), bytes(iter([1,2]))
bytes({'a':1})
bytes(1,2,3,4)
bytes(foo=1)
bytes(source=b'a')
bytes('\xe9','ascii')
bytes(type('X',(),{'__bytes__':lambda s:b'q'})())
bytes(type('X',(),{'__bytes__':lambda s:'q'})())
bytes(type('X',(),{'__index__':lambda s:2})())
b'%d' % 'a'
b'%s' % 'a'
b'%g' % '1'
b'%.1f' % None
b'%s' % b'a'
b'%b' % 1
b'%a' % '\u20ac'
b'%r' % '\u20ac'
b'%c' % 97, b'%c' % b'a'
b'%c' % 256
b'%c' % b'ab'
b'%c' % 'a'
b'%x %X %#o %5d|%-5d|%05d %+d' % (255,255,8,1,1,1,1)
b'%.2f %e %g' % (1.5,1.5,1.5)
b'%(a)s' % {b'a':b'x'}
b'%(a)s' % {'a':b'x'}
b'%d %d' % 1
b'a' % 1
b'%z' % 1
b'%' % 1
b'%(a' % {}
b'%*d|%.*f' % (5,1,2,1.5)
b'%*d' % ('a',1)
b'%s' % type('X',(),{'__bytes__':lambda s:b'q'})()
b'%.2s|%5s|%-5s|' % (b'abc',b'a',b'b')
b'%i %u' % (1,2)
b'%%'%()
b'%5%'%()
b'%99999999999999999999d' % 1
b'%.99999999999999999999d' % 1
b'a'.decode('utf-8','strict',1)
b'a'.decode(1)
b'abc'.removeprefix('a')
b'a'.expandtabs(1.5)
b'a\tb'.expandtabs(), b'a\tb'.expandtabs(tabsize=2)
b'a\nb\r\nc'.splitlines(), b'a\nb\r\nc'.splitlines(True), b'a\x0bb\x0cc\x1cd\x85e'.splitlines()
b'hello World'.title(), b'HELLO'.capitalize(), b'Ab'.swapcase()
b'a' < 'a'
b'a' == 'a'
b'abc'.isalpha(), b''.isalpha(), b'A1'.isalnum(), b' \t'.isspace(), b'Ab Cd'.istitle(), b'ab'.islower(), b'\xff'.isascii()
b'\xe9'.upper()
repr(b'\'"'), repr(b"'"), str(b'a')
b'a'.__bytes__()
b'a'.__getnewargs__()
b'a'.rsplit(b'b',x=1)
b'aXbXc'.rsplit(b'X',1)
b'a'.ljust()
b'a'.ljust('a')
hash(b''), hash(b'a')
b'abc'.find(b'c',-1), b'abc'.rfind(b'a',0,1)
bytes.fromhex('\u20ac')
bytes.fromhex('0\u20ac')
b'abc'.endswith(b'c',1,3)
b'abc'.index(1000)
b'abc'.rpartition(b'b')
bytes(10**30)
bytes(2**62)
b'a'*(2**62)
"""

for test in tests.strip().split('\n'):
    try:
        result = repr(eval(test))
    except UnicodeError as error:
        result = f'{type(error).__name__}: {error} {(error.encoding, error.object, error.start, error.end, error.reason)}'
    except BaseException as error:
        result = f'{type(error).__name__}: {error}'
    print(test, '->', ascii(result[:300]))
