def g():
    next(iter([]))
    yield
next(g())
