# hole: torch_predict
# wrong: makes its own tensors in PyTorch's default float32
# is: step12.predicted_in_float32


def torch_predict(params: Params, rows: Rows) -> list[float]:
    tensors = {name: torch.tensor(value, dtype=torch.float32) for name, value in params.items()}
    x = torch.tensor(rows, dtype=torch.float32)
    return network(tensors, x).tolist()
