# hole: parts
# wrong: takes target minus prediction for the error
# is: step03.target_minus_prediction


def parts(w: float, b: float, x: float, y: float) -> dict[str, float]:
    prediction = w * x + b
    error = y - prediction
    return {"prediction": prediction, "error": error, "loss": error * error}
