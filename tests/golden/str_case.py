# Upper, lower, title, casefold of hard characters.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'abc'.capitalize(), 'ABC'.capitalize(), ''.capitalize(), 'ǆabc'.capitalize(), 'ßx'.capitalize()
'Straße'.casefold(), 'Straße'.upper(), 'İ'.lower(), 'ΑΣ'.lower(), 'ΑΣΑ'.lower(), 'ﬁ'.upper(), 'ŉ'.upper(), 'ŉ'.title(), 'hello world'.title(), "they're bill's".title(), 'aBc'.swapcase(), 'ß'.swapcase()
'é'.upper(), 'Ǆ'.lower(), 'ǅ'.istitle(), 'ʰ'.isalpha(), 'ª'.islower(), 'Ⅷ'.isnumeric(), '一'.isnumeric(), '٣'.isdigit(), 'ⅷ'.upper(), 'Ⅷ'.isupper()
'''.strip().split('\n'):
    show(source)
