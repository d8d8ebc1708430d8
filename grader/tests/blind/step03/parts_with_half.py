# hole: parts
# wrong: a factor one half in front of the square, as in some books
# is: step03.half_the_square


def parts(w: float, b: float, x: float, y: float) -> dict[str, float]:
    result = {}
    result["prediction"] = w * x + b
    result["error"] = result["prediction"] - y
    result["loss"] = 0.5 * result["error"] ** 2
    return result
