# Containers that hold themselves: shown, compared, hashed, copied, sorted, joined and freed.
import copy
import gc

def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__ + ':', str(error)[:60])

a = [1]; a.append(a)
d = {}; d['self'] = d
t = ([],); t[0].append(t)
class Node:
    def __init__(self): self.me = self
    def __repr__(self): return f'<Node {self.__dict__}>'
n = Node()
o = []; o.append({'x': (o,)})

for name, value in (('list', a), ('dict', d), ('tuple', t), ('nested', o)):
    attempt(name + ' repr', lambda: repr(value))
    attempt(name + ' str', lambda: str(value))
    attempt(name + ' format', lambda: f'{value!s:.10}')
    attempt(name + ' equal itself', lambda: value == value)
    attempt(name + ' equal copy', lambda: value == copy.copy(value))
    attempt(name + ' deepcopy', lambda: copy.deepcopy(value) == value)
attempt('node repr', lambda: repr(n)[:20])
b = [1]; b.append(b)
attempt('two lists', lambda: a == b)
attempt('less', lambda: a < b)
attempt('hash of tuple', lambda: hash(t))
attempt('sort', lambda: [a, b].sort())
attempt('in', lambda: a in a)
attempt('index', lambda: a.index(a))
attempt('extend itself', lambda: (a.extend(a), len(a))[1])
attempt('insert slice', lambda: a.__setitem__(slice(0, 1), a) or len(a))
attempt('update itself', lambda: d.update(d) or len(d))
attempt('join', lambda: ', '.join(map(repr, [a])))
attempt('isinstance', lambda: isinstance(1, (nest := [int], tuple(nest))))
deep = ()
for _ in range(200):
    deep = (deep,)
attempt('isinstance nested', lambda: isinstance(1, deep))
del a, b, d, t, n, o
gc.collect()
print(gc.collect())
