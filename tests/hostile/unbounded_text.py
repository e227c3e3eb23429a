# Text, numbers and formats whose size would be absurd are refused before they are made.
def attempt(label, action):
    try:
        result = action()
    except Exception as error:
        print(label, '->', type(error).__name__, str(error)[:80])
    else:
        print(label, '->', type(result).__name__, len(result) if hasattr(result, '__len__') else result)

huge = 10 ** 18
beyond = 10 ** 30
for name, action in {
    'str * huge': lambda: 'ab' * huge, 'bytes * huge': lambda: b'ab' * huge, 'list * huge': lambda: [0] * huge,
    'tuple * huge': lambda: (0,) * huge, 'bytearray(huge)': lambda: bytearray(huge), 'bytes(huge)': lambda: bytes(huge),
    'str * beyond': lambda: 'ab' * beyond, 'list * beyond': lambda: [0] * beyond, 'bytes(beyond)': lambda: bytes(beyond),
    'empty * beyond': lambda: '' * beyond, 'width': lambda: '%*d' % (huge, 1), 'precision': lambda: '%.*f' % (huge, 1.0),
    'format width': lambda: format(1, str(huge)), 'format precision': lambda: format(1.5, '.' + str(huge) + 'f'),
    'wide text': lambda: format('x', str(beyond)), 'ljust': lambda: 'x'.ljust(huge), 'center': lambda: b'x'.center(huge),
    'zfill': lambda: 'x'.zfill(huge), 'expandtabs': lambda: '\t'.expandtabs(huge), 'replace': lambda: ('a' * 10 ** 6).replace('a', 'b' * 10 ** 7),
    'join': lambda: ('x' * 10 ** 6).join(['y'] * 10 ** 6), '1 << huge': lambda: 1 << huge, '1 << beyond': lambda: 1 << beyond,
    '0 << huge': lambda: 0 << huge, '1 >> beyond': lambda: 1 >> beyond, 'str of many digits': lambda: str(10 ** 5000),
    'int of many digits': lambda: int('9' * 5000), 'from_bytes': lambda: int.from_bytes(b'\xff' * 1000, 'big').bit_length(),
    'to_bytes': lambda: (1).to_bytes(huge, 'big'), 'range length': lambda: len(range(beyond)), 'range item': lambda: range(beyond)[huge],
    'float of huge int': lambda: float(10 ** 400), 'hash of huge int': lambda: hash(10 ** 4000),  
    'chr': lambda: chr(beyond), 'recursion limit': lambda: __import__('sys').setrecursionlimit(beyond), 'pow mod': lambda: pow(3, 10 ** 40, 97),
    'slice': lambda: 'abc'[-beyond:beyond], 'index': lambda: [1][beyond], 'insert': lambda: [1].insert(beyond, 2), 'pop': lambda: [1].pop(beyond),
}.items():
    attempt(name, action)
