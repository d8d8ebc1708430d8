# hole: mean_baseline_mse
# wrong: takes the mean of the targets it is judged on, not of the training targets
# is: step11.mean_of_the_judged


def mean_baseline_mse(train_targets: Targets, targets: Targets) -> float:
    n = len(targets)
    m = sum(targets) / n
    total = 0
    for y in targets:
        total += (m - y) ** 2
    return total / n
