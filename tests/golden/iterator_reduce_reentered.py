# __reduce__ of an iterator looks for the builtin iter: a key of builtins whose __eq__ runs the iterator down
# meanwhile finds it empty afterwards.
import builtins

ITER, REVERSED = iter, reversed
names = builtins.__dict__


class Key:
    def __init__(self, name, iterator):
        self.name, self.iterator = name, iterator

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        list(self.iterator)
        return other == self.name


def reduced(name, iterator, original):
    del names[name]
    names[Key(name, iterator)] = original
    try:
        return iterator.__reduce__()
    finally:
        for key in [key for key in names if isinstance(key, Key)]:
            key.iterator = ()
            del names[key]
        names[name] = original


class Sequence:
    def __getitem__(self, at):
        return [1, 2][at]


for value in 'xyz', [1, 2, 3], (1, 2), bytes(3), bytearray(3), Sequence(), tuple[int]:
    print(type(value).__name__, reduced('iter', ITER(value), ITER))
print(reduced('iter', ITER(lambda: 0, 0), ITER), reduced('reversed', REVERSED([1, 2]), REVERSED))
