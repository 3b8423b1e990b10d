# library: odd arguments for iterators; odd.py says what is printed.
import itertools

import odd

odd.methods("enumerate('ab')", lambda: enumerate('ab'), ())
odd.methods("zip('ab')", lambda: zip('ab'), ())
odd.methods('map(str, [1])', lambda: map(str, [1]), ())
odd.methods('filter(None, [1])', lambda: filter(None, [1]), ())
odd.methods('reversed([1])', lambda: reversed([1]), ())
odd.methods("iter('ab')", lambda: iter('ab'), ())
odd.methods('iter([1])', lambda: iter([1]), ())
odd.methods('iter({1: 2})', lambda: iter({1: 2}), ())
odd.methods('{1: 2}.keys()', lambda: {1: 2}.keys(), ())
odd.methods('{1: 2}.items()', lambda: {1: 2}.items(), ())
odd.methods('{1: 2}.values()', lambda: {1: 2}.values(), ())
odd.methods('itertools.count()', lambda: itertools.count(), ())
odd.methods('itertools.chain([1])', lambda: itertools.chain([1]), ())
odd.methods('itertools.islice([1], 1)', lambda: itertools.islice([1], 1), ())
odd.methods('itertools.groupby([1])', lambda: itertools.groupby([1]), ())
odd.methods('itertools.accumulate([1])', lambda: itertools.accumulate([1]), ())
