# library: the recorded probe, whole.
# hash values with PYTHONHASHSEED=0 (siphash13 with a zero key)
import sys
print(sys.hash_info); print(sys.flags.hash_randomization)
for o in (0,1,-1,-2,2**61-1,2**61-2,2**61,-(2**61),2**64,10**100,0.0,-0.0,1.5,-1.5,1e300,float('inf'),float('-inf'),0.1,1j,1+2j,True,None,'','a','ab','abc','abcdefg','abcdefgh','abcdefghi','é','漢','😀','漢字テスト','hello world','x'*100,b'',b'a',b'abc',b'abcdefgh',(),(1,),(1,2),(1,(2,3)),('a','b'),(None,),(1.5,'a'),frozenset(),frozenset({1}),frozenset({1,2,3}),frozenset({'a','b'}),frozenset(range(100)),range(0),range(10),range(1,10,2),slice(1,2,3)):
    try: print(repr(o)[:40], hash(o), sep='\t')
    except TypeError as e: print(repr(o),e,sep='\t')
import fractions,decimal,datetime
for o in (fractions.Fraction(1,3),decimal.Decimal('1.1'),datetime.date(2020,1,1),datetime.timedelta(1)): print(repr(o),hash(o),sep='\t')
print(list({'banana','apple','cherry','date','elderberry'})); print(list({'a','b','c','d','e','f','g','h'})); print(list({1.5,2.5,'x',None,(1,2)} - {None})); print({i*7919%1009 for i in range(20)}); print(set('the quick brown fox'))
