# hole: predict_all
# wrong: returns inside the loop, after the first row
# is: step08.list_of_the_first


def predict_all(params: Params, rows: list[list[float]]) -> list[float]:
    predictions = []
    for row in rows:
        y = forward(params, row)
        predictions.append(y)
        return predictions
