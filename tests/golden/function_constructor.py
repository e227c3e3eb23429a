import types
F=types.FunctionType
def g(): pass
c=g.__code__
def o():
    x=1
    def i(): return x
    return i
ci=o().__code__; cl=o().__closure__
def t(*a,**k):
    try:
        f=F(*a,**k); print("ok", f.__name__, f.__qualname__, f.__defaults__, f.__kwdefaults__, f.__closure__ is not None)
    except Exception as e: print(type(e).__name__, e)
t(); t(c); t(1,2); t(c,2); t(c,{}); t(c,{},1); t(c,{},"n"); t(c,{},None,1); t(c,{},None,(1,)); t(c,{},None,None,1); t(c,{},None,None,()); t(c,{},None,None,cl)
t(ci,{}); t(ci,{},None,None,None); t(ci,{},None,None,1); t(ci,{},None,None,()); t(ci,{},None,None,cl); t(ci,{},None,None,(1,))
t(c,{},None,None,None,1); t(c,{},None,None,None,{"a":1}); t(c,{},None,None,None,None,1); t(c,{},zzz=1); t(code=c,globals={}); t(c,code=c,globals={}); t(globals={}); t(c,{},name="q",argdefs=(1,),closure=None,kwdefaults={})
t(c,{},1,2,3,4,5); t(c,{},None,None,None,None,name="x")
