# Isalpha, isdigit and the other questions.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'abc'.isalnum(), 'abc1'.isalpha(), '12'.isdigit(), '²'.isdigit(), '²'.isdecimal(), '½'.isnumeric(), ''.isalpha(), 'aB'.islower(), 'ab1'.islower(), 'AB'.isupper(), '1'.isupper(), ' \t'.isspace(), ''.isspace(), 'Ab Cd'.istitle(), 'AB'.istitle(), 'abc'.isidentifier(), '1a'.isidentifier(), 'def'.isidentifier(), ''.isidentifier(), 'a b'.isprintable(), '\n'.isprintable(), ''.isprintable(), 'é'.isascii(), ''.isascii()
'é'.upper(), 'Ǆ'.lower(), 'ǅ'.istitle(), 'ʰ'.isalpha(), 'ª'.islower(), 'Ⅷ'.isnumeric(), '一'.isnumeric(), '٣'.isdigit(), 'ⅷ'.upper(), 'Ⅷ'.isupper()
'''.strip().split('\n'):
    show(source)
