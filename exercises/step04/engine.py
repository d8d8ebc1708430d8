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
        raise NotImplementedError(
            "Keep data and parents under these names, and let grad begin at 0"
        )

    def __repr__(self) -> str:
        return f"Value(data={self.data}, grad={self.grad})"

    def __add__(self, other: Value | float) -> Value:
        """Return self + other as a new Value.

        Formula: ∂(a + b)/∂a = 1, ∂(a + b)/∂b = 1
        """
        raise NotImplementedError(
            "Make other a Value if it is a plain number, and return the sum's Value"
        )

    def __mul__(self, other: Value | float) -> Value:
        """Return self · other as a new Value.

        Formula: ∂(a · b)/∂a = b, ∂(a · b)/∂b = a
        """
        raise NotImplementedError(
            "Make other a Value if it is a plain number, and return the product's Value"
        )

    def __neg__(self) -> Value:
        """Return −self as a new Value.

        Formula: ∂(−a)/∂a = −1
        """
        raise NotImplementedError(
            "Return the Value of the opposite number, with self as its one parent"
        )

    def __sub__(self, other: Value | float) -> Value:
        """Return self − other as a new Value.

        Formula: a − b = a + (−b)
        """
        raise NotImplementedError("Add the opposite of other")

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
        raise NotImplementedError(
            "Return a Value that is self or 0, with the slope 1 or 0 toward self"
        )

    def backward(self) -> None:
        """Find the slope of self with respect to every Value it was made from.

        Formula: v.grad = Σ u.grad · ∂u/∂v over all uses of v, each in making some u; self.grad = 1

        Each Value passes its grad on when all its own shares have come, and only then.
        Shares are added to the grads that are there; only the grad of self is set, to 1.
        Nothing is returned.
        """
        raise NotImplementedError(
            "Count the shares every Value waits for, then pass grads on in that order"
        )


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
