# hole: local_slopes
# wrong: doubles the loss instead of the error
# is: step03.twice_the_loss


def local_slopes(w: float, b: float, x: float, y: float) -> dict[str, float]:
    loss = parts(w, b, x, y)["loss"]
    return {
        "loss/error": 2 * loss,
        "error/prediction": 1.0,
        "prediction/w": x,
        "prediction/b": 1.0,
    }
