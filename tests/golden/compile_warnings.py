# What is surely a mistake is warned of.
x = 1
if x is 1: pass
assert (1, "a")
"a"()
[1][1,2]
~True
x = 1 is 1
