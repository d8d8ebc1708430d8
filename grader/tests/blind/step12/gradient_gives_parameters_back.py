# hole: torch_gradient
# wrong: returns the tensors themselves instead of their grads
# is: step12.parameters_returned


def torch_gradient(params: Params, rows: Rows, targets: Targets) -> Params:
    tensors = to_tensors(params)
    predictions = network(tensors, to_tensor(rows))
    loss = torch.nn.functional.mse_loss(predictions, to_tensor(targets))
    loss.backward()
    return to_lists(tensors)
