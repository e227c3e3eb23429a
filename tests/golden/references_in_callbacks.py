# How many references a callback sees to its arguments.
x = [1]; print(x)
