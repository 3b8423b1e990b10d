# library: odd arguments for numbers; odd.py says what is printed.
import odd

odd.methods('5', lambda: 5, ('__round__', '__lshift__', '__rlshift__'))
odd.methods('2.5', lambda: 2.5, ('__round__', '__lshift__', '__rlshift__'))
odd.methods('1 + 2j', lambda: 1 + 2j, ('__round__', '__lshift__', '__rlshift__'))
odd.methods('True', lambda: True, ('__round__', '__lshift__', '__rlshift__'))
