# Lifts the recursion limit and recurses until the stack ends.
# says: broke down|No answer came within|MemoryError|RecursionError
sys = __import__("random")._os.sys


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr(self)


def mean(values):
    sys.setrecursionlimit(2**31 - 1)
    value = []
    for _ in range(10_000_000):
        value = [value]
    return repr(value)


mse = constant_gradient = step_downhill = fit_constant = lambda *arguments: mean([])
