# library
"""What native functions and types say of their parameters."""
import _io
import _thread
import types
import zlib

for t in _io.FileIO, _io.BufferedReader, _io.BufferedWriter, _io.BufferedRandom, _io.TextIOWrapper:
    for name in '__reduce__', '__reduce_ex__':
        f = getattr(t, name)
        print(t.__name__, name, f.__text_signature__, f.__doc__)
for name in '_checkClosed', '_checkReadable', '_checkSeekable', '_checkWritable':
    f = getattr(_io._IOBase, name)
    print(name, f.__text_signature__, f.__doc__)
print(memoryview.__exit__.__text_signature__, memoryview.__exit__.__doc__)
for t in _thread.LockType, _thread._local, types.CodeType, zlib._ZlibDecompressor:
    print(t.__name__, t.__text_signature__, t.__doc__)
