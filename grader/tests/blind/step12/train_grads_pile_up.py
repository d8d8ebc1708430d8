# hole: torch_train
# wrong: never throws the gradients away, so each epoch adds to those of all before
# is: step12.gradients_pile_up


def torch_train(
    params: Params, rows: Rows, targets: Targets, learning_rate: float, epochs: int
) -> tuple[Params, list[float]]:
    tensors = to_tensors(params)
    optimizer = torch.optim.SGD(list(tensors.values()), lr=learning_rate)
    x, y = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = torch.mean((network(tensors, x) - y) ** 2)
        history.append(float(loss))
        loss.backward()
        optimizer.step()
    return to_lists(tensors), history
