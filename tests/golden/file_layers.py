# The objects of one file: what closes with what, and when a file that nobody holds is written out.
import os
import weakref

PATH = "file_layers.tmp"

text = open(PATH, "w")
layers = text, text.buffer, text.buffer.raw
print([type(layer).__name__ for layer in layers])
text.close()
print([layer.closed for layer in layers])

lost = open(PATH, "w")
lost.write("all of it")
reference = weakref.ref(lost, lambda _: print("gone:", open(PATH).read()))
del lost

with open(PATH, "w") as file:
    file.writelines(["one\n", "two\n", "three\n"])
for mode in "r", "rb":
    with open(PATH, mode) as file:
        print(file.readlines(5), file.readlines(), file.readlines())
os.remove(PATH)
