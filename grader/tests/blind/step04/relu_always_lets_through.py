# hole: Value.relu
# wrong: the number is cut off at 0, but the slope toward it is 1 everywhere
# is: step04.ReluSlopeAlways1


class Value:
    def relu(self) -> Value:
        return Value(max(0.0, self.data), [(self, 1.0)])
