# Texts put together: joins, formats, replacements, += in a loop.


def main():
    total = 0
    for round in range(40):
        parts = []
        for i in range(2500):
            parts.append(f'{i:05d}:{i * round % 97:x}')
        text = ','.join(parts)
        out = ''
        for piece in text.split(',')[:1500]:
            out += piece.upper().replace('0', 'o') + ';'
        total += len(out) + out.count('o') + len('%s-%d' % (text[:10], round)) + len('{}|{:>8}'.format(out[:5], round))
    return total
