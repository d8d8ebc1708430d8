# hole: relu
# wrong: a leaky relu: negative numbers come through at a hundredth
# is: step07.leaky


def relu(z: float) -> float:
    if z > 0:
        return z
    return 0.01 * z
