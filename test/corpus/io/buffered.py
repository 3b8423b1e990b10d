"""Buffered streams."""
import _io, posix
def t(f,*a,**k):
    try: print('OK',repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
P='/tmp/pellucid-io-buffered'
w=_io.BufferedWriter(_io.FileIO(P,'w'),16); print(w, w.write(b'hello'), w.tell(), posix.stat(P).st_size); w.write(b'x'*40); print(posix.stat(P).st_size, w.tell()); w.flush(); print(posix.stat(P).st_size); w.seek(2); w.write(b'LL'); w.close(); print(w.closed); t(w.write,b'a'); t(w.flush); t(w.read) if hasattr(w,'read') else None
r=_io.BufferedReader(_io.FileIO(P),16); print(r.read(3), r.peek(2)[:4], r.read1(5), r.tell(), r.read(30), r.read(), r.read()); r.seek(0); print(r.readline(), r.seek(-3,2), r.readlines()); t(r.write,b'') if hasattr(r,'write') else None; t(r.truncate); t(r.seek,0,9); t(r.read,-5)
print(r.name, r.mode, r.raw, r.fileno()>2); raw=r.detach(); t(r.read); print(repr(r)); raw.close()
x=_io.BufferedRandom(_io.FileIO(P,'r+'),16); print(x.read(4), x.write(b'ABCDEF'), x.tell(), x.read(3), x.seek(0), x.read(), x.seek(0), x.write(b'12'), x.seek(0), x.readline(5), x.truncate(7), x.seek(0), x.read()); x.close()
t(_io.BufferedReader,5); t(_io.BufferedReader,_io.FileIO(P),0); t(_io.BufferedReader,_io.FileIO(P),-1); t(_io.BufferedWriter,_io.FileIO(P)); t(_io.BufferedReader)
q=_io.BufferedReader.__new__(_io.BufferedReader); t(q.read); t(lambda:q.closed); t(repr,q)
posix.remove(P)
