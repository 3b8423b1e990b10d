# library: hashlib's blake2, parameters and trees, wrong arguments.
import _blake2
for c in (_blake2.blake2b,_blake2.blake2s):
    print(c, c.__name__, c.__module__, c.__doc__, c.__text_signature__, c.__flags__ & 0x500, sorted(n for n in vars(c)))
    for k,v in [('digest_size',0),('digest_size',100),('digest_size','x'),('digest_size',-1),('salt',b'x'*40),('person',b'x'*40),('key',b'x'*80),('fanout',256),('fanout',-1),('depth',0),('leaf_size',1<<32),('leaf_size',-1),('leaf_size',1<<64),('node_offset',1<<48),('node_offset',1<<64),('node_offset',-1),('node_depth',256),('inner_size',65),('last_node',[]),('salt','x'),('usedforsecurity',0),('bogus',1)]:
        try: print(k,repr(v)[:20],c(b'abc',**{k:v}).hexdigest()[:20])
        except Exception as e: print(k,repr(v)[:20],type(e).__name__,e)
    for a in [(),(b'',),('x',),(1,),(b'',b''),(bytearray(b'xyz'*100),),(memoryview(b'q'*1000),)]:
        try: print(c(*a).hexdigest())
        except Exception as e: print(type(e).__name__,e)
    try: print(c(data=b'x').hexdigest())
    except Exception as e: print(type(e).__name__,e)
    try: print(c(string=b'x').hexdigest())
    except Exception as e: print(type(e).__name__,e)
print({k:v for k,v in vars(_blake2).items() if k[0]!='_' or k=='_GIL_MINSIZE'}, _blake2.__doc__)
import hashlib, hmac
for n in (0, 1, 63, 64, 65, 127, 128, 129, 255, 256, 257, 1000):
    data = bytes(i & 255 for i in range(n))
    print(n, hashlib.blake2b(data, digest_size=16, key=b'k' * 64).hexdigest(), hashlib.blake2s(data, digest_size=16, salt=b's', person=b'me').hexdigest())
h = hashlib.new('blake2b', b'a')
for i in range(50): h.update(b'x' * i)
c = h.copy(); c.update(b'more')
print(h.hexdigest()[:32], c.digest()[:8], h.name, h.block_size, h.digest_size, h)if 0 else print(h.hexdigest()[:32], c.digest()[:8], h.name, h.block_size, h.digest_size)
leaf = [hashlib.blake2b(part, fanout=2, depth=2, leaf_size=4096, inner_size=64, node_offset=i, node_depth=0, last_node=i == 1).digest() for i, part in enumerate((b'left', b'right'))]
print(hashlib.blake2b(b''.join(leaf), fanout=2, depth=2, leaf_size=4096, inner_size=64, node_depth=1, last_node=True).hexdigest())
print(hmac.new(b'key', b'msg', 'blake2s').hexdigest())
