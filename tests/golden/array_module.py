import array, sys
a=array.array('i',range(10)); print(a, a[3], a[-1], a[2:5], len(a), sys.getsizeof(a), a.itemsize, a.typecode)
a.append(5); a.extend([1,2]); a.insert(0,9); print(a, a.pop(), a.pop(0), a.index(5), a.count(5), 7 in a)
a.remove(5); a.reverse(); print(a.tolist(), a+a[:2], a[:2]*2, a==a[:], a<a[1:])
for bad in ("array.array('b',[200])","array.array('x')","array.array('i','abc')","array.array('i',[1.5])","a[99]","a['x']","array.array('i').pop()","array.array('B',[-1])","array.array('h',[70000])","a.remove(12345)","array.array()","array.array('i',[1],[2])","a+[1]","hash(a)","array.array('d',['x'])","array.array('q',[2**70])","array.array('Q',[-1])"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
print(array.array('d',[1.5,2]), array.array('f',[0.1]), array.array('u','héy'), array.array('i'), a.tobytes()[:8], array.array('h',b'\x01\x00\x02\x00'))
a[1:3]=array.array('i',[7,7,7,7]); print(a); del a[0]; del a[::2]; print(a); a[0]=42; print(a)
for n in (1,5,9,20,100): 
    b=array.array('i'); 
    for i in range(n): b.append(i)
    print(n, sys.getsizeof(b))
print(sys.getsizeof(array.array('i',range(1000))), sys.getsizeof(array.array('i',[1]*1000)), sys.getsizeof(array.array('i')))
print(format(1e20, '=#010'), format(1e20,'#'), format(100.0,'#'), format(1e20+1j,'#'))
