try:
    try:
        try: 1/0
        except ZeroDivisionError as e: raise ValueError('a') from None
    except ValueError as e: raise TypeError('b') from e
except TypeError as e: raise KeyError('c')
