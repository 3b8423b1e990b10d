# library: odd arguments for bytearrays; odd.py says what is printed.
import array

import odd

odd.methods("bytearray(b'ab')", lambda: bytearray(b'ab'), ('buffer_info',))
odd.methods("memoryview(bytearray(b'abcd'))", lambda: memoryview(bytearray(b'abcd')), ('buffer_info',))
odd.methods("array.array('i', [1, 2])", lambda: array.array('i', [1, 2]), ('buffer_info',))
