# hole: chain
# wrong: begins with the first slope and then multiplies by it again
# is: step03.first_counted_twice


def chain(slopes: list[float]) -> float:
    if not slopes:
        return 1.0
    product = slopes[0]
    for s in slopes:
        product = product * s
    return product
