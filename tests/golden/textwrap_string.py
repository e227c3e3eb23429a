import textwrap as t, string
x="The quick brown-fox jumped over the lazy dog's back -- it was a well-known, state-of-the-art trick. Hello there.  Bye! pneumonoultramicroscopicsilicovolcanoconiosis"
for w in (5,10,15,20,30,40,70): print(t.wrap(x,w))
print(t.fill(x,30,initial_indent='* ',subsequent_indent='  ')); print(t.shorten(x,30), t.shorten(x,12,placeholder='..')); print(repr(t.dedent('\n   a\n     b\n  \n   c\n')), repr(t.indent('a\n\nb\n','> ')))
print(t.wrap(x,20,break_long_words=False), t.wrap(x,20,max_lines=2), t.wrap('',5), t.wrap('a\tb\nc',5,expand_tabs=False), t.wrap('aa-bb-cc',4), t.wrap('--a -b c--d',3))
for s in ("$a ${b} $$ $c","${a}","$","$ x","a$","${a","$1"):
    T=string.Template(s)
    for f in (T.substitute,T.safe_substitute):
        try: print(s, f(a=1,b='two',c=None))
        except Exception as e: print(s, type(e).__name__, e)
    print(T.is_valid(), T.get_identifiers())
print(string.capwords('hello wORLD  x'), string.ascii_letters, repr(string.printable), repr(string.whitespace), string.punctuation)
print(string.Formatter().format('{0} {a!r:>5} {} '.replace('{}','{1}'), 1, 2, a='x'), list(string.Formatter().parse('a{b!r:>{w}}c{{d}}')))
