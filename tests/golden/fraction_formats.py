from fractions import Fraction

values = Fraction(-7, 3), Fraction(1000000, 7), Fraction(0), Fraction(5), Fraction(1, 10 ** 7), Fraction(-1, 1000)
for spec in ('', '<10', '>10', '^10', '=10', '+', '-', ' ', '010', '.2f', '10.2f', '010.2f', '+010.2f', ',.2f', '_.3f',
             'z.0f', '#.0f', '.0f', 'e', '.2e', 'E', '.3g', 'g', '#g', '%', '.1%', '020,.2f', 'x', 'd', 's', '.2',
             '=+10.1f', '*^+20.3e', '0=10', '<010', ',', '#', '#_', '.3G', 'n', '.f', '2.', 'zf', '+z.1f'):
    for value in values:
        try:
            print(spec, value, repr(format(value, spec)))
        except ValueError as error:
            print(error)
            break
for text in ('3/4', '3 / 4', ' -1.25e3 ', '1_000/3', '.5', '5.', '1e-2', '3/-4', '1_/2', '1__0', '1._5', '/2', '', 'nan', '1/2/3',
             '1e_2', '+ 3', '1/0', '0x1'):
    try:
        print(repr(text), repr(Fraction(text)))
    except (ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
