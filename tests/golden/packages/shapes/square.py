from .circle import area as round_area


def __getattr__(name):
    if name == "sides":
        return 4
    raise AttributeError(name)
