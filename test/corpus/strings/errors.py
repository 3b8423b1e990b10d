# What str methods raise, and how % and format fail.
tests = r"""
'a'.find(1)
'a'.find()
'a'.find('a',1,2,3)
'a'.find('a','b')
'a'.startswith(1)
'a'.startswith((1,))
'a'.startswith()
'a'.replace('a')
'a'.replace(1,'b')
'a'.replace('a',2)
'a'.replace('a','b','c')
'a'.replace('a','b',x=1)
'a'.split(1)
'a'.split('')
'a'.split('a','b')
'a'.split(bad=1)
'a'.split('a',1,2)
'a'.partition('')
'a'.partition(1)
'a'.rpartition('')
'a'.strip(1)
'a'.strip('a','b')
'a'.center()
'a'.center('a')
'a'.center(5,'ab')
'a'.center(5,1)
'a'.zfill('x')
'a'.expandtabs('x')
'a'.translate(1)
'a'.translate()
'a'.maketrans('a')
'a'.maketrans('a','bc')
'a'.maketrans('a','b',1)
'a'.maketrans({'ab':1})
'a'.maketrans({1.5:1})
str.maketrans(1,'a')
'a'.translate({97:1.5})
'a'.translate({97:0x110000})
'a'.translate({97:-1})
'a'.join(1)
'a'.join([1])
'a'.encode(1)
'a'.encode('bogus')
'a'.encode('ascii','bogus')
'\xe9'.encode('ascii')
'\xe9'.encode('ascii','bogus')
'\ud800'.encode()
'\u0100'.encode('latin-1')
b'\xff'.decode()
b'\xff'.decode('ascii')
b'\xff'.decode('bogus')
b'\xff'.decode('utf-8','bogus')
'a'.removeprefix(1)
'a'.index('b')
'a'.rindex('b')
'a'.count(1)
'a'.splitlines(1,2)
'a'.splitlines(x=1)
'a'.endswith(['a'])
'a'+1
'a'*'b'
'a'*1000000000000000000000
1 in 'a'
'a'.__getitem__('b')
'a'[1]
'a'[1:'x']
str(b'a','utf-8','strict',1)
str(1,'utf-8')
str('a','utf-8')
str(b'a',1)
str(object=b'a',encoding='utf-8',foo=1)
str(foo=1)
chr(-1)
chr(0x110000)
'a'.format_map()
'a'.islower(1)
'a'.lower(1)
str.lower(1)
str.lower()
'%d' % 'a'
'%d %d' % 1
'%d' % (1,2)
'%' % 1
'%z' % 1
'%(a)s' % 1
'%(a)s' % {}
'%(a' % {}
'%*d' % ('a',1)
'%c' % 'ab'
'%c' % -1
'%c' % 1.5
'%x' % 1.5
'%f' % 'a'
'%.*f' % ('a',1.0)
'abc' % 1
'abc' % (1,)
'abc' % {}
'abc' % [1]
'%s' % ()
'%99999999999999999999d' % 1
'%.99999999999999999999d' % 1
'{'.format()
'}'.format()
'{}'.format()
'{a}'.format()
'{0}{}'.format(1)
'{}{0}'.format(1)
'{0!z}'.format(1)
'{0!}'.format(1)
'{0!rr}'.format(1)
'{0'.format(1)
'{0[}'.format(1)
'{0[]}'.format(1)
'{0.}'.format(1)
'{0[a]x}'.format({'a':1})
'{:{:{}}}'.format(1,2,3)
'{0:'.format(1)
'{99999999999999999999999}'.format(1)
'{!}'.format(1)
'{!r'.format(1)
'{a.b}'.format(a=1)
'{a[0]}'.format(a=1)
'{:d}'.format('a')
'{:5z}'.format('a')
format('a','=5')
format('a',',')
format('a','+')
format('a','#')
format('a',' ')
format('a','05')
format('a','.2147483648999999999999999')
format('a','99999999999999999999999')
format('a','.x')
"""

for test in tests.strip().split('\n'):
    try:
        result = repr(eval(test))
    except UnicodeError as error:
        result = f'{type(error).__name__}: {error} {(error.encoding, error.object, error.start, error.end, error.reason)}'
    except BaseException as error:
        result = f'{type(error).__name__}: {error}'
    print(test, '->', ascii(result[:300]))
