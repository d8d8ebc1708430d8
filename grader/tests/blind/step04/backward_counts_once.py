# hole: Value.backward
# wrong: every Value waits for one share only, whatever the number of its users
# is: step04.PassesOnAtFirstVisit


class Value:
    def backward(self) -> None:
        waiting = {self: 0}
        stack = [self]
        while stack:
            node = stack.pop()
            for parent, _ in node.parents:
                if parent not in waiting:
                    waiting[parent] = 1
                    stack.append(parent)

        self.grad = 1
        ready = [self]
        while len(ready) > 0:
            node = ready.pop()
            for parent, slope in node.parents:
                parent.grad += node.grad * slope
                waiting[parent] -= 1
                if waiting[parent] == 0:
                    ready.append(parent)
