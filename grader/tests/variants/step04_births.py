# mypy: ignore-errors
"""Step 4 with a counter of births: whoever was made from others was born after them."""

from itertools import count
from operator import attrgetter

births = count()


class Value:
    __slots__ = ("birth", "data", "edges", "grad")

    def __init__(self, number, *edges):
        self.data, self.edges = number, edges
        self.grad, self.birth = 0, next(births)

    @classmethod
    def of(cls, x):
        return x if isinstance(x, cls) else cls(x)

    def __add__(self, other):
        other = self.of(other)
        return Value(self.data + other.data, (self, 1), (other, 1))

    def __sub__(self, other):
        other = self.of(other)
        return Value(self.data - other.data, (self, 1), (other, -1))

    def __mul__(self, other):
        other = self.of(other)
        return Value(self.data * other.data, (self, other.data), (other, self.data))

    def __neg__(self):
        return 0 - self

    def __radd__(self, other):
        return self.of(other) + self

    def __rsub__(self, other):
        return self.of(other) - self

    def __rmul__(self, other):
        return self.of(other) * self

    def relu(self):
        return Value(self.data, (self, 1)) if self.data > 0 else Value(0, (self, 0))

    def backward(self):
        past = [self]
        met = {self}
        for value in past:
            for parent, _ in value.edges:
                if parent not in met:
                    met.add(parent)
                    past.append(parent)
        self.grad = 1
        for value in sorted(past, key=attrgetter("birth"), reverse=True):
            for parent, slope in value.edges:
                parent.grad += slope * value.grad
