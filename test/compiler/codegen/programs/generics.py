type Alias = int | str
type Generic[T, *Ts, **P] = dict[T, Callable[P, tuple[*Ts]]]


def first[T: (int, str), U: list[int] = list](xs: list[T], default: T = None, *, k: U = 1) -> T:
    return xs[0]


def plain[T](x): return x


class Stack[T, V = int](Base[T], metaclass=Meta):
    items: list[T]
    type Inner = dict[T, 'Stack']
    def push[S](self, x: T, y: S) -> None:
        self.items.append(x)
        return T
    class Nested[W: T]:
        value: W


class Priv[__T]:
    attr: __T
    def m(self, __x: __T): return __x, self.__y


async def coroutine[**P](*args: P.args, **kwargs: P.kwargs): return await args[0]
