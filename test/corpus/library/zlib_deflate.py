# library: deflate's output for each level, strategy, window, memory level, flush and dictionary: zlib's bytes.
import zlib, random, hashlib
random.seed(7)
words=[bytes(random.choices(b'abcdefghijklmnop', k=random.randint(2,9))) for _ in range(200)]
text=b' '.join(random.choice(words) for _ in range(8000))
samples={'empty':b'','a':b'a','ab':b'abcabcabcabc','zeros':bytes(40000),'text':text,'random':random.randbytes(20000),'mixed':text[:30000]+random.randbytes(30000)+text[:30000]+bytes(5000),
 'far': text[:3000]+random.randbytes(31000)+text[:3000]+random.randbytes(1700)+text[:3000], 'nums': b','.join(b'%d'%i for i in range(6000)), 'short': b'hello hello hello world', 'skew': bytes(min(255,int(random.expovariate(0.15))) for _ in range(50000)), 'deep': b''.join(bytes([i])*(1<<min(i,14)) for i in range(18))}
h=lambda b: (len(b), hashlib.md5(b).hexdigest()[:8])
for name,data in samples.items():
    print(name, len(data))
    print('  levels', [h(zlib.compress(data, l)) for l in range(-1,10)])
    for st in range(5):
        for l in (1,6):
            c=zlib.compressobj(l, zlib.DEFLATED, 15, 8, st)
            print('  st', st, l, h(c.compress(data)+c.flush()), end='')
    print()
    for wb,ml in ((9,1),(10,9),(12,4),(31,8),(-15,8),(-9,3),(25,2),(8,8)):
        c=zlib.compressobj(5, zlib.DEFLATED, wb, ml)
        r=c.compress(data)+c.flush()
        print('  wb', wb, ml, h(r), end='')
        d=zlib.decompressobj(wb if wb != 8 else 9)
        assert d.decompress(r)==data, (name,wb,ml)
    print()
    for n in (1,7,1000,65536):
        if n<1000 and len(data)>3000: continue
        c=zlib.compressobj()
        out=[c.compress(data[i:i+n]) for i in range(0,len(data),n)]
        print('  pieces', n, [len(o) for o in out if o][:6], h(b''.join(out)+c.flush()))
    for mode in (zlib.Z_PARTIAL_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_BLOCK):
        c=zlib.compressobj(6)
        out=[]
        for i in range(0,len(data),9000):
            out.append(c.compress(data[i:i+9000])); out.append(c.flush(mode)); 
        out.append(c.flush(mode))
        out.append(c.flush())
        print('  flush', mode, [len(o) for o in out][:9], h(b''.join(out)))
        assert zlib.decompress(b''.join(out))==data
    c=zlib.compressobj(zdict=text[5000:6000]); r=c.compress(data)+c.flush(); print('  zdict', h(r)); d=zlib.decompressobj(zdict=text[5000:6000]); assert d.decompress(r)==data
    c=zlib.compressobj(level=1,zdict=text[:50000]); r=c.compress(data)+c.flush(); print('  zdict', h(r))
    c=zlib.compressobj(); a=c.compress(data[:500]); e=c.copy(); assert c.compress(data[500:])+c.flush()==e.compress(data[500:])+e.flush()
