# hole: torch_gradient
# wrong: the targets are a column, so the difference becomes an n by n table
# is: step12.every_prediction_with_every_target


def torch_gradient(params: Params, rows: Rows, targets: Targets) -> Params:
    tensors = to_tensors(params)
    x = to_tensor(rows)
    y = to_tensor([[t] for t in targets])
    loss = ((network(tensors, x) - y) ** 2).mean()
    loss.backward()
    return {name: tensors[name].grad.tolist() for name in ["W1", "b1", "W2", "b2"]}
