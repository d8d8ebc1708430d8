# hole: gradient
# wrong: the path of b is appended to the path of w, so db still contains the factor x
# is: step03.x_on_both_paths


def gradient(w: float, b: float, x: float, y: float) -> tuple[float, float]:
    slopes = local_slopes(w, b, x, y)
    path = [slopes["loss/error"], slopes["error/prediction"]]
    path.append(slopes["prediction/w"])
    dw = chain(path)
    path.append(slopes["prediction/b"])
    db = chain(path)
    return dw, db
