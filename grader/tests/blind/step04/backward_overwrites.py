# hole: Value.backward
# wrong: a share replaces the grad that is there instead of being added
# is: step04.SharesReplace


class Value:
    def backward(self) -> None:
        counts = {self: 0}
        todo = [self]
        while todo:
            v = todo.pop()
            for p, _ in v.parents:
                if p in counts:
                    counts[p] += 1
                else:
                    counts[p] = 1
                    todo.append(p)
        self.grad = 1.0
        todo = [self]
        while todo:
            v = todo.pop()
            for p, slope in v.parents:
                p.grad = v.grad * slope
                counts[p] -= 1
                if counts[p] == 0:
                    todo.append(p)
