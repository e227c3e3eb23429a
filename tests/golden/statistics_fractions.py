from statistics import *
from fractions import Fraction as F
import statistics, numbers, math
d=[2,3.5,1,8,5,7.25,2]
for f in (mean,fmean,median,median_low,median_high,mode,multimode,pstdev,pvariance,stdev,variance,quantiles,harmonic_mean,geometric_mean): print(f.__name__, f(d), f([1,2,3,4]))
print(mean([F(1,2),F(1,3)]), mean([1,2]), variance([1,2,3,4]), stdev([0.1,0.2,0.30000000000000004]), mode('aabbb'), quantiles(range(11),n=10,method='inclusive'))
print(correlation([1,2,3],[2,4,7]), covariance([1,2,3],[2,4,7]), linear_regression([1,2,3],[2,4,7]), NormalDist(100,15).cdf(115), NormalDist(0,1))
for bad in ("mean([])","median([])","mode([])","stdev([1])","variance([])","fmean([])","mean(['a'])","quantiles([])"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
a,b=F(3,4),F('-1.25'); print(a,b,a+b,a-b,a*b,a/b,a//b,a%b,a**2,a**-2,a**0.5,2**F(2),-a,abs(b),int(b),math.floor(b),math.ceil(b),round(F(5,2)),round(F(7,3),2),float(a),repr(a),a==0.75,a<1,a>0.5,hash(a)==hash(0.75),hash(F(5))==5,F(0.1),F(0.1).limit_denominator(),F(math.pi).limit_denominator(1000),1+a,1-a,2/a,0.5+a,F('3/4'),F(' 7 '),F(6,-4),bool(F(0)),F(a),sum([a,b]),F('1e-3'),divmod(F(7,2),F(1,3)),max(a,b),isinstance(a,numbers.Rational),isinstance(1,numbers.Integral),isinstance(1.0,numbers.Real))
for bad in ("F(1,0)","F('x')","F('1/0')","F(1.5,2)","F([])","a/0","F('')","a+'x'","F('1 /2')","F(float('nan'))"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
