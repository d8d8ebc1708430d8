# hole: Value.backward
# wrong: goes level by level, each Value when it is first met, without waiting for its other users
# is: step04.PassesOnInOrderOfDistance, step04.PassesOnAtFirstVisit


class Value:
    def backward(self) -> None:
        self.grad = 1.0
        queue = [self]
        seen = {self}
        position = 0
        while position < len(queue):
            user = queue[position]
            position += 1
            for parent, slope in user.parents:
                parent.grad += user.grad * slope
                if parent not in seen:
                    seen.add(parent)
                    queue.append(parent)
