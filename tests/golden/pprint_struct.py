from pprint import *
import struct
d={'name':'x'*20,'list':list(range(40)),'nested':{'b':[1,2,{'z':'q'*30,'y':('a'*30,'b'*30)}],'a':None},'t':(1,),3:{1,2,3},'s':'The quick brown fox jumps over the lazy dog and runs away from the big bad wolf again'}
d2={k:v for k,v in d.items() if isinstance(k,str)}
pprint(d2); pprint(d2,width=40,compact=True); pprint(d2,indent=4,sort_dicts=False); pprint([1,2,3]); pp({'b':1,'a':2}); print(pformat({'b':1,'a':2})); pprint(list(range(30)),width=30); pprint(d2,depth=1); pprint('word '*30); a=[1]; a.append(a); print(pformat(a)[:20]); pprint({'k':set(range(30))}); pprint([])
print(struct.pack('<ihb?d4s',1,-2,3,True,1.5,b'ab'), struct.unpack('<ihb?d4s',struct.pack('<ihb?d4s',1,-2,3,True,1.5,b'ab')), struct.calcsize('bi'), struct.calcsize('=bi'), struct.calcsize('bq2h'), struct.pack('>I',258), struct.pack('@bxi',1,2), struct.unpack('>e',b'\x3c\x00'), struct.pack('f',0.1), struct.unpack('<f',struct.pack('<f',3.14159)), list(struct.iter_unpack('<H',b'\x01\x00\x02\x00')), struct.pack('5p',b'abc'), struct.unpack_from('<H',b'\0\1\2\3',1), struct.pack('3b',1,2,3), struct.pack('!d',float('inf')))
for bad in ("struct.pack('b',200)","struct.pack('i','a')","struct.unpack('i',b'a')","struct.pack('i')","struct.pack('z',1)","struct.pack('H',-1)","struct.pack('f',1e50)","struct.pack('c','a')","struct.pack('q',2**70)","struct.pack('I',2**40)"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
