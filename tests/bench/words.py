# Strings, dicts, sorting with a key.
text = "the quick brown fox jumps over the lazy dog and the cat sleeps " * 12000
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
ranking = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
lines = [f"{word:>8}: {count}" for word, count in ranking]
print("\n".join(lines[:3]), len("".join(c.upper() if c in "aeiou" else c for c in text)))
