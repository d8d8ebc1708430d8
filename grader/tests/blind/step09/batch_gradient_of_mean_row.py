# hole: batch_gradient
# wrong: averages the rows and the targets and takes the gradient of that one mean row
# is: step09.gradient_of_the_mean_row


def batch_gradient(params: Params, rows: list[list[float]], targets: list[float]) -> Params:
    n = len(rows)
    mean_row = [sum(column) / n for column in zip(*rows)]
    mean_target = sum(targets) / n
    return example_gradient(params, mean_row, mean_target)
