"""Step 04, engine: a number that remembers how it was made, and so finds every slope by itself.

The lesson stands in exercises/step04/README.md. A Value is calculated with like a plain number.
Each result keeps its parents, the Values it was made from, and the local slope toward each of
them; backward() walks that graph from the end to the beginning with the chain rule of step 03.
"""

from __future__ import annotations  # lets the class name itself in its own signatures

from collections.abc import Sequence
from time import perf_counter


class Value:
    """A number with a memory."""

    def __init__(self, data: float, parents: Sequence[tuple[Value, float]] = ()) -> None:
        """Start a Value.

        data: the number itself.
        parents: a list or tuple with a pair (parent, local slope toward it) for each Value this
            one was made from; a number that was not made from others has none.
        grad is 0 at first; after backward() it is ∂out/∂self.
        """
        # BEGIN SOLUTION: keep data and parents under these names, and let grad begin at 0
        self.data = data
        self.grad = 0.0
        self.parents = parents
        # END SOLUTION

    def __repr__(self) -> str:
        return f"Value(data={self.data}, grad={self.grad})"

    def __add__(self, other: Value | float) -> Value:
        """Return self + other as a new Value.

        Formula: ∂(a + b)/∂a = 1, ∂(a + b)/∂b = 1
        """
        # BEGIN SOLUTION: make other a Value if it is a plain number, and return the sum's Value
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])
        # END SOLUTION

    def __mul__(self, other: Value | float) -> Value:
        """Return self · other as a new Value.

        Formula: ∂(a · b)/∂a = b, ∂(a · b)/∂b = a
        """
        # BEGIN SOLUTION: make other a Value if it is a plain number, and return the product's Value
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])
        # END SOLUTION

    def __neg__(self) -> Value:
        """Return −self as a new Value.

        Formula: ∂(−a)/∂a = −1
        """
        # BEGIN SOLUTION: return the Value of the opposite number, with self as its one parent
        return Value(-self.data, [(self, -1.0)])
        # END SOLUTION

    def __sub__(self, other: Value | float) -> Value:
        """Return self − other as a new Value.

        Formula: a − b = a + (−b)
        """
        # BEGIN SOLUTION: add the opposite of other
        return self + (-other)
        # END SOLUTION

    # When a plain number stands on the left, as in 3 + a, Python calls these.

    def __radd__(self, other: float) -> Value:
        return self + other

    def __rmul__(self, other: float) -> Value:
        return self * other

    def __rsub__(self, other: float) -> Value:
        return (-self) + other

    def relu(self) -> Value:
        """Return the larger of self and 0 as a new Value.

        Formula: relu(a) = max(a, 0); ∂relu(a)/∂a = 1 for a > 0, and 0 for a ≤ 0
        """
        # BEGIN SOLUTION: return a Value that is self or 0, with the slope 1 or 0 toward self
        if self.data > 0:
            return Value(self.data, [(self, 1.0)])
        return Value(0.0, [(self, 0.0)])
        # END SOLUTION

    def backward(self) -> None:
        """Find the slope of self with respect to every Value it was made from.

        Formula: v.grad = Σ u.grad · ∂u/∂v over all uses of v, each in making some u; self.grad = 1

        Each Value passes its grad on when all its own shares have come, and only then.
        Shares are added to the grads that are there; only the grad of self is set, to 1.
        Nothing is returned.
        """
        # BEGIN SOLUTION: count the shares every Value waits for, then pass grads on in that order
        waits_for = {self: 0}
        to_visit = [self]
        while to_visit:
            user = to_visit.pop()
            for parent, _ in user.parents:
                if parent not in waits_for:
                    waits_for[parent] = 0
                    to_visit.append(parent)
                waits_for[parent] += 1

        self.grad = 1.0
        ready = [self]
        while ready:
            user = ready.pop()
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                waits_for[parent] -= 1
                if waits_for[parent] == 0:
                    ready.append(parent)
        # END SOLUTION


if __name__ == "__main__":
    a, b = Value(3.0), Value(2.0)
    p = a * b
    out = (p + a) * p
    out.backward()
    print(f"(a·b + a) · a·b at a = 3, b = 2 is {out.data}; its slopes: a {a.grad}, b {b.grad}")

    nudged = (3.001 * 2 + 3.001) * (3.001 * 2)
    print(f"Nudge a by 0.001: out grows by {nudged - out.data:.6f}, promised {a.grad * 0.001:.6f}")

    print("Double x again and again, x = x + x. The slope toward the first x, and the time for it:")
    for doublings in [4, 8, 12, 16, 20]:
        first = x = Value(1.0)
        for _ in range(doublings):
            x = x + x
        start = perf_counter()
        x.backward()
        milliseconds = 1000 * (perf_counter() - start)
        print(f"  {doublings} doublings: {milliseconds:.3f} ms, slope {first.grad:,.0f}")
