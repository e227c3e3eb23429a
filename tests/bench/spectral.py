# Float arithmetic in nested loops.
def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def multiply(vector):
    n = len(vector)
    return [sum([element(i, j) * vector[j] for j in range(n)]) for i in range(n)]


vector = [1.0] * 120
for _ in range(30):
    vector = multiply(vector)
print("%.9f" % sum(vector))
