"""operator: the operators of the language as functions, and functions that fetch items and attributes."""

from _operator import *
from _operator import (abs, add, and_, call, concat, contains, delitem, eq, floordiv, ge, getitem, gt, iadd, iand,
                       iconcat, ifloordiv, ilshift, imatmul, imod, imul, index, inv, invert, ior, ipow, irshift,
                       isub, itruediv, ixor, le, lshift, lt, matmul, mod, mul, ne, neg, not_, or_, pos, pow, rshift,
                       setitem, sub, truediv, xor)

__all__ = ['abs', 'add', 'and_', 'attrgetter', 'call', 'concat', 'contains', 'countOf', 'delitem', 'eq', 'floordiv',
           'ge', 'getitem', 'gt', 'iadd', 'iand', 'iconcat', 'ifloordiv', 'ilshift', 'imatmul', 'imod', 'imul',
           'index', 'indexOf', 'inv', 'invert', 'ior', 'ipow', 'irshift', 'is_', 'is_not', 'isub', 'itemgetter',
           'itruediv', 'ixor', 'le', 'length_hint', 'lshift', 'lt', 'matmul', 'methodcaller', 'mod', 'mul', 'ne',
           'neg', 'not_', 'or_', 'pos', 'pow', 'rshift', 'setitem', 'sub', 'truediv', 'truth', 'xor']

__lt__, __le__, __eq__, __ne__, __ge__, __gt__ = lt, le, eq, ne, ge, gt
__not__, __abs__, __index__, __inv__, __invert__, __neg__, __pos__ = not_, abs, index, inv, invert, neg, pos
__add__, __and__, __floordiv__, __lshift__, __mod__, __mul__ = add, and_, floordiv, lshift, mod, mul
__matmul__, __or__, __pow__, __rshift__, __sub__, __truediv__, __xor__ = matmul, or_, pow, rshift, sub, truediv, xor
__concat__, __contains__, __delitem__, __getitem__, __setitem__ = concat, contains, delitem, getitem, setitem
__iadd__, __iand__, __iconcat__, __ifloordiv__, __ilshift__, __imod__ = iadd, iand, iconcat, ifloordiv, ilshift, imod
__imul__, __imatmul__, __ior__, __ipow__, __irshift__, __isub__ = imul, imatmul, ior, ipow, irshift, isub
__itruediv__, __ixor__, __call__ = itruediv, ixor, call
