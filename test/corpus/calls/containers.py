# library: odd arguments for containers; odd.py says what is printed.
import odd

odd.methods('[1, 2]', lambda: [1, 2], ())
odd.methods('(1, 2)', lambda: (1, 2), ())
odd.methods("{'a': 1}", lambda: {'a': 1}, ())
odd.methods('{1, 2}', lambda: {1, 2}, ())
odd.methods('frozenset({1})', lambda: frozenset({1}), ())
odd.methods('range(3)', lambda: range(3), ())
odd.methods('slice(1, 2)', lambda: slice(1, 2), ())
