# library
# Graph algorithms as textbooks have them: Dijkstra, Bellman-Ford, Floyd-Warshall, Kruskal, Tarjan, topological order, max flow.
import heapq
from collections import defaultdict, deque
from itertools import count


def dijkstra(graph, start):
    distance = {start: 0}
    previous = {}
    tie = count()
    queue = [(0, next(tie), start)]
    while queue:
        d, _, node = heapq.heappop(queue)
        if d > distance[node]:
            continue
        for other, w in graph[node].items():
            if d + w < distance.get(other, float('inf')):
                distance[other] = d + w
                previous[other] = node
                heapq.heappush(queue, (d + w, next(tie), other))
    return distance, previous


def path(previous, node):
    steps = [node]
    while node in previous:
        steps.append(node := previous[node])
    return steps[::-1]


def bellman_ford(edges, nodes, start):
    d = dict.fromkeys(nodes, float('inf')) | {start: 0}
    for _ in range(len(nodes) - 1):
        for a, b, w in edges:
            d[b] = min(d[b], d[a] + w)
    if any(d[a] + w < d[b] for a, b, w in edges):
        raise ValueError('negative cycle', *sorted(nodes))
    return d


def floyd(nodes, edges):
    inf = float('inf')
    d = {(a, b): 0 if a == b else inf for a in nodes for b in nodes}
    for a, b, w in edges:
        d[a, b] = w
    for k in nodes:
        for a in nodes:
            for b in nodes:
                d[a, b] = min(d[a, b], d[a, k] + d[k, b])
    return d


class DisjointSets:
    def __init__(self):
        self.parent = {}

    def find(self, x):
        self.parent.setdefault(x, x)
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        self.parent[a] = b
        return a != b


def kruskal(edges):
    sets = DisjointSets()
    return [e for e in sorted(edges, key=lambda e: e[2]) if sets.union(e[0], e[1])]


def components(graph):
    """Tarjan's strongly connected components, without recursion."""
    index, low, on, stack, found = {}, {}, set(), [], []
    for root in graph:
        if root in index:
            continue
        work = [(root, iter(graph[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on.add(root)
        while work:
            node, edges = work[-1]
            for other in edges:
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    on.add(other)
                    work.append((other, iter(graph[other])))
                    break
                if other in on:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    part = []
                    while True:
                        part.append(other := stack.pop())
                        on.discard(other)
                        if other == node:
                            break
                    found.append(sorted(part))
    return found


def topological(graph):
    degree = defaultdict(int)
    for targets in graph.values():
        for t in targets:
            degree[t] += 1
    ready = deque(sorted(n for n in graph if not degree[n]))
    order = []
    while ready:
        order.append(node := ready.popleft())
        for t in sorted(graph.get(node, ())):
            degree[t] -= 1
            if not degree[t]:
                ready.append(t)
    if len(order) < len(graph):
        raise RuntimeError(f'cycle among {sorted(n for n in graph if n not in order)}')
    return order


def max_flow(capacity, source, sink):
    residual = defaultdict(lambda: defaultdict(int))
    for a, b, c in capacity:
        residual[a][b] += c
    flow = 0
    while True:
        back = {source: None}
        queue = deque([source])
        while queue and sink not in back:
            u = queue.popleft()
            for v, c in list(residual[u].items()):
                if c > 0 and v not in back:
                    back[v] = u
                    queue.append(v)
        if sink not in back:
            return flow
        v, least = sink, float('inf')
        while (u := back[v]) is not None:
            least = min(least, residual[u][v])
            v = u
        v = sink
        while (u := back[v]) is not None:
            residual[u][v] -= least
            residual[v][u] += least
            v = u
        flow += least


roads = [('a', 'b', 7), ('a', 'c', 9), ('a', 'f', 14), ('b', 'c', 10), ('b', 'd', 15), ('c', 'd', 11), ('c', 'f', 2), ('d', 'e', 6), ('e', 'f', 9)]
graph = defaultdict(dict)
for a, b, w in roads:
    graph[a][b] = graph[b][a] = w
distance, previous = dijkstra(graph, 'a')
print(distance)
print({n: '-'.join(path(previous, n)) for n in sorted(distance)})
nodes = sorted(graph)
print(bellman_ford(roads, nodes, 'a'))
try:
    bellman_ford([('x', 'y', 1), ('y', 'x', -2)], 'xy', 'x')
except ValueError as e:
    print(repr(e))
d = floyd(nodes, roads)
for a in nodes:
    print(a, *(f'{d[a, b]:>4}' for b in nodes))
print(kruskal(roads), sum(w for *_, w in kruskal(roads)))
directed = {1: [2], 2: [3, 4], 3: [1], 4: [5], 5: [6], 6: [4], 7: [6, 7]}
print(components(directed))
print(topological({'shirt': ['tie', 'belt'], 'tie': ['jacket'], 'trousers': ['shoes', 'belt'], 'belt': ['jacket'], 'socks': ['shoes'], 'shoes': [], 'jacket': []}))
try:
    topological({1: [2], 2: [1], 3: []})
except RuntimeError as e:
    print(e)
print(max_flow([('s', 'a', 10), ('s', 'b', 5), ('a', 'b', 15), ('a', 't', 5), ('b', 't', 10)], 's', 't'))
