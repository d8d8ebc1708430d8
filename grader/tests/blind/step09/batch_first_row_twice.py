# hole: batch_gradient
# wrong: begins with the first row's gradient and adds it again in the loop
# is: step09.first_row_twice


def batch_gradient(params: Params, rows: list[list[float]], targets: list[float]) -> Params:
    n = len(rows)
    total = example_gradient(params, rows[0], targets[0])
    for row, target in zip(rows, targets):
        g = example_gradient(params, row, target)
        total = {
            "W1": [[a + b for a, b in zip(r, s)] for r, s in zip(total["W1"], g["W1"])],
            "b1": [a + b for a, b in zip(total["b1"], g["b1"])],
            "W2": [a + b for a, b in zip(total["W2"], g["W2"])],
            "b2": total["b2"] + g["b2"],
        }
    return {
        "W1": [[value / n for value in row] for row in total["W1"]],
        "b1": [value / n for value in total["b1"]],
        "W2": [value / n for value in total["W2"]],
        "b2": total["b2"] / n,
    }
