import io, os, sys
P='text_files.tmp'
def t(src):
    try: print(src, '->', repr(eval(src)))
    except BaseException as e: print(src, '->', type(e).__name__, e, getattr(e,'errno',None), getattr(e,'filename',None))
with open(P,'w') as f:
    print(f.write('hello\nwörld\n\n三 lines\nno end'), f.tell(), f.closed, f)
print(f.closed)
with open(P) as f:
    print(f.readline(), f.tell(), f.read(3), f.tell(), f.readlines(), f.read(), f.readline())
with open(P) as f: print(list(f), f.newlines)
with open(P) as f:
    for line in f:
        print(repr(line))
        try: f.tell()
        except OSError as e: print(e)
    print(f.tell())
    f.seek(0); print(f.readline(3), f.readline(-1), f.readline(0)); print(f.seek(0,2), f.tell(), f.read()); f.seek(6); print(f.read(2), f.tell(), f.seek(0,1))
with open(P,'a') as f: print(f.tell(), f.write('more'), f.tell())
print(open(P).read())
with open(P,'r+') as f:
    print(f.read(5)); f.seek(0); f.write('HELLO'); f.seek(0); print(f.read())
with open(P,'w+') as f:
    f.write('abc\ndef'); f.seek(0); print(f.read(), f.truncate(2), f.tell())
print(open(P).read())
with open(P,'wb') as f: print(f.write(b'a\r\nb\rc\nd\x00\xff'), f.tell(), f)
with open(P,'rb') as f: print(f.read(2), f.tell(), f.readline(), f.readlines(), f.seek(-3,2), f.read(), f.peek(), f.seek(0), list(f))
t("open(P).read()")
with open(P,'w',newline='') as f: f.write('a\r\nb\rc\nd')
for nl in (None,'','\n','\r','\r\n'):
    with open(P,newline=nl) as f: print(repr(nl), list(f), f.newlines)
    with open(P,newline=nl) as f: print(repr(nl), repr(f.read()), f.newlines)
for nl in (None,'','\n','\r','\r\n'):
    with open(P,'w',newline=nl) as f: f.write('a\nb\r\nc')
    print(repr(nl), open(P,'rb').read())
for enc in ('utf-8','latin-1','ascii','utf-16','utf-8-sig'):
    try:
        with open(P,'w',encoding=enc) as f: f.write('aé\nb')
        print(enc, open(P,'rb').read(), open(P,encoding=enc).read(), list(open(P,encoding=enc)))
    except Exception as e: print(enc, type(e).__name__, e)
with open(P,'w') as f: f.writelines(['a','b\n','c'])
print(open(P).read(), open(P).readable(), open(P).writable(), open(P).seekable(), open(P,'w').isatty(), open(P).fileno()>2)
for s in ["open('/nonexist')","open('/tmp')","open(P,'q')","open(P,'rw')","open(P,'')","open(P,'rtb')","open(P,'rb',encoding='utf-8')","open(P,'rb',errors='x')","open(P,'rb',newline='')","open(P,newline='x')","open(P,'r',0)","open(1.5)","open()","open(P).write('a')","open(P,'w').read()","open(P,'w').write(1)","open(P,'wb').write('a')","open(P,'rb').write(b'')","open(P,'wb').read()","open(P,'x')","open(P,encoding='foo')","print(1,sep=1)","print(1,end=1)","print(1,foo=1)","print(1,file=5)","f.close() or f.read()","f.closed","repr(f)","input(1,2)","f.write('a')","open(P,'r',buffering=1.5)","open(P,'rU')","open('a\\0b')","open(P,'+')", "sys.stdout.foo", "sys.stdout.read()", "open(P).seek(1,1)","open(P).seek(-1)","open(P).seek(0,5)", "next(f)","open(P,3)", "open(-1)","open(P).readline('a')","open(P).read('a')","open(P,'w').writelines([1])","open(P,'w').writelines(1)","open(b'text_files.tmp').name","open('/nodir/nodir/x','w')","print(1,2,sep='-',end='!\\n')","print()","print('a',flush=True)","print('x',file=io.StringIO())","isinstance(f, io.TextIOBase)","isinstance(f, io.IOBase)","type(f).__name__","f.__enter__()"]: t(s)
s=io.StringIO('ab\ncd'); print(s.readline(), s.read(), s.getvalue(), s.tell(), s.seek(1), s.write('XYZ'), s.getvalue(), s.seek(10), s.write('q'), repr(s.getvalue()), s.truncate(3), s.getvalue(), list(io.StringIO('a\nb\r\nc')), list(io.StringIO('a\nb\r\nc\rd',newline=None)))
b=io.BytesIO(b'ab\ncd'); print(b.readline(), b.read(), b.getvalue(), b.tell(), b.seek(1), b.write(b'XYZ'), b.getvalue(), b.seek(10), b.write(b'q'), b.getvalue(), b.truncate(3), b.getvalue(), b.seek(-1,2), b.read())
for s in ["io.StringIO(5)","io.StringIO(b'')","io.BytesIO('a')","io.StringIO().write(5)","io.BytesIO().write('a')","io.StringIO(newline='q')","io.StringIO().seek(-1)","io.StringIO().seek(1,1)","io.BytesIO().seek(-1)","io.StringIO().fileno()","io.StringIO().close()","(lambda s:(s.close(),s.read()))(io.StringIO())","(lambda s:(s.close(),s.read()))(io.BytesIO())","io.StringIO().read('a')","sys.getsizeof(io.StringIO())","io.BytesIO(b'abc').readinto(bytearray(2))","io.DEFAULT_BUFFER_SIZE"]: t(s)
class W:
    def write(self, s): sys.stdout.write('<'+s+'>')
print(1,'a',[2],file=W(),sep='--')
sys.stdout.write('end\n'); print(sys.stdout, sys.stderr.name, sys.stdin.name, sys.stdout.encoding, sys.stdout.name)
class S(str):
    def __str__(self): return 'S!'
print(S('x'), f'{S("x")}', '%s' % S('x'), '{}'.format(S('y')), S('x')+'', ''.join([S('z')]))
os.remove(P)
