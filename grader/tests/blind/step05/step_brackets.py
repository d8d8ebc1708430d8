# hole: step_downhill
# wrong: subtracts the learning rate from c and multiplies the difference by the slope
# is: step05.subtracts_first


def step_downhill(c: float, gradient: float, learning_rate: float) -> float:
    return (c - learning_rate) * gradient
