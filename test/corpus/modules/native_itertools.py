import itertools, sys, gc
from itertools import *
print([k for k in vars(itertools)])
L = list
def T(s):
    try: r = eval(s)
    except BaseException as e: print(s, '!', type(e).__name__, e)
    else: print(s, '=', r)
for s in '''L(accumulate([1,2,3])),L(accumulate('abc')),L(accumulate([1,2,3],lambda a,b:a*b,initial=10)),L(accumulate([])),L(accumulate([],initial=3)),accumulate(),accumulate(1),L(accumulate([1,'a']))
L(batched('abcdefg',3)),L(batched('abcdef',3,strict=True)),L(batched('abcdefg',3,strict=True)),batched('a',0),batched('a'),batched('a','b'),L(batched(n=2,iterable=[1,2,3]))
L(chain('ab','cd',[1])),L(chain()),chain(a=1),L(chain(1)),L(chain.from_iterable(['ab',[1]])),chain[int]
L(combinations('abcd',2)),L(combinations('ab',3)),L(combinations('ab',0)),combinations('a',-1),combinations('a'),L(combinations('abc',r=1)),combinations('a','b')
L(combinations_with_replacement('abc',2)),L(combinations_with_replacement('',1)),L(combinations_with_replacement('',0))
L(permutations('abc')),L(permutations('abc',2)),L(permutations('a',2)),L(permutations('abc',0)),permutations('a','b'),permutations('a',-1),L(permutations([1,2],None))
L(product('ab','cd')),L(product('ab',repeat=2)),L(product()),L(product('ab','')),L(product('ab',repeat=0)),product('a',repeat=-1),product('a',x=1),L(product([1,2],[3],[4,5]))
L(compress('abcd',[1,0,1])),compress('a'),L(compress(data='ab',selectors=[0,1]))
count(),count(5),count(2.5),count(1,2),count(10**20),count('a'),L(islice(count(9223372036854775805),4)),L(islice(count(1,-1),3)),L(islice(count(0.5,0.5),3)),repr(count(3,1)),count(step=2),L(islice(count(10**30,10**30),2))
L(islice(cycle('abc'),7)),L(cycle([])),cycle(1),cycle()
L(dropwhile(lambda x:x<3,[1,2,3,1])),L(takewhile(lambda x:x<3,[1,2,3,1])),L(filterfalse(None,[0,1,'',2])),L(filterfalse(lambda x:x%2,range(5))),L(starmap(pow,[(2,3),[3,2]])),dropwhile(1),L(dropwhile(1,[1])),takewhile(a=1),L(starmap(pow,[1]))
[(k,L(g)) for k,g in groupby('aabbbc')],[(k,L(g)) for k,g in groupby([1,3,2,4],lambda x:x%2)],groupby(),groupby(1),[k for k,g in groupby('aab')],L(groupby([],key=None))
L(islice('abcdefg',2)),L(islice('abcdefg',2,5)),L(islice('abcdefg',1,None,3)),L(islice('abc',None)),islice('a',-1),islice('a','x'),islice('a',1,2,0),islice('a',1,-2),islice('a',-1,2),islice('a'),islice('a',1,2,3,4),L(islice(range(10),3,3))
L(pairwise('abcd')),L(pairwise('a')),pairwise(),pairwise(1)
repeat(1),repeat(1,3),L(repeat('x',3)),repeat(),repeat(1,'a'),L(repeat(1,-1)),repeat(1,2).__length_hint__(),repeat(1).__length_hint__(),repeat(object=1,times=2)
[L(x) for x in tee('abc')],[L(x) for x in tee('abc',3)],tee('a',0),tee('a',-1),tee(1),tee(),tee('a',1.5)
L(zip_longest('abc','d')),L(zip_longest('abc','d',fillvalue='-')),L(zip_longest()),zip_longest('a',x=1),zip_longest(1)'''.split('\n'):
    depth = 0; cur = ''
    for ch in s + ',':
        if ch == ',' and depth == 0:
            T(cur); cur = ''
        else:
            cur += ch; depth += (ch in '([{') - (ch in ')]}')
a, b = tee(iter(range(200))); print(sum(a), next(b)); c = b.__copy__(); print(sum(c), sum(b), type(b), type(b).__name__)
a, b = tee(count())
for i in range(20000): next(a)
del a, b
g = groupby('aab'); k, x = next(g); next(g); print(L(x))
for t in (count, chain, product, groupby, type(tee('')[0]), permutations, accumulate, islice): print(t, t.__flags__, t.__basicsize__, L(vars(t)))
print(sys.getsizeof(product('ab', repeat=3)), sys.getsizeof(combinations('abc', 2)), sys.getsizeof(permutations('abcd', 2)), sys.getsizeof(count()))
x = L(combinations(range(5), 3)); print(len(x), x[-1])
c = combinations('abcd', 2); p = next(c); q = next(c); print(p, q)
x = []; x.append(cycle(x)); x.append(chain(x)); x.append(tee(x)); x.append(product(x)); del x; print(gc.collect() > 0)
class C(count): pass
print(C(3), C(3, 2), next(C(7)))
class I:
    def __iter__(self): return self
    def __next__(self):
        next(t1); return 1
t1, t2 = tee(I())
T('next(t1)')
ra = zip_longest('ab', 'c'); r1 = next(ra); r2 = next(ra); print(r1, r2)
# going on from a state
for make in (lambda: product('ab', 'cd', repeat=2), lambda: combinations('abcd', 2), lambda: combinations_with_replacement('abc', 2), lambda: permutations('abcd', 3), lambda: count(7), lambda: count(0.5, 2), lambda: repeat('x', 5), lambda: islice(range(20), 2, 17, 3), lambda: zip_longest('abc', 'd', fillvalue=0), lambda: accumulate(range(6)), lambda: cycle('abc'), lambda: takewhile(bool, [1, 2, 0, 3]), lambda: dropwhile(bool, [1, 0, 3]), lambda: chain('ab', 'cd')):
    it = make(); next(it); next(it)
    r = it.__reduce__()
    again = r[0](*r[1])
    if len(r) > 2: again.__setstate__(r[2])
    print(type(it).__name__, L(islice(again, 6)))
for s in ('product("ab").__setstate__(1)', 'combinations("ab",1).__setstate__((1,2))', 'permutations("ab").__setstate__(((0,1),(5,5)))', 'cycle("a").__setstate__(1)', 'chain().__setstate__((1,))', 'tee("")[0].__setstate__((1,2))', 'accumulate([]).__setstate__(3)', 'islice([],1).__setstate__("x")'): T(s)
