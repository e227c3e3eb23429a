"""sys.unraisablehook gets what cannot be raised."""
import sys
class Filter:
    def write(self, text):
        while " at 0x" in text:
            at = text.index(" at 0x")
            text = text[:at] + text[text.index(">", at):]
        print(text.replace(__file__, "FILE"), end="")
    def flush(self): pass
sys.stderr = Filter()
def hook(u): print("hook", u.exc_type.__name__, u.exc_value, u.err_msg, type(u.object).__name__)
sys.unraisablehook = hook
class A:
    def __del__(self): 1/0
A()
def hook2(u): print("mine"); sys.__unraisablehook__(u)
sys.unraisablehook = hook2
A()
