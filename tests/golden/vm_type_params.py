# Type parameters and type statements.
def type_params[T, *Ts, **P](a: T) -> T:
    return a


print(type_params.__type_params__, type_params(1))
type Alias[T] = list[T]
print(Alias, Alias.__value__, Alias[int])
