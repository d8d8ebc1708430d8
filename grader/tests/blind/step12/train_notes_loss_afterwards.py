# hole: torch_train
# wrong: notes the loss after the update instead of before
# is: step12.history_one_late


def torch_train(
    params: Params, rows: Rows, targets: Targets, learning_rate: float, epochs: int
) -> tuple[Params, list[float]]:
    tensors = to_tensors(params)
    x = to_tensor(rows)
    y = to_tensor(targets)

    def mse():
        return ((network(tensors, x) - y) ** 2).mean()

    history = []
    for _ in range(epochs):
        mse().backward()
        with torch.no_grad():
            for p in tensors.values():
                p -= learning_rate * p.grad
                p.grad.zero_()
        history.append(mse().item())
    return to_lists(tensors), history
