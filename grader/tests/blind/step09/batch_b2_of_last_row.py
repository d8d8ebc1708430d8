# hole: batch_gradient
# wrong: b2 is overwritten by every row instead of added up
# is: step09.b2_overwritten


def batch_gradient(params: Params, rows: list[list[float]], targets: list[float]) -> Params:
    n = len(rows)
    W1 = [[0.0 for _ in row] for row in params["W1"]]
    b1 = [0.0 for _ in params["b1"]]
    W2 = [0.0 for _ in params["W2"]]
    b2 = 0.0
    for r in range(n):
        g = example_gradient(params, rows[r], targets[r])
        for k in range(len(W2)):
            b1[k] += g["b1"][k] / n
            W2[k] += g["W2"][k] / n
            for i in range(len(W1[k])):
                W1[k][i] += g["W1"][k][i] / n
        b2 = g["b2"] / n
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
