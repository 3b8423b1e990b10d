# library: odd arguments for streams; odd.py says what is printed.
import _io

import odd

odd.methods("_io.StringIO('ab')", lambda: _io.StringIO('ab'), ('seek', 'truncate', 'getbuffer'))
odd.methods("_io.BytesIO(b'ab')", lambda: _io.BytesIO(b'ab'), ('seek', 'truncate', 'getbuffer'))
odd.methods("_io.BufferedReader(_io.BytesIO(b'ab'))", lambda: _io.BufferedReader(_io.BytesIO(b'ab')), ('seek', 'truncate', 'getbuffer'))
odd.methods('_io.BufferedWriter(_io.BytesIO())', lambda: _io.BufferedWriter(_io.BytesIO()), ('seek', 'truncate', 'getbuffer'))
