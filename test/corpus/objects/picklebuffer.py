# library: PickleBuffer.
import re
import pickle, _pickle, gc, weakref
from pickle import PickleBuffer
def t(f):
    try: print(re.sub('0x[0-9a-f]+', '0x', repr(f())))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: PickleBuffer()); t(lambda: PickleBuffer(1)); t(lambda: PickleBuffer(b'a',1)); t(lambda: PickleBuffer(object=b'a')); t(lambda: PickleBuffer('a'))
p=PickleBuffer(b'foo'); t(lambda: bytes(p)); t(lambda: p.raw().tobytes()); t(lambda: memoryview(p).readonly); r=p.raw(); t(lambda:(r.format,r.shape,r.strides,r.ndim,r.itemsize,r.contiguous, r.obj))
p.release(); t(lambda: p.raw()); t(lambda: bytes(p)); p.release(); t(lambda: memoryview(p))
t(lambda: PickleBuffer(memoryview(b'abcdef')[::2]).raw())
t(lambda: PickleBuffer(memoryview(b'abcdef').cast('H')).raw().tobytes())
t(lambda: PickleBuffer(memoryview(bytes(range(12))).cast('B',(3,4))).raw().shape)
b=bytearray(b'x'); p=PickleBuffer(b); t(lambda: b.append(1)); p.release(); t(lambda: b.append(1))
t(lambda: pickle.loads(pickle.dumps(PickleBuffer(b'abc'),5)))
bufs=[]
d=pickle.dumps(PickleBuffer(b'abc'),5,buffer_callback=bufs.append); t(lambda: bytes(bufs[0])); t(lambda: pickle.loads(d,buffers=bufs))
t(lambda: pickle.dumps(PickleBuffer(b'abc'),4))
t(lambda: PickleBuffer.__doc__); t(lambda: p < 1); t(lambda: p.foo)
class Sub(bytearray): pass
s=Sub(b'z'); s.p=PickleBuffer(s); w=weakref.ref(s); wp=weakref.ref(s.p); del s; gc.collect(); t(lambda: (w(),wp()))
t(lambda: type('X',(PickleBuffer,),{}))
import sys
t(lambda: sys.getsizeof(PickleBuffer(b'')))
