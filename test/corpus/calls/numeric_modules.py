# library: odd arguments for numeric modules; odd.py says what is printed.
import math, cmath, _random, _bisect, _heapq, _statistics

import odd

odd.module(math, (), {'random'})
odd.module(cmath, (), {'random'})
odd.module(_random, (), {'random'})
odd.module(_bisect, (), {'random'})
odd.module(_heapq, (), {'random'})
odd.module(_statistics, (), {'random'})
