# hole: Value.__init__
# wrong: grad is None at first instead of 0
# is: step04.GradBeginsAsNone


class Value:
    def __init__(self, data: float, parents: Sequence[tuple[Value, float]] = ()) -> None:
        self.data = data
        self.parents = list(parents)
        self.grad = None
