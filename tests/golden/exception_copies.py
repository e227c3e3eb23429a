"""An OSError keeps its file names when it is copied."""
import copy
for error in (OSError(2, "a", "b"), OSError(2, "a", "b", None, "c"), OSError("x"), ValueError(1, 2), KeyError("k")):
    twin = copy.copy(error)
    print(repr(twin), twin.args, getattr(twin, "filename", "-"), getattr(twin, "filename2", "-"), str(twin))
error = ValueError("with attributes")
error.extra = [1]
error.add_note("note")
twin = copy.copy(error)
print(twin.extra is error.extra, twin.__notes__, type(copy.deepcopy(error)), copy.deepcopy(error).extra)
