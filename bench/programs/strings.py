def main():
    parts = []
    for i in range(200_000):
        parts.append(f"{i:05d}:{i % 17}")
    text = ",".join(parts)
    total = 0
    for part in text.split(","):
        a, b = part.split(":")
        total += int(a) + len(b)
    return total, text.count("1"), len(text.replace("7", "seven").upper())
