# hole: Value.backward
# wrong: finds the order with a function that calls itself, which fails on long graphs
# is: step04.CallsItselfForEachParent


class Value:
    def backward(self) -> None:
        topo = []
        visited = set()

        def build(v):
            if v not in visited:
                visited.add(v)
                for parent, _ in v.parents:
                    build(parent)
                topo.append(v)

        build(self)
        self.grad = 1.0
        for v in reversed(topo):
            for parent, slope in v.parents:
                parent.grad += slope * v.grad
