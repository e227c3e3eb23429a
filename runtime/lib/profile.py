"""The same as cProfile here."""

from cProfile import Profile, run, runctx

__all__ = ["run", "runctx", "Profile"]
