# library: the blocks that each line of a program leaves behind, and their bytes, by tracemalloc.
import collections
import gc
import tracemalloc

name = 'linkedlist.py'
program = '''class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next
head = None
for i in range(100):
    head = Node(i, head)
n = head
total = 0
while n:
    total += n.value
    n = n.next
rev = None
n = head
while n:
    n.next, rev, n = rev, n, n.next
'''
code = compile(program, name, 'exec')
g = {'__name__': '__main__', '__file__': name, '__builtins__': __builtins__}
gc.collect()
gc.disable()
repr([0])  # the list of what repr is in is made once
# The freelists are emptied first: what they hold after starting is no part of the program.
KEEP = [[[] for _ in range(300)], [{} for _ in range(300)], [{'k': 1} for _ in range(300)], [float(str(i)) for i in range(300)], [(x for x in ()) for _ in range(10)]] + [[tuple([None] * n) for _ in range(2100)] for n in range(1, 21)] + [[slice(i, i) for i in range(10)]]
tracemalloc.start()
exec(code, g)
current, peak = tracemalloc.get_traced_memory()
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
rows = sorted((s.traceback[0].lineno, s.count, s.size) for s in snapshot.statistics('lineno') if s.traceback[0].filename == name)
for line, count, size in rows:
    print(line, count, size, sep='\t')
print('file total', sum(r[1] for r in rows), sum(r[2] for r in rows), sep='\t')
sizes = collections.Counter(t.size for t in snapshot.traces if t.traceback[0].filename == name)
print('block sizes', *[f'{k}x{v}' for k, v in sorted(sizes.items())])
print('traced current/peak (all files)', current, peak)
