# mypy: ignore-errors
# ruff: noqa: B905
"""Step 4 with a tag for each operation: slopes are looked up late, the order is made explicit."""

from __future__ import annotations

from dataclasses import dataclass, field

SLOPES = {
    "number": lambda: (),
    "+": lambda a, b: (1.0, 1.0),  # noqa: ARG005
    "-": lambda a, b: (1.0, -1.0),  # noqa: ARG005
    "*": lambda a, b: (b, a),
    "neg": lambda a: (-1.0,),  # noqa: ARG005
    "relu": lambda a: (float(a > 0),),
}


def lift(x):
    return x if isinstance(x, Value) else Value(float(x))


@dataclass(eq=False)
class Value:
    data: float
    tag: str = "number"
    inputs: tuple[Value, ...] = ()
    grad: float = field(default=0.0, init=False)

    def __add__(self, other):
        other = lift(other)
        return Value(self.data + other.data, "+", (self, other))

    __radd__ = __add__

    def __mul__(self, other):
        other = lift(other)
        return Value(self.data * other.data, "*", (self, other))

    __rmul__ = __mul__

    def __neg__(self):
        return Value(-self.data, "neg", (self,))

    def __sub__(self, other):
        other = lift(other)
        return Value(self.data - other.data, "-", (self, other))

    def __rsub__(self, other):
        return lift(other) - self

    def relu(self):
        return Value(max(0.0, self.data), "relu", (self,))

    def order(self):
        """All Values behind this one, each after everything that it was made from."""
        seen, found, path = {id(self)}, [], [(self, iter(self.inputs))]
        while path:
            value, rest = path[-1]
            fresh = next((one for one in rest if id(one) not in seen), None)
            if fresh is None:
                found.append(value)
                path.pop()
            else:
                seen.add(id(fresh))
                path.append((fresh, iter(fresh.inputs)))
        return found

    def backward(self):
        self.grad = 1.0
        for value in self.order()[::-1]:
            slopes = SLOPES[value.tag](*(one.data for one in value.inputs))
            for one, slope in zip(value.inputs, slopes):
                one.grad = one.grad + value.grad * slope
