# Named sequences of characters; padding with bytearrays; slices of bytearrays with steps beyond all bounds.
import unicodedata as u, sys
def t(f):
    try: print(ascii(f()))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: u.lookup('keycap digit zero')); t(lambda: u.ucd_3_2_0.lookup('KEYCAP DIGIT ZERO')); t(lambda: u.lookup('LATIN SMALL LETTER R WITH TILDE')); t(lambda: u.lookup('KATAKANA LETTER AINU P')); t(lambda: u.name('\U000f0200')); t(lambda: u.lookup(b'KEYCAP ASTERISK')); t(lambda: u.lookup('LATIN SMALL LETTER QQ'));t(lambda: u.lookup('MODIFIER LETTER EXTRA-LOW EXTRA-HIGH CONTOUR TONE BAR')); t(lambda: eval(r"'\N{KEYCAP ASTERISK}'")); t(lambda: u.lookup('LATIN SMALL LETTER A'))
t(lambda: b'abc'.center(7,bytearray(b'*'))); t(lambda: ord(bytearray(b'a'))); t(lambda: ord(bytearray(b'ab'))); t(lambda: bytearray(b'abc').rjust(5,bytearray(b'--')))
for step in (1,2,3,-1,-2,7,sys.maxsize,sys.maxsize-1,-sys.maxsize,-sys.maxsize-1, 2**70):
  for start in (None,0,1,4,-1,-3,10,-20, sys.maxsize):
    for stop in (None, 0, 3, -1, 9, -sys.maxsize):
      b=bytearray(range(10)); l=list(range(10)); s=slice(start,stop,step)
      del b[s]; del l[s]
      assert list(b)==l,(s,b,l)
      b=bytearray(range(10)); l=list(range(10))
      v=list(reversed(l[s]))
      b[s]=bytes(v); l[s]=v
      assert list(b)==l, s
      assert list(b[s])==l[s]
t(lambda: bytearray(5)[::sys.maxsize]); 
e=b'x'*0; t(lambda: e is b''); t(lambda: b''*5 is b''); t(lambda: (b'x'*-1) is (b'x'*-1)); t(lambda: sys.getrefcount(b'x'*0) < 5); t(lambda: bytearray(b'x')*0)
