# hole: Value.__sub__
# wrong: copied from the sum: the slope toward the subtracted Value is +1 instead of -1
# is: step04.DifferenceWithSlopesOfSum


class Value:
    def __sub__(self, other: Value | float) -> Value:
        other = other if isinstance(other, Value) else Value(other)
        difference = self.data - other.data
        return Value(difference, [(self, 1.0), (other, 1.0)])
