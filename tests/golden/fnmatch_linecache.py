import fnmatch
import linecache

names = ['a.py', 'b.PY', 'notes.txt', 'x[1].py', '.hidden', 'ab-c', 'z!']
for pattern in '*', '*.py', '?.py', '[ab].*', '[!ab]*', '*[[]*', '[]]', '[a-', 'x[[]1].py', '[z-a]', '*b*c', '[!]', '**a', '':
    print(pattern, fnmatch.filter(names, pattern), fnmatch.translate(pattern))
print(fnmatch.fnmatch('A.PY', '*.py'), fnmatch.fnmatchcase('a.py', '*.py'))
print(repr(linecache.getline(__file__, 2)), repr(linecache.getline(__file__, 1000)), linecache.getlines('no/such'))
