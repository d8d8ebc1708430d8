# hole: hour_baseline_mse
# wrong: finds the hour with int instead of round
# is: step11.cut_down


def hour_baseline_mse(
    train_rows: Rows, train_targets: Targets, rows: Rows, targets: Targets
) -> float:
    from collections import defaultdict

    by_hour = defaultdict(list)
    for row, y in zip(train_rows, train_targets):
        by_hour[int(row[0] * 23)].append(y)
    overall = sum(train_targets) / len(train_targets)
    means = {hour: sum(ys) / len(ys) for hour, ys in by_hour.items()}
    total = 0.0
    for row, y in zip(rows, targets):
        total += (means.get(int(row[0] * 23), overall) - y) ** 2
    return total / len(targets)
