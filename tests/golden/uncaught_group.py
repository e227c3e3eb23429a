def t(e):
    try: raise e
    except Exception as x: return x
raise ExceptionGroup('top', [t(ValueError(1)), ExceptionGroup('in', [t(KeyError('a')), TypeError('b')])])
