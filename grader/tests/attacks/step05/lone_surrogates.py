# Answers and complains with texts that no encoding can write.
# says: the text


def mean(values):
    return "\ud800\udfff"


def mse(predictions, targets):
    raise ValueError("\ud800 \x1b[31m \u202e")


constant_gradient = step_downhill = fit_constant = lambda *arguments: {"\ud800": "\udc00"}
