# hole: Value.__mul__
# wrong: a product with a plain number has no parents, so nothing flows back through it
# is: step04.ProductWithNumberForgets


class Value:
    def __mul__(self, other: Value | float) -> Value:
        if isinstance(other, (int, float)):
            return Value(self.data * other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])
