# hole: hour_baseline_mse
# wrong: predicts 0 for an hour that never occurs in training
# is: step11.unknown_is_zero


def hour_baseline_mse(
    train_rows: Rows, train_targets: Targets, rows: Rows, targets: Targets
) -> float:
    sums = [0.0] * 24
    counts = [0] * 24
    for row, target in zip(train_rows, train_targets):
        hour = round(row[0] * 23)
        sums[hour] += target
        counts[hour] += 1
    means = [s / c if c else 0.0 for s, c in zip(sums, counts)]
    errors = [means[round(row[0] * 23)] - target for row, target in zip(rows, targets)]
    return sum(e * e for e in errors) / len(errors)
