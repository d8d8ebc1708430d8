# hole: squared_error_slope
# wrong: doubles the prediction only, for want of brackets
# is: step02.prediction_doubled


def squared_error_slope(prediction: float, target: float) -> float:
    return 2 * prediction - target
