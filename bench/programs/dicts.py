def main():
    counts = {}
    for i in range(800_000):
        key = i * 7919 % 5003
        counts[key] = counts.get(key, 0) + 1
    words = {}
    for i in range(200_000):
        name = "k" + str(i % 4001)
        if name in words:
            words[name] += 1
        else:
            words[name] = 1
    return len(counts), len(words)
