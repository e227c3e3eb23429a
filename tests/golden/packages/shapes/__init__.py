from . import circle
from .circle import area

__all__ = ["area", "square"]
