# library: odd arguments for texts; odd.py says what is printed.
import odd

odd.methods("'ab'", lambda: 'ab', ())
odd.methods("b'ab'", lambda: b'ab', ())
