# hole: chain
# wrong: empties the caller's list while multiplying
# is: step03.list_emptied


def chain(slopes: list[float]) -> float:
    product = 1.0
    while slopes:
        product *= slopes.pop()
    return product
