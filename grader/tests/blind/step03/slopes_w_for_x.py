# hole: local_slopes
# wrong: the slope of the prediction along w is given as w instead of x
# is: step03.w_for_x


def local_slopes(w: float, b: float, x: float, y: float) -> dict[str, float]:
    error = w * x + b - y
    slopes = {"error/prediction": 1, "prediction/b": 1}
    slopes["loss/error"] = 2 * error
    slopes["prediction/w"] = w
    return slopes
