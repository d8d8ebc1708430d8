# hole: hour_baseline_mse
# wrong: averages each new target half and half with what was there, so late rows weigh more
# is: step11.pairwise_mean


def hour_baseline_mse(
    train_rows: Rows, train_targets: Targets, rows: Rows, targets: Targets
) -> float:
    means: dict[int, float] = {}
    for row, target in zip(train_rows, train_targets):
        hour = round(23 * row[0])
        if hour in means:
            means[hour] = (means[hour] + target) / 2
        else:
            means[hour] = target
    overall = sum(train_targets) / len(train_targets)
    squares = []
    for row, target in zip(rows, targets):
        guess = means.get(round(23 * row[0]), overall)
        squares.append((guess - target) ** 2)
    return sum(squares) / len(squares)
