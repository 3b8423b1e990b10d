# library
# Text: KMP, Boyer-Moore-Horspool, suffix arrays, tries, Huffman, run lengths, LZ78, anagrams, Caesar, Vigenere, Burrows-Wheeler.
import heapq
from collections import Counter, defaultdict
from itertools import groupby, accumulate, pairwise


def kmp(text, word):
    fail = [0]
    for i in range(1, len(word)):
        j = fail[-1]
        while j and word[i] != word[j]:
            j = fail[j - 1]
        fail.append(j + (word[i] == word[j]))
    j, found = 0, []
    for i, c in enumerate(text):
        while j and (j == len(word) or c != word[j]):
            j = fail[j - 1]
        j += c == word[j]
        if j == len(word):
            found.append(i - j + 1)
    return fail, found


def horspool(text, word):
    skip = {c: len(word) - i - 1 for i, c in enumerate(word[:-1])}
    at = 0
    while at + len(word) <= len(text):
        if text[at : at + len(word)] == word:
            yield at
        at += skip.get(text[at + len(word) - 1], len(word))


class Trie(defaultdict):
    def __init__(self):
        super().__init__(Trie)
        self.ends = 0

    def add(self, word):
        node = self
        for c in word:
            node = node[c]
        node.ends += 1

    def words(self, prefix=''):
        if self.ends:
            yield prefix, self.ends
        for c in sorted(self):
            yield from self[c].words(prefix + c)

    def starting(self, prefix):
        node = self
        for c in prefix:
            if c not in node:
                return
            node = node[c]
        yield from node.words(prefix)


def huffman(text):
    heap = [(n, i, c) for i, (c, n) in enumerate(Counter(text).items())]
    heapq.heapify(heap)
    serial = len(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a[0] + b[0], serial := serial + 1, (a[2], b[2])))
    codes = {}

    def walk(node, code):
        if isinstance(node, tuple):
            walk(node[0], code + '0')
            walk(node[1], code + '1')
        else:
            codes[node] = code or '0'

    walk(heap[0][2], '')
    return codes


def lz78(text):
    known, word = {'': 0}, ''
    for c in text:
        if word + c in known:
            word += c
        else:
            yield known[word], c
            known[word + c] = len(known)
            word = ''
    if word:
        yield known[word[:-1]], word[-1]


def unlz78(pairs):
    words = ['']
    for n, c in pairs:
        words.append(words[n] + c)
    return ''.join(words)


def burrows(text):
    text += '\0'
    return ''.join(t[-1] for t in sorted(text[i:] + text[:i] for i in range(len(text))))


def unburrows(last):
    table = [''] * len(last)
    for _ in last:
        table = sorted(c + t for c, t in zip(last, table))
    return next(t for t in table if t.endswith('\0'))[:-1]


def caesar(text, k):
    def turn(c):
        base = ord('a' if c.islower() else 'A')
        return chr((ord(c) - base + k) % 26 + base) if c.isascii() and c.isalpha() else c

    return ''.join(map(turn, text))


text = 'abracadabra abracadabra'
print(kmp(text, 'abra'), kmp('aaaa', 'aa'), list(horspool(text, 'abra')), list(horspool('x', 'yy')))
trie = Trie()
for w in 'to tea ted ten i in inn to Öl'.split():
    trie.add(w)
print(list(trie.words()), list(trie.starting('te')), list(trie.starting('z')), len(trie), type(trie['t']).__name__)
codes = huffman(text)
print(codes, sum(len(codes[c]) for c in text), huffman('a'))
pairs = list(lz78(text))
print(pairs, unlz78(pairs) == text)
print(repr(burrows('banana')), unburrows(burrows('banana')))
print(caesar('Hello, Wörld!', 3), caesar(caesar('zebra', 7), -7))
print(''.join(f'{c}{n}' if (n := len(list(g))) > 1 else c for c, g in groupby('aaabccdddd')))
suffixes = sorted(range(11), key='mississippi'.__getitem__) if 0 else sorted(range(11), key=lambda i: 'mississippi'[i:])
common = [next((k for k in range(12) if 'mississippi'[a : a + k + 1] != 'mississippi'[b : b + k + 1]), 0) for a, b in pairwise(suffixes)]
print(suffixes, common)
groups = defaultdict(list)
for w in 'listen silent enlist google elbow below cat act tac'.split():
    groups[''.join(sorted(w))].append(w)
print(sorted(map(tuple, groups.values())))
print([w for w in ('level', 'Otto', 'été', 'noon!') if (s := w.casefold()) == s[::-1]], list(accumulate('abc', lambda a, b: b + a)))
table = str.maketrans({'a': '4', 'e': None, ord('o'): '0', 'l': '|_'})
print('leet speak for old people'.translate(table), str.maketrans('ab', 'xy', 'z'))
for bad in (lambda: str.maketrans('ab', 'c'), lambda: str.maketrans({'ab': 1}), lambda: str.maketrans(1), lambda: 'x'.translate(5), lambda: 'x'.translate({120: 2**40}), lambda: 'x'.translate({120: 1.5})):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
