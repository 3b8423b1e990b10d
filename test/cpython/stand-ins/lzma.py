"""The library image has no lzma. test_zoneinfo keeps its time zones in the .xz format: this reads it, and nothing else."""


class _Bits:
    """The adaptive range coder of LZMA."""

    def __init__(self, data, at):
        self.data, self.at = data, at + 5
        self.range, self.code = 0xFFFFFFFF, int.from_bytes(data[at + 1 : at + 5], 'big')

    def _normalize(self):
        if self.range < 1 << 24:
            self.range <<= 8
            self.code = self.code << 8 | self.data[self.at]
            self.at += 1

    def bit(self, odds, which):
        self._normalize()
        bound = (self.range >> 11) * odds[which]
        if self.code < bound:
            self.range = bound
            odds[which] += (2048 - odds[which]) >> 5
            return 0
        self.range -= bound
        self.code -= bound
        odds[which] -= odds[which] >> 5
        return 1

    def tree(self, odds, width):
        node = 1
        for _ in range(width):
            node = node << 1 | self.bit(odds, node)
        return node - (1 << width)

    def reversed_tree(self, odds, base, width):
        node, value = 1, 0
        for i in range(width):
            bit = self.bit(odds, base + node)
            node = node << 1 | bit
            value |= bit << i
        return value

    def direct(self, width):
        value = 0
        for _ in range(width):
            self._normalize()
            self.range >>= 1
            bit = self.code >= self.range
            if bit:
                self.code -= self.range
            value = value << 1 | bit
        return value


def _odds(n):
    return [1024] * n


class _Lengths:
    def __init__(self):
        self.choice = _odds(2)
        self.low = [_odds(8) for _ in range(16)]
        self.middle = [_odds(8) for _ in range(16)]
        self.high = _odds(256)

    def read(self, bits, position):
        if not bits.bit(self.choice, 0):
            return 2 + bits.tree(self.low[position], 3)
        if not bits.bit(self.choice, 1):
            return 10 + bits.tree(self.middle[position], 3)
        return 18 + bits.tree(self.high, 8)


class _Decoder:
    """What one chunk of LZMA2 leaves to the next: the window, the odds, the last four distances."""

    def __init__(self):
        self.out = bytearray()

    def reset(self, properties):
        properties, self.lc = divmod(properties, 9)
        self.pb, self.lp = divmod(properties, 5)
        self.literals = [_odds(0x300) for _ in range(1 << (self.lc + self.lp))]
        self.is_match, self.is_rep_long = _odds(192), _odds(192)
        self.is_rep, self.is_rep0, self.is_rep1, self.is_rep2 = (_odds(12) for _ in range(4))
        self.slots = [_odds(64) for _ in range(4)]
        self.special, self.align = _odds(128), _odds(16)
        self.match_lengths, self.rep_lengths = _Lengths(), _Lengths()
        self.state, self.reps = 0, [0, 0, 0, 0]

    def chunk(self, data, at, size):
        bits, end = _Bits(data, at), len(self.out) + size
        while len(self.out) < end:
            position = len(self.out) & ((1 << self.pb) - 1)
            where = self.state * 16 + position
            if not bits.bit(self.is_match, where):
                self._literal(bits)
            else:
                length = self._match(bits, where, position)
                if length:
                    for _ in range(length):
                        self.out.append(self.out[-1 - self.reps[0]])

    def _literal(self, bits):
        out = self.out
        before = out[-1] if out else 0
        context = (len(out) & ((1 << self.lp) - 1)) << self.lc | before >> (8 - self.lc)
        odds, node = self.literals[context], 1
        if self.state >= 7:
            match = out[-1 - self.reps[0]]
            while node < 0x100:
                expected = match >> 7 & 1
                match <<= 1
                bit = bits.bit(odds, (1 + expected << 8) + node)
                node = node << 1 | bit
                if bit != expected:
                    break
        while node < 0x100:
            node = node << 1 | bits.bit(odds, node)
        out.append(node & 0xFF)
        self.state = 0 if self.state < 4 else self.state - 3 if self.state < 10 else self.state - 6

    def _match(self, bits, where, position):
        late = self.state >= 7
        reps = self.reps
        if not bits.bit(self.is_rep, self.state):
            length = self.match_lengths.read(bits, position)
            self.reps = [self._distance(bits, length), *reps[:3]]
            self.state = 10 if late else 7
            return length
        if not bits.bit(self.is_rep0, self.state):
            if not bits.bit(self.is_rep_long, where):
                self.state = 11 if late else 9
                return 1
        else:
            which = 1
            if bits.bit(self.is_rep1, self.state):
                which = 2 + bits.bit(self.is_rep2, self.state)
            reps.insert(0, reps.pop(which))
        self.state = 11 if late else 8
        return self.rep_lengths.read(bits, position)

    def _distance(self, bits, length):
        slot = bits.tree(self.slots[min(length - 2, 3)], 6)
        if slot < 4:
            return slot
        width = (slot >> 1) - 1
        base = (2 | slot & 1) << width
        if slot < 14:
            return base + bits.reversed_tree(self.special, base - slot, width)
        return base + (bits.direct(width - 4) << 4) + bits.reversed_tree(self.align, 0, 4)


def decompress(data):
    """The first block of an .xz file, whose only filter is LZMA2."""
    at = 12 + (data[12] + 1) * 4
    decoder = _Decoder()
    while control := data[at]:
        size = int.from_bytes(data[at + 1 : at + 3], 'big') + 1
        if control < 0x80:
            decoder.out += data[at + 3 : at + 3 + size]
            at += 3 + size
            continue
        size += (control & 0x1F) << 16
        packed = int.from_bytes(data[at + 3 : at + 5], 'big') + 1
        at += 5
        if control >= 0xC0:
            properties = data[at]
            at += 1
        if control >= 0xA0:
            decoder.reset(properties)
        decoder.chunk(data, at, size)
        at += packed
    return bytes(decoder.out)
