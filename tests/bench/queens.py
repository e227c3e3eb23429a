# Lists of small ints, membership, recursion through a generator.
def queens(n, row=0, columns=(), down=(), up=()):
    if row == n:
        yield columns
        return
    for column in range(n):
        if column in columns or row + column in up or row - column in down:
            continue
        yield from queens(n, row + 1, columns + (column,), down + (row - column,), up + (row + column,))


print(sum(1 for _ in queens(9)))
