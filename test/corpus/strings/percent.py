# format % args.
tests = r"""
'%5s|%-5s|%.2s|%c' % ('a','b','xyz',0x20ac)
'%r %a' % ('\xe9','\xe9')
'%x %X %o %#x %#o %+d % d %05d %-5d|' % (255,255,8,255,8,5,5,5,5)
'%.3d %08.3d' % (5,5)
'%x' % -255
'%#X' % 255
'%i %u' % (5,6)
'%d' % 3.7
'%d' % True
'%5.1f|%-8.2e|%g|%G|%F' % (3.14159,31415.9,1e10,1e-10,float('nan'))
'%f' % 1e308
'%#g' % 1.0
'%+.3f' % 2.5
'%05.1f' % -2.55
'%s' % None
'%s %s' % ('a',[1])
'%(a)s %(b)d' % {'a':1,'b':2}
'%(a(b))s' % {'a(b)':1}
'%%' % ()
'%5%' % ()
'%-5%|' % ()
'%s' % (1,)
'%*d' % (5,3)
'%-*d|' % (5,3)
'%*d|' % (-5,3)
'%.*f' % (2,3.14159)
'%ld %lld %hd' % (1,2,3) if 0 else 1
'%ld %hd' % (1,3)
'%lld' % (1)
'%d' % 10**30
'%x' % 10**30
'%030d' % -10**20
'%#030x' % 10**20
'%c' % '\u20ac'
'%c' % 1114112
'%5c|' % 'a'
'%s' % b'a'
'%d' % '5'
'%x' % '5'
'%i' % None
'%o' % 1.0
'%(a)s %s' % {'a':1}
'%s%s' % 'a'
'%.0f %.0f' % (0.5,1.5)
'%10.4s|' % 'abcdefg'
'%-10.4r|' % 'abcdefg'
'% 5d|%+05d|%+ d' % (3,3,3)
'%#5d' % 3
'%e' % 5
'%s' % ('%s',)
'\u20ac%s' % 'a'
'%s' % '\U0001F600'
'%y' % 1
'%\u20ac' % 1
'%.s|' % 'abc'
'%.d|' % 5
'%' % ()
'%5' % (1,)
'%(a)' % {'a':1}
'%a' % '\U0001F600'
'%s' % type('X',(),{'__str__':lambda s:5})()
'%d' % type('X',(),{'__index__':lambda s:5})()
'%d' % type('X',(),{'__int__':lambda s:5})()
'%x' % type('X',(),{'__index__':lambda s:255})()
'%c' % type('X',(),{'__index__':lambda s:65})()
'%*s' % (2.0,'a')
"""

for test in tests.strip().split('\n'):
    try:
        result = repr(eval(test))
    except UnicodeError as error:
        result = f'{type(error).__name__}: {error} {(error.encoding, error.object, error.start, error.end, error.reason)}'
    except BaseException as error:
        result = f'{type(error).__name__}: {error}'
    print(test, '->', ascii(result[:300]))
