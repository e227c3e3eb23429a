from decimal import *
D=Decimal
print(D('0.1')+D('0.2'), D(0.1), D('1.10')*3, D(1)/3, D(1)/D(8), D('1e3'), D('1E+5')+1, D('-0'), D('1.000'), D('123.456e-10'), D('0.000001'), D('0.0000001'), D('Infinity'), D('NaN'), D((1,(1,2,3),-2)))
print(D('1.235').quantize(D('0.01')), D('1.225').quantize(D('0.01'),ROUND_HALF_UP), D('2.5').quantize(D(1)), round(D('2.675'),2), round(D('2.5')), int(D('-2.7')), float(D('0.1')), D('7')//2, D('-7')//2, D('-7')%3, divmod(D('7.5'),2), -D('1.5'), abs(D('-1.5')), +D('1.23456789012345678901234567890123'))
print(D(2).sqrt(), D(16).sqrt(), D('0.25').sqrt(), D(2)**10, D(2)**-2, D('1.5')**3, D(2)**D('0.5'), D(1).exp(), D(10).ln(), D(1000).log10(), D('2').ln())
print(D('1.0')==1, D('0.5')==0.5, D('0.1')==0.1, D(1)<2, D('1')<1.5, max(D(1),D(3)), sorted([D(3),D(1)]), hash(D('1.0'))==hash(1), hash(D('0.5'))==hash(0.5), {D(1):2}[1], bool(D(0)), sum([D('0.1')]*3), D('3.0').normalize(), D('100').normalize(), D('1.50').as_tuple(), D('1.5').as_integer_ratio(), D('12345').adjusted())
print(f"{D('1234567.891'):,.2f}|{D('3.14159'):.2f}|{D('5'):>8}|{D('0.5'):.0%}|{D('1234.5'):e}|{D('-5.5'):08.2f}|{D('1.5'):+}|{D('1e10'):f}|{D('2.5'):.0f}|{D('1.10'):g}|{D('12.3'):<8}|")
getcontext().prec=6; print(D(1)/7, getcontext().prec)
with localcontext() as c:
    c.prec=40; print(D(1)/7)
with localcontext(prec=3): print(D(1)/7)
print(D(1)/7); getcontext().rounding=ROUND_UP; print(D(1)/3, D(2)/3); getcontext().rounding=ROUND_HALF_EVEN
for bad in ("D('abc')","D(1)/0","D(0)/0","D(1)+1.5","D([])","D('1')<'a'","D(-1).sqrt()","D('NaN')<1","int(D('NaN'))","int(D('inf'))","D(1)%0","D('1.5')+None","D('inf')-D('inf')","D(10)**1000000"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, [type(x) for x in type(e).__mro__[:1]])
print(repr(D('1.5')), str(D('1E-10')), D('1e5').to_eng_string(), D(5).compare(D(3)), D('NaN')==D('NaN'), D('sNaN').is_snan(), D('1.9').to_integral_value(), D('Inf')>D(10**50), isinstance(D(1),Decimal), D(True), D('1_000.5'))
print(D(100)-D('0.01'), D('19.99')*D('0.0825'), (D('19.99')*D('1.0825')).quantize(D('0.01')), D('1.1')+1, 2-D('0.5'), 10/D(4), 2*D('1.5'), 7%D(4), 2**D(3))
