import difflib
import random

one = ['the cat\n', 'sat on\n', 'the mat\n', 'and slept\n', 'all day\n']
two = ['the cat\n', 'sits on\n', 'the mat\n', 'all the day\n', 'and night\n']
print(''.join(difflib.ndiff(one, two)))
print(''.join(difflib.unified_diff(one, two, 'before', 'after')))
print(''.join(difflib.context_diff(one, two, 'before', 'after', n=1)))
delta = list(difflib.ndiff(one, two))
print(list(difflib.restore(delta, 1)) == one, list(difflib.restore(delta, 2)) == two)
matcher = difflib.SequenceMatcher(None, 'abxcd', 'abcd')
print(matcher.get_matching_blocks(), matcher.get_opcodes(), matcher.ratio(), matcher.quick_ratio())
print(difflib.SequenceMatcher(lambda c: c == ' ', ' abcd', 'abcd abcd').find_longest_match(0, 5, 0, 9))
print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']))
for wrong in (lambda: difflib.get_close_matches('x', [], n=0), lambda: difflib.get_close_matches('x', [], cutoff=2)):
    try:
        wrong()
    except ValueError as error:
        print(error)
numbers = random.Random(5)
for turn in range(60):
    a, b = (''.join(numbers.choice('abc \t') for _ in range(numbers.randrange(30))) for _ in '12')
    matcher = difflib.SequenceMatcher(difflib.IS_CHARACTER_JUNK if turn % 2 else None, a, b)
    print(round(matcher.ratio(), 6), [tuple(block) for block in matcher.get_matching_blocks()])
for turn in range(25):
    a, b = ([''.join(numbers.choice('ab c') for _ in range(numbers.randrange(1, 9))) + '\n'
             for _ in range(numbers.randrange(6))] for _ in '12')
    print(''.join(difflib.ndiff(a, b)), end='--\n')
    print(''.join(difflib.unified_diff(a, b, 'a', 'b', n=turn % 3)), end='--\n')
