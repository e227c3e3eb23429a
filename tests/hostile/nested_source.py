# Source nested deeper than any reader would: each is refused or compiled, none brings the program down.
def outcome(source, mode='eval'):
    try:
        code = compile(source, 'deep', mode)
    except (SyntaxError, RecursionError, MemoryError, IndentationError) as error:
        return type(error).__name__
    return 'compiles'

def around(opening, middle, closing, depth):
    return opening * depth + middle + closing * depth

for name, opening, middle, closing in [
        ('parentheses', '(', '1', ')'), ('lists', '[', '', ']'), ('sets', '{', '1', '}'), ('dicts', '{1: ', '2', '}'),
        ('calls', 'f(', '', ')'), ('subscripts', 'a[', '0', ']')]:
    print(name, [outcome(around(opening, middle, closing, depth)) for depth in (50, 199, 201, 5000)])

print('attributes', outcome('a' + '.b' * 3000))
print('chained calls', outcome('f' + '()' * 3000))
print('comparisons', outcome('1' + ' < 2' * 20000))
print('and', outcome('1' + ' and 2' * 20000))
print('commas', outcome('1' + ', 2' * 100000))
print('strings side by side', outcome("'a'" * 20000))
print('f-string', outcome("f'" + '{1}' * 5000 + "'"))

def blocks(statement, depth):
    lines = [' ' * level + statement for level in range(depth)]
    return '\n'.join(lines + [' ' * depth + 'pass']) + '\n'

for statement in ('if x:', 'while x:', 'for i in x:', 'with x:', 'def f():', 'class C:'):
    print(statement, [outcome(blocks(statement, depth), 'exec') for depth in (10, 19, 21, 99, 101)])

print('a long block', outcome('x = 1\n' * 50000, 'exec'))
print('many branches', outcome('if x: pass\n' + 'elif x: pass\n' * 2000, 'exec'))
print('many locals', outcome('def f():\n' + ''.join(f' v{n} = {n}\n' for n in range(3000)), 'exec'))
print('many parameters', outcome('def f(' + ', '.join(f'p{n}' for n in range(3000)) + '): pass\n', 'exec'))
print('many arguments', outcome('f(' + ', '.join(f'{n}' for n in range(5000)) + ')'))
print('many constants', len(eval('[' + ', '.join(f'{n}.5' for n in range(70000)) + ']')))
