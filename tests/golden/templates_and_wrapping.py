import copy
import textwrap
from collections import OrderedDict
from string import Template


class Percent(Template):
    delimiter = '%'
    idpattern = r'[a-z]+(?:\.[a-z]+)*'


class Angles(Template):
    pattern = r'(?P<escaped><<)|<(?P<named>[a-z]+)>|<\[(?P<braced>[a-z ]+)\]>|(?P<invalid><)'


class Braces(Template):
    braceidpattern = '[0-9]+'
    flags = 0


names = {'who': 'Ann', 'a.b': 'dotted', 'two words': '2', '12': 'twelve', 'Who': 'Upper'}
for template in (Template('$who and ${who}, $$5, $Who'), Template('$who $missing'), Template('bad $'), Template('a\nb $1 c'),
                 Percent('%a.b %% %who $who'), Angles('<who> << <[two words]>'), Angles('<'), Braces('${12} $who $Who')):
    for call in template.substitute, template.safe_substitute:
        try:
            print(call(names))
        except (KeyError, ValueError) as error:
            print(type(error).__name__, error)
    print(template.is_valid(), template.get_identifiers())
for text in ("this-is-a-useful-feature-for-reformatting-posts from tim peters'ly", 'em--dash at the--end -- of -it', 'a-b cd-e',
             'well-known 2-3 --option=value-here x-y-z', 'e-mail re-enter co-op'):
    print(textwrap.wrap(text, 1, break_long_words=False), textwrap.wrap(text, 20))
ordered = OrderedDict(a=1)
ordered['self'] = ordered
ordered.note = 'kept'
print(ordered, copy.copy(ordered).note)
