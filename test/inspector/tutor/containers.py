a = [1, 2, 3]
b = a
b.append([4, 5])
t = (a, 'x', None)
d = {'one': 1, 2: [2], (3, 3): {}}
s = {1, 2, 3}
a[3] = t
me = []
me.append(me)
d['me'] = me
del d['one']
s.add(10)
a = None
empty = [[], (), set(), {}]
