# The text of a partial object stays whole while a keyword's __str__ replaces its value.
from functools import partial


class Replacing:
    def __str__(self):
        made.keywords[self] = ['second']
        return 'name'


made = partial(print, 1)
made.keywords[Replacing()] = ['first']
print(repr(made).partition(', ')[2])
