# deque and defaultdict.
from collections import deque, defaultdict
import sys
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d=deque([1,2,3])
t(lambda: d.remove(9)); t(lambda: d.index(9)); t(lambda: deque().pop()); t(lambda: deque().popleft()); t(lambda: d[10]); t(lambda: d.insert(1,2) or d)
t(lambda: deque([1],maxlen=1).insert(0,1)); t(lambda: deque(5)); t(lambda: deque([],-1)); t(lambda: deque([],'a')); t(lambda: d+[1]); t(lambda: d['a']); t(lambda: d[0:1])
t(lambda: deque([1,2,3],maxlen=2)); t(lambda: d*2); t(lambda: d.rotate(1) or d); t(lambda:hash(d)); t(lambda: deque(1,2,3)); t(lambda: deque(foo=1)); t(lambda: d.append())
class E:
    def __eq__(s,o): d.append(1); return False
t(lambda: d.remove(E())); t(lambda: d.index(E())); t(lambda: d.count(E())); t(lambda: E() in d)
def f():
    for x in d: d.append(1)
t(f); t(lambda: d.__setitem__(100,1)); t(lambda: d.__delitem__(100))
t(lambda: repr(defaultdict(int,{1:2}))); t(lambda: defaultdict(5)); t(lambda: defaultdict(None)[1]); t(lambda: defaultdict(list,a=1)|{2:3}); t(lambda: {2:3}|defaultdict(list,a=1)); t(lambda: defaultdict(list).default_factory)
print(type(iter(d)), type(reversed(d)), deque, defaultdict)
print(sys.getsizeof(defaultdict(int)), sys.getsizeof(deque(range(100))), sys.getsizeof(iter(deque())))
print(deque.__doc__, defaultdict.__doc__)
