# hole: torch_gradient
# wrong: sums the squared errors instead of taking their mean
# is: step12.sum_of_squares


def torch_gradient(params: Params, rows: Rows, targets: Targets) -> Params:
    t = to_tensors(params)
    errors = network(t, to_tensor(rows)) - to_tensor(targets)
    (errors * errors).sum().backward()
    gradient = {}
    for name, tensor in t.items():
        gradient[name] = tensor.grad
    return to_lists(gradient)
