# binomialvariate draws the same numbers for the same seed, with few trials and with very many.
import random

random.seed(20)
for n, p in ((5, 0.5), (30, 0.1), (100, 0.3), (1000, 0.5), (1000, 0.9), (10**6, 0.25), (2**31, 0.5), (10**12, 0.7)):
    print(n, p, [random.binomialvariate(n, p) for _ in range(12)])
print(random.random())
