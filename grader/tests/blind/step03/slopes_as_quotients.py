# hole: local_slopes
# wrong: reads the slash as a division of the two numbers
# is: step03.quotients_for_slopes


def local_slopes(w: float, b: float, x: float, y: float) -> dict[str, float]:
    p = parts(w, b, x, y)

    def ratio(top: float, bottom: float) -> float:
        return top / bottom if bottom != 0 else 0.0

    return {
        "loss/error": ratio(p["loss"], p["error"]),
        "error/prediction": ratio(p["error"], p["prediction"]),
        "prediction/w": ratio(p["prediction"], w),
        "prediction/b": ratio(p["prediction"], b),
    }
