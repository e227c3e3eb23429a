# Decimals whose powers of ten are far apart are compared without writing them out.
from decimal import Decimal
from fractions import Fraction
from itertools import product

texts = ['0', '-0', '1e1000000', '-1e1000000', '1e-999999', '-1e-999999', '100', '1e2', '99.99', '-3', '-2.9', 'Infinity', '-Infinity']
values = [Decimal(text) for text in texts]
for one, other in product(values, values):
    print(one, other, one < other, one <= other, one == other, one > other, one >= other)
print([str(value) for value in sorted(values)], max(values), Decimal('1e5000') > 7, Decimal('-1e5000') < 0.5, Decimal('NaN') == 1)



for special in Decimal('inf'), Decimal('-inf'), Decimal('NaN'), Decimal('0.5'):
    print(special == Fraction(1, 2), special == 0.5 + 0j, special == 1j, special != Fraction(1, 3))
    try:
        print(special < Fraction(1, 2), special >= Fraction(7, 3))
    except ArithmeticError as error:
        print(type(error).__name__)
