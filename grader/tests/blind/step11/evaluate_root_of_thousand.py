# hole: evaluate
# wrong: multiplies by 1000 under the root instead of behind it
# is: step11.thousand_under_the_root


def evaluate(params: Params, rows: Rows, targets: Targets) -> dict[str, float]:
    squared = 0.0
    absolute = 0.0
    for p, y in zip(predict_all(params, rows), targets):
        squared += (p - y) ** 2
        absolute += abs(p - y)
    n = len(rows)
    mse = squared / n
    return {
        "mse": mse,
        "rmse_rentals": math.sqrt(1000 * mse),
        "mae_rentals": 1000 * absolute / n,
    }
