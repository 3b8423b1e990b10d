# library
# Source as bytes in encodings by their cookies, as text with a cookie, and as other buffers.
def tell(source, mode='exec'):
    try:
        space = {}
        exec(compile(source, 'x', mode), space)
        print({k: v for k, v in space.items() if k != '__builtins__'})
    except (SyntaxError, ValueError, TypeError) as e:
        print(type(e).__name__, e, getattr(e, 'lineno', None), getattr(e, 'offset', None), repr(getattr(e, 'text', None)))


tell('# coding: latin-1\nÆ = "Æ"')
tell('# coding: badencoding\nx = 1')
tell(b'# coding: latin-1\n\xc6 = "\xc6"')
tell(b'# -*- coding: cp1251 -*-\nx = "\xcf\xf0"')
tell(b'# coding: koi8-r\nx = "\xf0\xd2"\n')
tell(b'# coding: cp437\nx = "\x80"\n')
tell(b'# coding: iso-8859-5\nx = "\xb0" +\n')
tell(b'# coding: badencoding\nx = 1')
tell(b'# coding: cp1252\nx = "\x81"')
tell(b'# coding: rot13\nk = 1')
tell(b'\xef\xbb\xbfx = 1')
tell(b'\xef\xbb\xbf# coding: latin-1\nx = 1')
tell(b'\n# coding: cp866\nx = "\x80"')
tell(b'\n\n# coding: cp866\nx = "\x80"')
tell(b'x = "\xff"')
tell(memoryview(b'x = 1'))
tell(bytearray(b'x = 2'))
tell(memoryview(b'x = 1\0'))
tell(b'x = 1\0')
tell(5)
tell('x = "\ud800"')
print(eval(bytearray(b'1 + 1')), eval(memoryview(b'2 + 2')))
