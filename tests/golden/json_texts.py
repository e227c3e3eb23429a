import json
d={'a':[1,2.5,True,None,'é\n"\\\x01\U0001F600'],'b':{},'c':[],'d':{'x':(1,2)},1:2,None:3,True:4,1.5:'f'}
print(json.dumps(d)); print(json.dumps(d,indent=2)); print(json.dumps(d,ensure_ascii=False,separators=(',',':')))
print(json.dumps({'b':1,'a':2},sort_keys=True,indent='\t')); print(json.dumps([float('nan'),float('inf'),1e100,-0.0,10**30]))
for t in ('{"a": [1, 2.5e3, -0, true, null, "x\\u00e9\\ud83d\\ude00"], "b": {}}','[]','  12 ','"s"','-1.5E-3','NaN'):
    print(repr(json.loads(t)))
for bad in ('','[1,','[1 2]','{"a" 1}','{a:1}','{"a":1,}','[1,]','"abc','"a\\x"','tru','{"a":1} x','01','-','"\n"','{"a":','[1,\n2,\n x]','{"a":1 "b"}','"\\u12"'):
    try: print(repr(bad), json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), e, e.pos, e.lineno, e.colno)
for bad in (object(), {1,2}, {(1,2):3}, float('nan'), [[object()]], {'k':[1,object()]}):
    try: print(json.dumps(bad, allow_nan=False))
    except Exception as e: print(type(e).__name__, str(e)[:60], getattr(e,'__notes__',None))
a=[]; a.append(a)
try: json.dumps(a)
except ValueError as e: print(e)
class P:
    def __init__(s): s.x=1
print(json.dumps(P(), default=lambda o:o.__dict__), json.loads('{"a":1}', object_hook=lambda d: list(d.items())), json.loads('1.5',parse_float=str))
class E(json.JSONEncoder):
    def default(self,o): return repr(type(o)) if isinstance(o,set) else super().default(o)
print(json.dumps([{1}],cls=E)); print(json.dumps('a'), json.dumps(5), json.dumps({(1,):2,'a':1},skipkeys=True))
import io
f=io.StringIO(); json.dump({'a':1},f); print(f.getvalue()); f.seek(0); print(json.load(f))
