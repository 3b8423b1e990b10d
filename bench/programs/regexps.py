# Searching, splitting and replacing in a text of 200 lines.
import re

lines = '\n'.join(f'2024-{i % 12 + 1:02d}-{i % 28 + 1:02d} host{i % 5} GET /page/{i}?q={i * 7} {200 + i % 4} {i * 13}b' for i in range(200))
log = re.compile(r'(\d{4})-(\d\d)-(\d\d) (\w+) (GET|POST) (/\S*) (\d+) (\d+)b')


def main():
    total = 0
    for _ in range(40):
        total += sum(int(m.group(8)) for m in log.finditer(lines))
        total += len(re.sub(r'host\d', 'server', lines)) + len(re.split(r'[\s?=/]+', lines))
        total += len(re.findall(r'(?:[a-z]+|\d+)\b', lines))
    return total
