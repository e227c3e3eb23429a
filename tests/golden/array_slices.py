import array
def a(*x): return array.array("h",x)
def st(s,v,x=None):
    x=a(0,1,2,3,4,5) if x is None else x
    try:
        if v is None: del x[s]
        else: x[s]=v
        print(x)
    except Exception as e: print(type(e).__name__, e)
S=slice
for s in (S(1,3),S(3,1),S(None,None,2),S(None,None,-2),S(5,0,-3),S(1,100,3),S(4,None,7),S(0,0,2),S(6,2,-1),S(2,2,-1)):
    st(s,None); st(s,a()); st(s,a(9,8)); st(s,a(9,8,7)); st(s,[1]); st(s,array.array("i",[1])); x=a(0,1,2,3,4,5); st(s,x,x)
    b=bytearray(b"abcdef"); 
    try: del b[s]
    except Exception as e: print(e)
    print(b)
    for v in (b"",b"xy",b"xyz"):
        b=bytearray(b"abcdef")
        try: b[s]=v
        except Exception as e: print(e)
        print(b)
