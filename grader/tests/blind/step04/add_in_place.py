# hole: Value.__add__
# wrong: adds into self and returns it instead of making a new Value
# is: step04.SumInPlace


class Value:
    def __add__(self, other: Value | float) -> Value:
        if not isinstance(other, Value):
            other = Value(other)
        self.data += other.data
        self.parents = [(self, 1.0), (other, 1.0)]
        return self
