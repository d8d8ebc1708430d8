# hole: predict
# wrong: divides the hour by 23 once more
# is: step01.hour_scaled_again


def predict(weight: float, bias: float, hour: float) -> float:
    scaled_hour = hour / HOURS_SPAN
    return weight * scaled_hour + bias
