# library: the recorded probe, whole.
# growth patterns: prints each n at which getsizeof changes. Run with PYTHONHASHSEED=0.
import sys, collections, array
S=sys.getsizeof
def trace(label, make, step, n):
    o=make(); last=S(o); out=[f'0:{last}']
    for i in range(n):
        r=step(o,i)
        if r is not None: o=r
        s=S(o)
        if s!=last: out.append(f'{i+1}:{s}'); last=s
    print(label,*out,sep=' ')
trace('list.append',list,lambda o,i:o.append(i),2000)
trace('list.insert0',list,lambda o,i:o.insert(0,i),300)
trace('list+=[x]',list,lambda o,i:o.__iadd__([i]),300)
trace('list.extend2',list,lambda o,i:o.extend((i,i)),300)
trace('list.extend(gen3)',list,lambda o,i:o.extend(x for x in (1,2,3)),200)
trace('list.pop from 1000',lambda:list(range(1000)),lambda o,i:(o.pop(),None)[1],1000)
trace('list.append.after.range1000',lambda:list(range(1000)),lambda o,i:o.append(i),500)
trace('del list[0] from 100',lambda:list(range(100)),lambda o,i:o.__delitem__(0),100)
trace('list.clear+append',lambda:list(range(100)),lambda o,i:(o.clear() if i==0 else o.append(i)),60)
trace('slice-assign',lambda:list(range(10)),lambda o,i:o.__setitem__(slice(0,0),[1,2,3]),60)
trace('list.__init__ of iter',list,lambda o,i:list(iter(range(i+1))),120)
trace('list of tuple',list,lambda o,i:list((0,)*(i+1)),60)
trace('sorted',list,lambda o,i:sorted(range(i+1)),60)
trace('listcomp',list,lambda o,i:[x for x in range(i+1)],120)
trace('dict[int]=',dict,lambda o,i:o.__setitem__(i,i),3000)
trace('dict[str]=',dict,lambda o,i:o.__setitem__(str(i),i),3000)
trace('dict str then int key',dict,lambda o,i:o.__setitem__(str(i) if i<5 else i,i),12)
trace('dict.pop',lambda:dict.fromkeys(range(100)),lambda o,i:(o.pop(i),None)[1],100)
def churn(o,i):
    o[i]=1
    if i>=3: del o[i-3]
trace('dict churn3',dict,churn,300)
trace('dict.update(one)',dict,lambda o,i:o.update({i:i}),300)
trace('dict of n (fromkeys range)',dict,lambda o,i:dict.fromkeys(range(i+1)),120)
trace('dict(zip)',dict,lambda o,i:dict(zip(range(i+1),range(i+1))),120)
trace('dict comp',dict,lambda o,i:{x:x for x in range(i+1)},120)
trace('dict(kw)',dict,lambda o,i:dict(**{str(x):x for x in range(i+1)}),60)
trace('dict.copy',dict,lambda o,i:{x:x for x in range(i+1)}.copy(),60)
trace('dict|dict',dict,lambda o,i:{x:x for x in range(i+1)}|{-1:0},60)
trace('set.add',set,lambda o,i:o.add(i),3000)
trace('set.add(str)',set,lambda o,i:o.add(str(i)),3000)
trace('set.discard',lambda:set(range(100)),lambda o,i:o.discard(i),100)
trace('set(range)',set,lambda o,i:set(range(i+1)),200)
trace('set(list)',set,lambda o,i:set(list(range(i+1))),200)
trace('frozenset(range)',frozenset,lambda o,i:frozenset(range(i+1)),200)
trace('set.copy',set,lambda o,i:set(range(i+1)).copy(),200)
trace('set|set',set,lambda o,i:set(range(i+1))|{-1},100)
trace('set&set',set,lambda o,i:set(range(i+1))&set(range(i+1)),100)
trace('bytearray.append',bytearray,lambda o,i:o.append(1),2000)
trace('bytearray.extend3',bytearray,lambda o,i:o.extend(b'abc'),300)
trace('bytearray.pop',lambda:bytearray(200),lambda o,i:(o.pop(),None)[1],200)
trace('str+=',str,lambda o,i:o+'a',40)
trace('array.append',lambda:array.array('i'),lambda o,i:o.append(1),500)
trace('deque.append',collections.deque,lambda o,i:o.append(1),500)
trace('OrderedDict[int]=',collections.OrderedDict,lambda o,i:o.__setitem__(i,i),300)
trace('defaultdict',lambda:collections.defaultdict(int),lambda o,i:o.__setitem__(i,i),300)
trace('Counter',collections.Counter,lambda o,i:o.update([i]),100)
trace('int<<1',lambda:1,lambda o,i:o<<1,400)
trace('int*10',lambda:1,lambda o,i:o*10,200)
trace('-int*3',lambda:-1,lambda o,i:o*3,200)
class A: pass
def att(o,i): setattr(o,f'a{i}',i)
class Wrap:
    def __sizeof__(self): return self.o.__dict__.__sizeof__()
def mk():
    w=A(); return w
o=mk(); out=[]; last=None
for i in range(120):
    att(o,i); s=S(o.__dict__)
    if s!=last: out.append(f'{i+1}:{s}'); last=s
print('inst.__dict__ (materialised after each setattr)',*out)
objs=[]; 
class Bb: pass
for k in range(1,45):
    b=Bb()
    for i in range(k): setattr(b,f'a{i}',i)
    objs.append(f'{k}:{S(b)}/{S(b.__dict__)}')
print('inst with k attrs: size(inst)/size(dict)',*objs)
for n in range(0,12):
    src='def f('+','.join(f'a{i}' for i in range(n))+'):\n  yield 1\n'
    ns={}; exec(src,ns); print('generator with',n,'locals',S(ns['f'](*range(n))),'code',S(ns['f'].__code__),'framesize-stack',ns['f'].__code__.co_stacksize)
