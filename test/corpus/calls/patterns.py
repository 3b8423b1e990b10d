# library: odd arguments for patterns; odd.py says what is printed.
import re, _struct, _contextvars

import odd

odd.methods("re.compile('(a)')", lambda: re.compile('(a)'), ('unpack_from', '__class_getitem__'))
odd.methods("re.match('(a)', 'a')", lambda: re.match('(a)', 'a'), ('unpack_from', '__class_getitem__'))
odd.methods("_struct.Struct('i')", lambda: _struct.Struct('i'), ('unpack_from', '__class_getitem__'))
odd.methods('_contextvars.Context()', lambda: _contextvars.Context(), ('unpack_from', '__class_getitem__'))
