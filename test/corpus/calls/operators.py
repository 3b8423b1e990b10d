# library: odd arguments for operators; odd.py says what is printed.
import _operator

import odd

odd.module(_operator, {'lshift', 'ilshift', 'ipow', 'pow'}, ())
