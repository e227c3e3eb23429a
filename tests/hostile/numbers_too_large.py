# Each argument that C code takes as a size, a count or a position, given a number that no machine word holds.
big = 10 ** 30
from collections import deque
import itertools, array, random
class I:
    def __index__(self): return big
cases = ["'x'.ljust(N)", "'x'.rjust(N)", "'x'.center(N)", "'x'.zfill(N)", "'x'.replace('x','y',N)", "'x'.split('x',N)", "'x'.rsplit(None,N)", "b'x'.ljust(N)", "b'x'.zfill(N)", "b'x'.split(b'x',N)", "b'x'.replace(b'x',b'y',N)", "[1].insert(N,2)", "[1].pop(N)", "bytearray(b'a').insert(N,2)", "bytearray(b'a').pop(N)", "deque([1]).insert(N,2)", "deque([1]).rotate(N)", "deque([1],N)", "deque([1])[N]", "(1).to_bytes(N,'big')", "[1].index(1,N)", "(1,).index(1,-N)", "'x'.find('x',N)", "'x'*N", "[1]*N", "(1,)*N", "b'x'*N", "bytearray(N)", "bytes(N)", "[1][N]", "(1,)[N]", "'x'[N]", "b'x'[N]", "range(3)[N]", "itertools.islice([1],N)", "itertools.repeat(1,N)", "itertools.product([1],repeat=N)", "array.array('i',[1])[N]", "array.array('i',[1]).pop(N)", "memoryview(b'a')[N]", "'%c' % N", "chr(N)", "enumerate([1],N)", "sum([1],N)", "round(1.5,N)", "'{:>{w}}'.format('x',w=N)", "bytes([N])", "bytearray(b'a').append(N)", "divmod(N,7)", "format(N,'e')", "format(N,'n')", "N**0.5", "float(N)", "complex(N)", "int('1',N)", "print('x',end='',flush=N)", "slice(N).indices(5)", "slice(1).indices(N)", "len(range(N))", "range(N).index(N-1)==N-1", "bool(range(N))", "1<<N", "1>>N", "random.seed(N)", "random.Random(1).getrandbits(N)", "exec('x=1',{},N)", "input.__call__.__name__", "pow(2,N,5)", "pow(2,-1,5)", "abs(N)==N", "str(N)", "type('T',(),{})().__reduce_ex__(N)", "'abc'.expandtabs(N)", "'a'.encode('utf8').hex(':',N)", "'x'.splitlines(N)", "'x'.startswith('x',N)", "[3,1].sort(reverse=N)", "dict.fromkeys([1],N)", "max(N,1)==N", "bin(N)[:5]", "isinstance(N,N)", "getattr(N,N)", "zip([1],strict=N)", "sorted([1],key=N)", "map(N,[1])", "reversed(N)", "iter(N,1)", "next(N)", "vars(N)", "dir(N)[:1]", "id(N)>0", "ord(N)", "compile('1','f','eval',N)", "eval(N)", "hasattr(N,'real')", "callable(N)"]
for c in cases:
    for n in ('big','-big','I()'):
        try: r = eval(c.replace('N', n))
        except BaseException as e: r = type(e).__name__+': '+str(e)
        r = str(r)
        if ' at 0x' in r: r = r.split(' at 0x')[0]
        print(c, n, r[:120])
