# library: odd arguments for collection types; odd.py says what is printed.
import _collections, _functools as functools, _operator as operator

import odd

odd.methods('_collections.deque([1, 2])', lambda: _collections.deque([1, 2]), ())
odd.methods('_collections.defaultdict(int)', lambda: _collections.defaultdict(int), ())
odd.methods('_collections.OrderedDict(a=1)', lambda: _collections.OrderedDict(a=1), ())
odd.methods('functools.partial(len)', lambda: functools.partial(len), ())
odd.methods('operator.itemgetter(1)', lambda: operator.itemgetter(1), ())
odd.methods("operator.attrgetter('a')", lambda: operator.attrgetter('a'), ())
odd.methods("operator.methodcaller('a')", lambda: operator.methodcaller('a'), ())
