"""Classes, properties, inheritance, metaclasses, dataclass-like code."""
class Meta(type):
    def __new__(cls, name, bases, namespace, **keywords):
        namespace["made_by"] = cls.__name__
        return super().__new__(cls, name, bases, namespace)
class Base(metaclass=Meta):
    count = 0
    __slots__ = ("a", "__dict__")
    def __init_subclass__(cls, **keywords):
        cls.keywords = keywords
    @property
    def double(self): return self.a * 2
    @double.setter
    def double(self, value): self.a = value // 2
    @classmethod
    def make(cls, *args): return cls(*args)
    @staticmethod
    def helper(x): return x + 1
class Derived(Base, flag=True):
    def __init__(self, a, **more):
        self.a = a
        self.__dict__.update(more)
    def __eq__(self, other): return self.a == other.a
    def __hash__(self): return hash(self.a)
    def __getattr__(self, name): return name.upper()
    def __add__(self, other): return Derived(self.a + other.a)
    def __iter__(self): return iter((self.a, self.double))
    def __call__(self, *args): return super().make(*args)
    def __enter__(self): return self
    def __exit__(self, *error): return True
d = Derived.make(1)
d.double = 10
with d as inner:
    raise ValueError(inner.missing)
print(d.double, (d + d).a, list(d), d(7).a, Derived.keywords, d.made_by, {d: 1}[Derived(5)])
Dynamic = type("Dynamic", (Derived,), {"x": 1})
print(Dynamic.__mro__, isinstance(Dynamic(3), Base), sorted(vars(Derived(2, q=1))))
print("done")
