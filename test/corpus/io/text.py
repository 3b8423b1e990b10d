"""Text streams: files, newlines, encodings, positions."""
import _io, posix
def t(f,*a,**k):
    try: print('OK',repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
P='/tmp/pellucid-io-text'
s=_io.StringIO('abc\ndef\r\nx'); print(s.read(2), s.readline(), s.readline(), s.readlines(), s.getvalue(), s.tell(), s.write('ZZ'), s.getvalue(), s.newlines, s.line_buffering)
for nl in (None,'','\n','\r','\r\n'):
    s=_io.StringIO('a\nb\r\nc\rd',newline=nl); print(repr(nl), list(s), s.newlines, repr(s.getvalue())); s.write('e\nf'); print(repr(s.getvalue()))
t(_io.StringIO,1); t(_io.StringIO,'',newline='x'); t(_io.StringIO,newline=1); s=_io.StringIO(); t(s.write,1); t(s.seek,-1); t(s.seek,1,1); t(s.seek,0,7); t(s.truncate,-1); s.seek(5); s.write('x'); print(repr(s.getvalue())); print(s.__getstate__()); s.close(); t(s.read); t(s.getvalue); print(s.closed); t(s.__iter__); t(next,s)
d=_io.IncrementalNewlineDecoder(None,True); print(repr(d.decode('a\r')), d.getstate(), repr(d.decode('\nb\rc')), d.newlines, d.reset(), d.newlines, d.setstate((b'',1)), repr(d.decode('x',True)))
d=_io.IncrementalNewlineDecoder(None,False); print(repr(d.decode('a\r\nb')), d.newlines, repr(d.decode('c\r',final=True)), d.newlines, repr(d.decode('c\n',final=True)), d.newlines)
f=_io.open(P,'w',encoding='utf-8'); print(f, f.encoding, f.errors, f.write('héllo\nwörld\n'), f.tell(), f.line_buffering, f.newlines, f.name, f.mode); f.close(); t(f.write,'x'); t(f.read); print(f.closed, f)
f=_io.open(P); print(f.read(3), f.tell(), f.readline(), f.tell(), f.readline(), f.readline(), f.tell(), f.seek(0), f.read()); f.seek(4); c=f.tell(); print(c, f.readlines()); f.seek(0); print(next(f)); t(f.tell); print(list(f), f.tell()); t(f.write,'x'); t(f.seek,1,1); t(f.seek,1,2); t(f.seek,-1); print(f.seek(0,2), f.seek(0,1)); t(f.truncate); f.close()
f=_io.open(P,'rb'); print(f, f.read()); f.close()
f=_io.open(P,'r+',encoding='utf-8'); print(f, f.readline(), f.write('X'), f.seek(0), f.read()); f.close()
f=_io.open(P,'wb',0); print(f, f.write(b'a\r\nb\rc\nd')); f.close()
for nl in (None,'','\n','\r','\r\n'):
    with _io.open(P,newline=nl) as f: print(repr(nl), f.readlines(), f.newlines)
    with _io.open(P,newline=nl) as f: print([f.readline(2) for i in range(6)])
    with _io.open(P,newline=nl) as f: print([f.read(2) for i in range(6)], f.newlines)
for nl in (None,'','\n','\r','\r\n'):
    with _io.open(P+'w','w',newline=nl) as f: f.write('a\nb\r\n')
    print(repr(nl), _io.open(P+'w','rb').read())
for m in ('','z','rw','r+w','rr','rbt','b','t','w+b','xb','U','r\0'): 
    t(lambda:_io.open(P,m).mode)
t(_io.open,P,'rb',encoding='utf-8'); t(_io.open,P,'rb',errors='x'); t(_io.open,P,'rb',newline=''); t(_io.open,P,buffering=0); t(_io.open,P,'r',encoding=1); t(_io.open,P,1); t(_io.open,P,newline='q'); t(_io.open,1.5); t(_io.open); t(_io.open,'/nonexist/x','w'); t(_io.open,'/tmp'); t(_io.open,P,'x'); t(_io.open,999)
for e in ('ascii','latin-1','utf-8'):
  for er in ('strict','ignore','replace','backslashreplace','surrogateescape'):
    b=_io.BytesIO(b'a\xe9\xffb\xc3\xa9'); w=_io.TextIOWrapper(b,encoding=e,errors=er); t(w.read)
    b=_io.BytesIO(); w=_io.TextIOWrapper(b,encoding=e,errors=er); t(w.write,'a\xe9\u20ac\udcff'); t(w.flush); print(b.getvalue())
w=_io.TextIOWrapper(_io.BytesIO(b'x'*10000+b'\n'+'é'.encode()*5000),encoding='utf-8'); print(len(w.readline()), len(w.read(100)), w.tell(), len(w.read())); 
w=_io.TextIOWrapper(_io.BytesIO(), line_buffering=True, encoding='latin1'); print(w.write('ab'), w.buffer.getvalue(), w.write('c\n'), w.buffer.getvalue(), w.reconfigure(write_through=True, encoding='utf8'), w.write('é'), w.buffer.getvalue(), w.encoding, w.errors, w); bb=w.detach(); t(w.write,'a'); t(lambda:w.closed); t(repr,w)
t(_io.TextIOWrapper); t(_io.TextIOWrapper,1); t(_io.TextIOWrapper,_io.BytesIO(),1); t(_io.TextIOWrapper,_io.BytesIO(),newline='z'); w=_io.TextIOWrapper(_io.BytesIO(b'ab')); w.read(1); t(w.reconfigure,encoding='ascii'); print(w._CHUNK_SIZE); w._CHUNK_SIZE=5; t(setattr,w,'_CHUNK_SIZE',0); t(w.reconfigure,newline=5)
w=_io.TextIOWrapper.__new__(_io.TextIOWrapper); t(w.read); t(repr,w); t(lambda:w.errors)
print(_io.text_encoding('x'), _io.DEFAULT_BUFFER_SIZE, _io.open_code(P))
f=_io.open(P,'w',opener=lambda p,fl: posix.open(p,fl)); f.write('z'); f.close(); t(_io.open,P,opener=lambda p,f:-1); t(_io.open,P,opener=lambda p,f:'a'); t(_io.open,P,closefd=False)
posix.remove(P); posix.remove(P+'w')
