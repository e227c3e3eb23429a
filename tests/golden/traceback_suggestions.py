"""Names that were nearly right are suggested."""
import sys, traceback, weakref

class Thing:
    def __init__(self):
        self.colour = 1
        self._hidden = 2
    def method(self):
        return colour
    def typo(self):
        return self.color
    def hidden(self):
        return self.hiden

def show(function):
    try:
        function()
    except BaseException:
        print(traceback.format_exc().splitlines()[-1])

global_value = 1
def local_name():
    counter = 1
    return conter
def global_name():
    return globl_value
def builtin_name():
    return pritn(1)
def module_name():
    return math.pi
def import_name():
    from sys import versoin
def attribute():
    return "abc".uper()
def nothing_near():
    return zzzzzzzzzz
def case():
    return Print
def too_short():
    return ab
def keyword_arg():
    return [].append.foo
for function in (Thing().method, Thing().typo, Thing().hidden, lambda: Thing().hiden, local_name, global_name,
                 builtin_name, module_name, import_name, attribute, nothing_near, case, too_short, keyword_arg,
                 lambda: sys.versoin, lambda: weakref.proxi):
    show(function)
