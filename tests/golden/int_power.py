# ** and pow() with and without a modulus.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
str(10**5000)
len(str(10**4299))
'%d' % 10**4400
'%x' % 10**4400 == hex(10**4400)[2:]
0 ** -1
2 ** -1
(-2) ** -2
(-2) ** 0.5
pow(2, 10, 1000)
pow(2, -1, 7)
pow(2, -1, 4)
pow(2, 5, 0)
pow(2, 5, -7)
pow(2.0, 5, 7)
pow(2, 5, 7.0)
pow('a', 2)
pow(2, 'a', 3)
10**30 // 7, -10**30 // 7, 10**30 % -7
10**30 / 10**10
10**400 / 10
10**400 / 10**399
10**400 * 1.0
-(2**70) & 2**70-1
-(2**70) | 1
(-(2**70)) ^ (2**65)
~5, ~-1, ~(2**70)
2**70 == 2.0**70
2**70 < 2.0**70+1e10
2**53+1 == float(2**53+1)
hash(2**61-1), hash(2**61), hash(-1), hash(-2), hash(2**200)
round(10**30+5, -1)
abs(-5), abs(-2**70)
bin(5), bin(-5), bin(2**70), oct(8), oct(-8), hex(255), hex(-255)
format(10**400, 'f')
2**1000 % 10**9
(10**50).bit_length()
-10**50 // 10**25, -10**50 % (10**25+1)
divmod(10**50, -10**25+7)
str(-10**50), repr(10**20)
bool(2**70), bool(-2**70)
float(2**70), float(-2**1023), float(2**1024)
2**1024 + 1.0
sum([2**70, 1.5])
'''.strip().split('\n'):
    show(source)
