# library
# Shortest paths, topological order, strongly connected parts.
import heapq
from collections import defaultdict, deque

ROADS = [('a', 'b', 7), ('a', 'c', 9), ('a', 'f', 14), ('b', 'c', 10), ('b', 'd', 15), ('c', 'd', 11), ('c', 'f', 2), ('d', 'e', 6), ('f', 'e', 9)]
graph = defaultdict(dict)
for a, b, cost in ROADS:
    graph[a][b] = graph[b][a] = cost


def shortest(start):
    best, before, waiting = {start: 0}, {}, [(0, start)]
    while waiting:
        cost, at = heapq.heappop(waiting)
        if cost > best[at]:
            continue
        for to, more in graph[at].items():
            if cost + more < best.get(to, 10**9):
                best[to], before[to] = cost + more, at
                heapq.heappush(waiting, (cost + more, to))
    return best, before


best, before = shortest('a')
print(best)
path = ['e']
while path[-1] in before:
    path.append(before[path[-1]])
print(' -> '.join(reversed(path)))


def layers(start):
    seen, queue = {start: 0}, deque([start])
    while queue:
        at = queue.popleft()
        for to in graph[at]:
            if to not in seen:
                seen[to] = seen[at] + 1
                queue.append(to)
    return seen


print(layers('e'))


def components(edges):
    index, low, stack, on, result = {}, {}, [], set(), []

    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        on.add(v)
        for w in edges.get(v, ()):
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in on:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            part = []
            while True:
                part.append(stack.pop())
                on.discard(part[-1])
                if part[-1] == v:
                    break
            result.append(sorted(part))

    for v in edges:
        if v not in index:
            visit(v)
    return result


print(components({1: [2], 2: [3], 3: [1], 4: [3, 5], 5: [6], 6: [5, 7], 7: []}))
