"""Step 12: what learners write instead of PyTorch's predictions, gradient and training."""

# A tensor's .grad may be None for mypy; a learner's line does not ask.
# mypy: disable-error-code="arg-type, misc"

import math
from collections.abc import Iterator

import torch

from exercises.step12.compare import largest_difference, network, to_lists, to_tensor, to_tensors
from grader.learn.probing import Probe
from grader.teach.catalogue import mistake, probe, probes

# Numbers with few binary digits: where they meet in float32, no rounding depends on the machine.
# Only b2 = 0.1 is not exact, and tells float32 from float64.

# ----------------------------------------------------------------------------- torch_predict


@probes("torch_predict")
def torch_predict_probes() -> Iterator[Probe]:
    square = {"W1": [[1.0, 0.5], [0.25, -1.0]], "b1": [0.25, 0.5], "W2": [0.5, -2.0], "b2": 0.1}
    yield probe(square, [[0.5, 1.5], [2.0, 1.0], [-1.0, 0.25]])
    wide = {"W1": [[0.5, -1.0, 2.0], [1.5, 0.25, -0.5]], "b1": [0.25, -0.75], "W2": [1.0, -0.5]}
    yield probe({**wide, "b2": -3.0}, [[1.0, 0.5, 0.25], [2.0, -1.5, 1.0]])


@mistake(
    "torch_predict",
    title="computing in float32 instead of float64",
    explanation=(
        "Left alone, PyTorch takes float32, with about 7 digits, and Python's own floats have "
        "about 16. So your predictions differ from those of step 08 after about seven digits, "
        "where nearly all should agree."
    ),
    question="If you print torch.tensor(0.1).item(), to how many digits is it 0.1?",
    reread="The idea",
)
def predicted_in_float32(params, rows):
    tensors = {name: torch.tensor(numbers) for name, numbers in params.items()}
    return network(tensors, torch.tensor(rows)).tolist()


@mistake(
    "torch_predict",
    title="returning tensors instead of plain numbers",
    explanation=(
        "The numbers are right, but they are still PyTorch's. What goes in and out of your "
        "functions are plain lists and floats, so that they can be compared with those of step "
        "08."
    ),
    question="What does type(…) say about your answer, and about its first entry?",
    reread="1. `torch_predict`: all rows at once",
)
def tensor_returned(params, rows):
    return network(to_tensors(params), to_tensor(rows))


@mistake(
    "torch_predict",
    title="sending the output through ReLU as well",
    explanation=(
        "ReLU belongs to the hidden neurons. The output is linear, so a prediction may be "
        "negative, and here every negative one becomes 0."
    ),
    question="What does step 08 predict where b2 is −4 and all else is small, and what do you?",
    reread="The formula",
)
def output_through_relu(params, rows):
    return torch.relu(network(to_tensors(params), to_tensor(rows))).tolist()


@mistake(
    "torch_predict",
    title="sending the output through a sigmoid",
    explanation=(
        "A sigmoid squeezes every prediction between 0 and 1. Other courses do so where a "
        "probability is wanted; the output of this network is linear."
    ),
    question="Which predictions above 1 or below 0 can your network make?",
    reread="The formula",
)
def output_through_sigmoid(params, rows):
    return torch.sigmoid(network(to_tensors(params), to_tensor(rows))).tolist()


@mistake(
    "torch_predict",
    title="leaving ReLU out",
    explanation=(
        "Without ReLU the two layers collapse into one linear neuron, as in step 07. Where a z is "
        "negative the hidden value must be 0."
    ),
    question=(
        "In the lesson's example z is −0.75 for the second neuron and the first row. What goes on "
        "to the output?"
    ),
    reread="The formula",
)
def without_relu(params, rows):
    tensors = to_tensors(params)
    hidden = to_tensor(rows) @ tensors["W1"].T + tensors["b1"]
    return (hidden @ tensors["W2"] + tensors["b2"]).tolist()


@mistake(
    "torch_predict",
    title="leaving b1 out",
    explanation=(
        "The biases of the hidden neurons are never added, so every bend lies at the wrong place. "
        "The list b1 is spread over all rows of the product."
    ),
    question=(
        "In the lesson's example the product is 1.25 for the first neuron and the first row. What "
        "is z?"
    ),
    reread="The formula",
)
def predicted_without_b1(params, rows):
    tensors = to_tensors(params)
    hidden = torch.relu(to_tensor(rows) @ tensors["W1"].T)
    return (hidden @ tensors["W2"] + tensors["b2"]).tolist()


@mistake(
    "torch_predict",
    title="leaving b2 out",
    explanation=(
        "The output's bias is never added. All predictions are off by the same amount, b2, since "
        "it is spread over all rows."
    ),
    question="By how much does each of your predictions differ from that of step 08?",
    reread="The formula",
)
def predicted_without_b2(params, rows):
    tensors = to_tensors(params)
    hidden = torch.relu(to_tensor(rows) @ tensors["W1"].T + tensors["b1"])
    return (hidden @ tensors["W2"]).tolist()


@mistake(
    "torch_predict",
    title="multiplying by W1 without swapping its rows and columns",
    explanation=(
        "Without .T the features meet a column of W1, one weight of each neuron, instead of a "
        "row, all weights of one neuron. With as many features as neurons nothing complains; "
        "otherwise the shapes don't fit."
    ),
    question=(
        "X has 3 columns, and W1 has 2 rows and 3 columns. Which of the two must be turned for "
        "the product?"
    ),
    reread="The idea",
)
def w1_not_turned(params, rows):
    tensors = to_tensors(params)
    hidden = torch.relu(to_tensor(rows) @ tensors["W1"] + tensors["b1"])
    return (hidden @ tensors["W2"] + tensors["b2"]).tolist()


@mistake(
    "torch_predict",
    title="packing each prediction into a list of its own",
    explanation=(
        "The numbers are right, but the result is a table with one column. A list of floats is "
        "wanted, one for each row, as predict_all returns it."
    ),
    question="What is the first entry of your answer, a number or a list?",
    reread="The formula",
)
def column_of_predictions(params, rows):
    return network(to_tensors(params), to_tensor(rows)).unsqueeze(1).tolist()


@mistake(
    "torch_predict",
    title="predicting the first row alone",
    explanation=(
        "Only one number comes back, however many rows there are. The network takes the whole "
        "table of rows at once and has a prediction for each."
    ),
    question="How many predictions should three rows give?",
    reread="1. `torch_predict`: all rows at once",
)
def first_row_predicted(params, rows):
    return [network(to_tensors(params), to_tensor(rows))[0].item()]


@mistake(
    "torch_predict",
    title="turning the predictions into rentals",
    explanation=(
        "The predictions are right, times 1000. The network predicts thousands of rentals, as in "
        "step 08, and nobody asked for another unit here."
    ),
    question="What does predict_all of step 08 give for the same row?",
    reread="1. `torch_predict`: all rows at once",
)
def predicted_in_rentals(params, rows):
    return [1000 * p for p in network(to_tensors(params), to_tensor(rows)).tolist()]


@mistake(
    "torch_predict",
    title="rounding the predictions",
    explanation=(
        "Rounded to a few digits, the predictions can't show any more that PyTorch's numbers are "
        "yours to fifteen digits. Rounding is for those who print."
    ),
    question="How small can a difference be that your comparison still notices?",
    reread="The idea",
)
def predictions_rounded(params, rows):
    return [round(p) for p in network(to_tensors(params), to_tensor(rows)).tolist()]


# ---------------------------------------------------------------------------- torch_gradient


@probes("torch_gradient")
def torch_gradient_probes() -> Iterator[Probe]:
    exact = {"W1": [[1.0, 0.5], [0.25, -1.0]], "b1": [0.5, -0.5], "W2": [0.5, -2.0], "b2": 0.1}
    yield probe(exact, [[0.5, 2.0], [1.0, -1.0]], [1.0, 0.25])
    wide = {"W1": [[0.5, -1.0, 2.0], [1.5, 0.25, -0.5]], "b1": [0.25, -0.75], "W2": [1.0, -0.5]}
    rows = [[1.0, 0.5, 0.25], [2.0, -1.5, 1.0], [-0.5, 0.5, 1.5], [0.25, 2.0, 0.5]]
    yield probe({**wide, "b2": -0.5}, rows, [0.5, 1.25, -0.75, 2.0])
    bend = {"W1": [[1.0], [0.5]], "b1": [0.0, 0.25], "W2": [2.0, -1.0], "b2": 0.5}
    yield probe(bend, [[0.0], [0.5]], [1.0, -0.25])


@mistake(
    "torch_gradient",
    title="taking the sum of the squared errors instead of their mean",
    explanation=(
        "Every slope is larger by the number of rows. The loss of the course is the mean, so that "
        "its gradient does not grow with the data."
    ),
    question=(
        "Your slopes divided by those of batch_gradient: which number comes out, and how many "
        "rows are there?"
    ),
    reread="The formula",
)
def sum_of_squares(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = (errors**2).sum()
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="computing in float32 instead of float64",
    explanation=(
        "Left alone, PyTorch takes float32, with about 7 digits, and Python's own floats have "
        "about 16. So your slopes differ from those of step 09 after about seven digits, where "
        "nearly all should agree."
    ),
    question="If you print torch.tensor(0.1).item(), to how many digits is it 0.1?",
    reread="The idea",
)
def gradient_in_float32(params, rows, targets):
    tensors = {name: torch.tensor(p, requires_grad=True) for name, p in params.items()}
    errors = network(tensors, torch.tensor(rows)) - torch.tensor(targets)
    loss = (errors**2).mean()
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="taking the mean size of the errors instead of their mean square",
    explanation=(
        "The slope of a size is −1 or 1, however large the error is. The squared error has a "
        "slope that grows with the error, and it is the loss of this course."
    ),
    question="How does b2's slope change in your function when all errors become twice as large?",
    reread="The formula",
)
def sizes_for_squares(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = errors.abs().mean()
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="taking the root of the MSE",
    explanation=(
        "The root has slopes of its own: those of the MSE, divided by twice the root. The loss "
        "whose gradient is asked for is the MSE itself."
    ),
    question="The slope of x² at 3 is 6. What is the slope of its root there?",
    reread="The formula",
)
def root_of_the_mse(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = (errors**2).mean().sqrt()
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="halving the MSE",
    explanation=(
        "The squared error of this course has no factor ½. With it every slope is half as large "
        "as that of batch_gradient."
    ),
    question="In the lesson the errors are −0.5 and the slope along b2 is −1. What is yours?",
    reread="The formula",
)
def half_of_the_mse(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = (errors**2).mean() / 2
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="leaving the errors unsquared",
    explanation=(
        "The mean of the errors themselves has slopes that know nothing of the targets: they "
        "would lower every prediction for ever. The square makes the slope vanish where the error "
        "does."
    ),
    question="Change the targets. Does your gradient change?",
    reread="The formula",
)
def errors_unsquared(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = errors.mean()
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="squaring the mean error instead of taking the mean of the squares",
    explanation=(
        "You average the errors first, and there the misses to both sides cancel. Each error has "
        "to be squared by itself, and the squares are averaged."
    ),
    question=(
        "What are the square of the mean and the mean of the squares for the errors −0.5 and 0.5?"
    ),
    reread="The formula",
)
def mean_then_square(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = errors.mean() ** 2
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="returning the slopes as tensors instead of lists and floats",
    explanation=(
        "The numbers are right, but .grad is a tensor. What comes out of your functions are plain "
        "lists and floats, so that they can be compared with those of step 09."
    ),
    question="What does type(…) say about the entry b2 of your answer?",
    reread="2. `torch_gradient`: let PyTorch walk backwards",
)
def slopes_left_as_tensors(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = (errors**2).mean()
    loss.backward()
    return {name: tensor.grad for name, tensor in tensors.items()}


@mistake(
    "torch_gradient",
    title="returning the parameters instead of their slopes",
    explanation=(
        "backward() puts the slopes into .grad of each tensor, and leaves the tensor itself as it "
        "was. You return the tensors, which are the numbers that came in."
    ),
    question="Compare your answer with params. What do you see?",
    reread="2. `torch_gradient`: let PyTorch walk backwards",
)
def parameters_returned(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = (errors**2).mean()
    loss.backward()
    return to_lists(tensors)


@mistake(
    "torch_gradient",
    title="making a column of the targets, so that every prediction meets every target",
    explanation=(
        "A column of n targets and a list of n predictions are spread against each other to a "
        "table of n rows and n columns. Nothing complains, and the mean is over n² errors, most "
        "of which have nothing to do with each other. Both must be lists of n numbers."
    ),
    question="What is the shape of predictions − targets in your function, and what should it be?",
    reread="The idea",
)
def every_prediction_with_every_target(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets).unsqueeze(1)
    loss = (errors**2).mean()
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="writing ReLU as clamp(min=0), whose slope at exactly 0 is 1",
    explanation=(
        "For every other z the two agree. At z = 0 clamp lets the slope through, and the course's "
        "ReLU does not, since step 07."
    ),
    question=(
        "If you let backward() tell you, what is the slope of torch.relu at 0, and what is that "
        "of clamp?"
    ),
    reread="2. `torch_gradient`: let PyTorch walk backwards",
)
def clamp_for_relu(params, rows, targets):
    tensors = to_tensors(params)
    hidden = (to_tensor(rows) @ tensors["W1"].T + tensors["b1"]).clamp(min=0)
    errors = hidden @ tensors["W2"] + tensors["b2"] - to_tensor(targets)
    loss = (errors**2).mean()
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="leaving ReLU out on the way",
    explanation=(
        "Without ReLU no neuron ever sleeps, so every gate stands open. The gradient is that of a "
        "purely linear network."
    ),
    question="Which slopes does a neuron have that sleeps on every row?",
    reread="The formula",
)
def gradient_without_relu(params, rows, targets):
    tensors = to_tensors(params)
    hidden = to_tensor(rows) @ tensors["W1"].T + tensors["b1"]
    errors = hidden @ tensors["W2"] + tensors["b2"] - to_tensor(targets)
    loss = (errors**2).mean()
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="sending the output through ReLU as well",
    explanation=(
        "ReLU belongs to the hidden neurons. With one more at the output, a row whose prediction "
        "is negative passes no slope back at all, and so it can never be mended."
    ),
    question="What does your network predict where step 08 predicts −0.5?",
    reread="The formula",
)
def gradient_with_relu_at_the_output(params, rows, targets):
    tensors = to_tensors(params)
    errors = torch.relu(network(tensors, to_tensor(rows))) - to_tensor(targets)
    loss = (errors**2).mean()
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="looking at the first row alone",
    explanation=(
        "The loss is built from one squared error, so the other rows have no say in the slopes. "
        "The mean goes over all rows."
    ),
    question="Change the second target. Does your gradient change?",
    reread="The formula",
)
def first_row_alone(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = errors[0] ** 2
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="looking at the last row alone",
    explanation=(
        "Your loop over the rows keeps only what the last one leaves. The mean goes over all "
        "rows, and PyTorch takes it for you if you hand it the whole table."
    ),
    question="Change the first target. Does your gradient change?",
    reread="The formula",
)
def last_row_alone(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = errors[-1] ** 2
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="walking backwards twice over the same tensors",
    explanation=(
        "backward() adds the slopes into .grad and never replaces what is there. After two walks "
        "every slope is twice as large."
    ),
    question="Your slopes divided by those of batch_gradient: which number comes out?",
    reread="The idea",
)
def backward_twice(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = (errors**2).mean()
    loss.backward(retain_graph=True)
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="leaving the biases out of the gradient",
    explanation=(
        "The slopes of W1 and W2 are there, and those of b1 and b2 are missing. A gradient has "
        "the shape of what it is the gradient of: four names."
    ),
    question="Which keys has params, and which has your answer?",
    reread="2. `torch_gradient`: let PyTorch walk backwards",
)
def weights_only(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = (errors**2).mean()
    loss.backward()
    return to_lists({name: tensors[name].grad for name in ("W1", "W2")})


@mistake(
    "torch_gradient",
    title="returning the four parts in a list, without their names",
    explanation=(
        "The slopes are right, but the gradient is a dict with four names, of the same shape as "
        "params. So each slope is found where its parameter stands."
    ),
    question="How would somebody ask your answer for the slope along b2?",
    reread="2. `torch_gradient`: let PyTorch walk backwards",
)
def parts_without_names(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = (errors**2).mean()
    loss.backward()
    return list(to_lists({name: tensor.grad for name, tensor in tensors.items()}).values())


@mistake(
    "torch_gradient",
    title="returning the loss together with the gradient",
    explanation=(
        "The gradient is right, but it comes as the second of two results. A caller who asks for "
        "the gradient wants the dict alone, as batch_gradient returns it."
    ),
    question="What does your function return, a dict or a pair?",
    reread="2. `torch_gradient`: let PyTorch walk backwards",
)
def loss_returned_too(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = (errors**2).mean()
    loss.backward()
    return loss.item(), to_lists({name: tensor.grad for name, tensor in tensors.items()})


@mistake(
    "torch_gradient",
    title="turning the sign of every slope",
    explanation=(
        "You return the direction downhill. The gradient itself points uphill; the minus comes in "
        "the update, where the step is subtracted."
    ),
    question=(
        "In the lesson both predictions are too low. Is the slope along b2 negative or positive "
        "then?"
    ),
    reread="The formula",
)
def signs_turned(params, rows, targets):
    tensors = to_tensors(params)
    errors = network(tensors, to_tensor(rows)) - to_tensor(targets)
    loss = -(errors**2).mean()
    loss.backward()
    return to_lists({name: tensor.grad for name, tensor in tensors.items()})


# ------------------------------------------------------------------------------- torch_train


@probes("torch_train")
def torch_train_probes() -> Iterator[Probe]:
    exact = {"W1": [[1.0, 0.5], [0.25, -1.0]], "b1": [0.5, -0.5], "W2": [0.5, -2.0], "b2": 0.1}
    yield probe(exact, [[0.5, 2.0], [1.0, -1.0]], [1.0, 0.25], 0.25, 1)
    small = {"W1": [[1.0], [0.5]], "b1": [0.5, 1.0], "W2": [0.5, -1.0], "b2": 0.25}
    yield probe(small, [[1.0], [-2.0]], [1.0, -0.5], 0.125, 2)
    still = {"W1": [[-1.0], [-0.5]], "b1": [-0.5, -0.25], "W2": [0.5, 1.0], "b2": 0.5}
    yield probe(still, [[1.0], [2.0], [0.5], [0.25]], [1.0, 0.75, 1.25, -0.5], 0.25, 4)


@mistake(
    "torch_train",
    title="never throwing the gradients away",
    explanation=(
        "backward() adds into .grad, so the second step goes by the sum of two gradients, the "
        "third by the sum of three. The first epoch is right, and then the steps become longer "
        "and longer."
    ),
    question=(
        "In the lesson's network of zeros the slopes along b2 are −2 and −1. By which number does "
        "your second step go?"
    ),
    reread="The idea",
)
def gradients_pile_up(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="throwing away the gradient of the last tensor alone",
    explanation=(
        "The line that throws the gradients away stands behind the loop over the tensors, so it "
        "runs once, for b2. In W1, b1 and W2 the slopes of all epochs add up."
    ),
    question=(
        "How far is the line indented that throws a gradient away, and for which tensors does it "
        "run?"
    ),
    reread="The idea",
)
def last_gradient_thrown_away(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
            tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="computing the new numbers without ever putting them into the tensors",
    explanation=(
        "The tensors have the same numbers in the end as at the start, and all entries of the "
        "history are equal. A minus makes a new tensor, to which only your variable points; what "
        "stands in the dict is changed only in place."
    ),
    question=(
        "Is the first entry of your history the same as the last? With which learning rate would "
        "that be right?"
    ),
    reread="The idea",
)
def new_numbers_nowhere(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor = tensor - learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="adding learning rate · slope instead of subtracting it",
    explanation=(
        "The slope says which way the loss grows, and you go along with it: the loss gets larger "
        "from epoch to epoch. Downhill is against the slope."
    ),
    question="Is the second entry of your history smaller or larger than the first?",
    reread="The formula",
)
def uphill(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor += learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="subtracting the whole slope, without the learning rate",
    explanation=(
        "Every number moves by its full slope, whatever learning rate the caller asks for. The "
        "rate is there to keep the step short."
    ),
    question="With the learning rate 0 nothing should move. Do your parameters stay?",
    reread="The formula",
)
def without_rate(params, rows, targets, learning_rate, epochs):  # noqa: ARG001
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="dividing the gradient by the number of rows once more",
    explanation=(
        "The mean in the loss has divided already, so its gradient is that of the mean. Divided "
        "again, every step is too short by the number of rows."
    ),
    question="In the lesson's first epoch b2 moves from −0.25 to −0.15. Where does yours move to?",
    reread="The formula",
)
def divided_by_rows_again(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad / len(rows)
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="updating the weights and leaving the biases where they are",
    explanation=(
        "W1 and W2 move, and b1 and b2 keep the numbers they came with. Every tensor of the dict "
        "has a gradient, and each takes its step."
    ),
    question=(
        "In the lesson's network of zeros only b2 has a slope. What does your history look like "
        "there?"
    ),
    reread="3. `torch_train`: the training loop",
)
def biases_stay(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for name, tensor in tensors.items():
                if name in ("W1", "W2"):
                    tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="noting the loss after each update instead of before it",
    explanation=(
        "Your history begins with the loss after the first epoch, so every entry stands one place "
        "too early, and the loss of the start is nowhere. Entry k is the loss before epoch k."
    ),
    question=(
        "The lesson's history for the network of zeros is [1, 0.25]. What is the first entry of "
        "yours?"
    ),
    reread="3. `torch_train`: the training loop",
)
def history_one_late(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="noting the loss once more after the last epoch",
    explanation=(
        "The history has one entry too many: the loss after the last update. It has exactly as "
        "many entries as there were epochs, each the loss before its epoch."
    ),
    question="How many entries should the history have with 0 epochs, and how many has yours?",
    reread="3. `torch_train`: the training loop",
)
def history_one_too_long(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    loss = ((network(tensors, inputs) - wanted) ** 2).mean()
    history.append(loss.item())
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="leaving tensors in what you return",
    explanation=(
        "The numbers are right, but some of them are still PyTorch's: the losses in the history, "
        "or the parameters. A loss becomes a plain float by .item(), and the parameters plain "
        "lists by to_lists."
    ),
    question="What does type(…) say about the first entry of your history?",
    reread="3. `torch_train`: the training loop",
)
def tensors_in_the_history(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss)
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="noting the root of the MSE",
    explanation=(
        "The root has a nicer unit, but it is not the loss whose slope you follow. The history is "
        "that of the MSE itself, as in step 10."
    ),
    question="What is the square of your first entry?",
    reread="The formula",
)
def history_of_roots(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item() ** 0.5)
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="taking the sum of the squared errors instead of their mean",
    explanation=(
        "The loss and all its slopes are larger by the number of rows, so the history is too "
        "large and every step too long. The M in MSE stands for mean."
    ),
    question="The lesson's first loss is 0.25, with two rows. What is yours?",
    reread="The formula",
)
def training_on_the_sum(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).sum()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="noting the mean of the squared errors, but walking backwards from their sum",
    explanation=(
        "The history has the right loss in it, and the steps follow the gradient of another one, "
        "larger by the number of rows. Both must belong to the same loss, the mean."
    ),
    question="In the lesson's first epoch b2 moves from −0.25 to −0.15. Where does yours move to?",
    reread="The formula",
)
def backward_from_the_sum(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        squares = (network(tensors, inputs) - wanted) ** 2
        history.append(squares.mean().item())
        squares.sum().backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="halving the MSE",
    explanation=(
        "The squared error of this course has no factor ½. With it the history is half as large, "
        "and every step half as long."
    ),
    question="The lesson's first loss is 0.25. What is yours?",
    reread="The formula",
)
def training_on_half(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean() / 2
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="making a column of the targets, so that every prediction meets every target",
    explanation=(
        "A column of n targets and a list of n predictions are spread against each other to a "
        "table of n rows and n columns. Nothing complains, and the network learns to predict the "
        "mean of the targets for every row. Both must be lists of n numbers."
    ),
    question="What is the shape of predictions − targets in your loop, and what should it be?",
    reread="The idea",
)
def trained_on_a_column(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets).unsqueeze(1)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="computing in float32 instead of float64",
    explanation=(
        "Left alone, PyTorch takes float32, with about 7 digits, and Python's own floats have "
        "about 16. So your parameters and losses differ from those of step 10 after about seven "
        "digits, where nearly all should agree."
    ),
    question="If you print torch.tensor(0.1).item(), to how many digits is it 0.1?",
    reread="The idea",
)
def trained_in_float32(params, rows, targets, learning_rate, epochs):
    tensors = {name: torch.tensor(p, requires_grad=True) for name, p in params.items()}
    inputs, wanted = torch.tensor(rows), torch.tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="beginning with new tensors of the start in every epoch",
    explanation=(
        "The tensors are made inside the loop, from the parameters that came in, so every epoch "
        "begins at the start again. All entries of the history are equal, and only the last "
        "update comes back."
    ),
    question="Which lines must happen once, and which in every epoch?",
    reread="3. `torch_train`: the training loop",
)
def begun_anew_in_every_epoch(params, rows, targets, learning_rate, epochs):
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    tensors = to_tensors(params)
    history = []
    for _ in range(epochs):
        tensors = to_tensors(params)
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="training to the end and returning the parameters that came in",
    explanation=(
        "The history shows a network that learns, but params is still the dict of the start: the "
        "tensors were made from it, and changing them does not change it. The trained numbers "
        "stand in the tensors."
    ),
    question="What is the difference between params and what to_lists makes of your tensors?",
    reread="3. `torch_train`: the training loop",
)
def start_returned(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return params, history


@mistake(
    "torch_train",
    title="returning the history first and the parameters second",
    explanation=(
        "Both results are right, but in the other order. A caller who writes params, history = "
        "torch_train(…) gets each under the other's name."
    ),
    question="In which order does train of step 10 return its two results?",
    reread="3. `torch_train`: the training loop",
)
def results_exchanged(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return history, to_lists(tensors)


@mistake(
    "torch_train",
    title="returning the parameters alone, without the history",
    explanation=(
        "The training is right, and the losses that you noted on the way stay inside the "
        "function. The caller wants both, as a tuple."
    ),
    question="How should the caller compare your history with that of step 10?",
    reread="3. `torch_train`: the training loop",
)
def parameters_alone(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors)


@mistake(
    "torch_train",
    title="returning the history alone, without the parameters",
    explanation=(
        "The losses are right, but the trained parameters stay inside the function. The caller "
        "wants both, as a tuple."
    ),
    question="How should the caller predict anything with the trained network?",
    reread="3. `torch_train`: the training loop",
)
def history_alone(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return history


@mistake(
    "torch_train",
    title="ending the training after the first epoch",
    explanation=(
        "The return stands inside the loop, so the function ends with the first epoch. However "
        "many the caller asks for, the history has one entry."
    ),
    question="How far is your return indented, and what does that say about when it runs?",
    reread="3. `torch_train`: the training loop",
)
def return_in_the_epoch(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
        return to_lists(tensors), history
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="making one epoch too many",
    explanation=(
        "There is one more update than the caller asked for, and one more entry in the history. A "
        "range with one number begins at 0 and gives exactly so many rounds."
    ),
    question="How many numbers does range(3) give, and how many does range(4)?",
    reread="3. `torch_train`: the training loop",
)
def one_epoch_too_many(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs + 1):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="making one epoch too few",
    explanation=(
        "There is one update fewer than the caller asked for, and one entry of the history is "
        "missing. A range that begins at 1 and ends before epochs gives one round too few."
    ),
    question="How many numbers does range(1, 3) give?",
    reread="3. `torch_train`: the training loop",
)
def one_epoch_too_few(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(1, epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for tensor in tensors.values():
                tensor -= learning_rate * tensor.grad
                tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="updating after every row instead of once an epoch",
    explanation=(
        "Each row has an update of its own, so an epoch makes as many steps as there are rows. "
        "Here the full batch is meant: one update, with the gradient over all rows."
    ),
    question="How many updates does step 10 make in one epoch when no batch size is given?",
    reread="3. `torch_train`: the training loop",
)
def row_by_row(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    for _ in range(epochs):
        history.append(((network(tensors, inputs) - wanted) ** 2).mean().item())
        for i in range(len(rows)):
            loss = ((network(tensors, inputs[i : i + 1]) - wanted[i : i + 1]) ** 2).mean()
            loss.backward()
            with torch.no_grad():
                for tensor in tensors.values():
                    tensor -= learning_rate * tensor.grad
                    tensor.grad = None
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="letting Adam make the update",
    explanation=(
        "Adam gives each parameter a step length of its own, so it goes another way down than "
        "learning rate times slope. It belongs to the experiment; here the numbers are to agree "
        "with those of step 10."
    ),
    question=(
        "How far does Adam move b2 in its first step with the learning rate 0.1, and how far is "
        "learning rate · slope?"
    ),
    reread="An experiment",
)
def adam(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    optimizer = torch.optim.Adam(tensors.values(), lr=learning_rate)
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return to_lists(tensors), history


@mistake(
    "torch_train",
    title="giving the optimizer a momentum of 0.9",
    explanation=(
        "With momentum a part of every step is repeated in the next one. Many programs do so, but "
        "the update of this course is learning rate times slope, and nothing of the steps before."
    ),
    question="Which update does step 10 make, and does it remember the one before?",
    reread="The formula",
)
def momentum(params, rows, targets, learning_rate, epochs):
    tensors = to_tensors(params)
    inputs, wanted = to_tensor(rows), to_tensor(targets)
    history = []
    optimizer = torch.optim.SGD(tensors.values(), lr=learning_rate, momentum=0.9)
    for _ in range(epochs):
        loss = ((network(tensors, inputs) - wanted) ** 2).mean()
        history.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return to_lists(tensors), history


# ------------------------------------------------------------------------ largest_difference


@probes("largest_difference")
def largest_difference_probes() -> Iterator[Probe]:
    yield probe([0.5, 0.25, 1.5], [0.75, 1.0, 1.375])
    yield probe([2.0, -1.0, 0.25, 0.5], [0.25, -0.5, 0.5, 0.625])
    a = {"W1": [[1.0, -0.5], [0.25, 2.0]], "b1": [0.5, -1.5], "W2": [0.75, 3.0], "b2": -0.25}
    b = {"W1": [[0.5, -0.75], [2.5, 1.0]], "b1": [0.25, -1.0], "W2": [1.5, 3.125], "b2": 1.5}
    yield probe(a, b)
    yield probe(
        a, {"b2": 4.0, "W2": [0.5, 3.25], "b1": [0.0, -1.25], "W1": [[1.5, 0.25], [0.75, 2.0]]}
    )
    yield probe({"b1": [1.0], "W2": [2.0]}, {"W2": [2.5], "b1": [1.125]})
    yield probe([1, 2.0], [1.5, 4])
    yield probe([1.0, math.nan, 2.0], [1.25, 2.0, 2.5])
    yield probe([math.nan, 1.0], [2.0, 1.5])
    yield probe([1.0, 2.0], [1.5])
    yield probe({"b1": [1.0], "b2": 2.0}, {"b1": [1.5]})
    yield probe({"b1": [1.0]}, {"b1": [1.5], "b2": 2.0})
    yield probe({"b1": [1.0, 0.5]}, {"b2": [1.5, 0.25]})
    yield probe([1.0, 2.0], 1.0)
    yield probe({"b1": [1.0]}, [[1.5]])
    yield probe([[1.0, 2.0], [3.0]], [[1.0], [2.5, 3.0]])
    yield probe([], [])


@mistake(
    "largest_difference",
    title="adding the differences up instead of taking the largest",
    explanation=(
        "A sum grows with the number of entries, so the same number means something else for "
        "every network. The largest difference decides, wherever it stands."
    ),
    question="The entries are 0.25 and 0.5 apart. What should come back?",
    reread="The formula",
)
def differences_added_up(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return sum((largest_difference(x, y) for x, y in zip(a, b, strict=True)), 0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="taking the mean of the differences instead of the largest",
    explanation=(
        "In a mean one wrong entry hides behind all that are right. The largest difference can't "
        "be hidden."
    ),
    question="The entries are 0 and 0.5 apart. What should come back?",
    reread="The formula",
)
def mean_of_differences(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        parts = [largest_difference(x, y) for x, y in zip(a, b, strict=True)]
        return sum(parts) / len(parts) if parts else 0.0
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="taking the smallest difference instead of the largest",
    explanation=(
        "One pair of entries that agree is enough for your answer to be 0, whatever the others "
        "are. The worst disagreement decides."
    ),
    question="The entries are 0 and 0.5 apart. What should come back?",
    reread="The formula",
)
def smallest_difference(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return min((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="letting the differences keep their signs",
    explanation=(
        "Without the size, an entry of a that is far too small counts as a negative difference. "
        "So it is never the largest, however far apart the two are."
    ),
    question="What do you get for [1.0] and [3.0], and what for [3.0] and [1.0]?",
    reread="The formula",
)
def signs_kept(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = a - b
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="squaring the differences",
    explanation=(
        "A square belongs to the loss. Here it makes small differences look even smaller: from "
        "0.001 it leaves a millionth. What is asked for is |a − b| itself."
    ),
    question="How far apart are 0.5 and 0.25, and what do you get?",
    reread="The formula",
)
def differences_squared(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = (a - b) ** 2
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="taking the differences as shares of the larger number",
    explanation=(
        "That is the relative error of step 11. Here the plain difference is asked for, so that "
        "nobody has to think about what it is divided by."
    ),
    question="What is |3 − 3.25|, and what do you get for 3 and 3.25?",
    reread="The formula",
)
def relative_differences(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b) / max(abs(a), abs(b), 1e-4)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="returning after the first entry of a list",
    explanation=(
        "The return stands inside the loop, so only the first pair of entries is compared. All "
        "others never get their turn."
    ),
    question="What do you get for [0.5, 0.25] and [0.5, 0.125]?",
    reread="4. `largest_difference`: how far apart",
)
def first_entries_only(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        for x, y in zip(a, b, strict=True):
            return largest_difference(x, y)
        return 0.0
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="keeping only the last difference of a list",
    explanation=(
        "Every round of the loop overwrites what the rounds before have found. The largest so far "
        "has to be kept."
    ),
    question="What do you get for [0.25, 0.5] and [0.125, 0.5]?",
    reread="4. `largest_difference`: how far apart",
)
def last_entries_only(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        worst = 0.0
        for x, y in zip(a, b, strict=True):
            worst = largest_difference(x, y)
        return worst
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="comparing the largest entries of two lists",
    explanation=(
        "You look for the largest number of each list first, and subtract these two. They may "
        "stand at different places. Subtract entry by entry, and then take the largest."
    ),
    question="What do you get for [0, 1] and [1, 0]?",
    reread="The formula",
)
def difference_of_the_largest(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        if a and all(isinstance(x, int | float) for x in [*a, *b]):
            return largest_difference(max(a), max(b))
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="letting the largest difference pass over nan",
    explanation=(
        "Every comparison with nan is false, so nan never becomes the largest. A gradient that is "
        "not even a number looks as if it agreed."
    ),
    question="What is max(0.0, nan) in Python?",
    reread="4. `largest_difference`: how far apart",
)
def nan_passed_over(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        worst = 0.0
        for x, y in zip(a, b, strict=True):
            worst = max(worst, largest_difference(x, y))
        return worst
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    return abs(a - b)


@mistake(
    "largest_difference",
    title="leaving nan to Python's max",
    explanation=(
        "Whether max finds a nan depends on where it stands: as the first number it stays, "
        "anywhere else it is passed over. Neither is what is wanted, the answer inf wherever a "
        "nan occurs."
    ),
    question="What are max([nan, 1.0]) and max([1.0, nan]) in Python?",
    reread="4. `largest_difference`: how far apart",
)
def nan_left_to_max(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    return abs(a - b)


@mistake(
    "largest_difference",
    title="returning nan where a difference is nan, and not inf",
    explanation=(
        "You notice the nan, but hand it on. Whoever asks whether the result is larger than a "
        "billionth gets false, as for every comparison with nan. With inf the answer is right."
    ),
    question="What is nan > 0.000000001 in Python, and what is inf > 0.000000001?",
    reread="4. `largest_difference`: how far apart",
)
def nan_returned(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        parts = [largest_difference(x, y) for x, y in zip(a, b, strict=True)]
        if any(math.isnan(part) for part in parts):
            return math.nan
        return max(parts, default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    return abs(a - b)


@mistake(
    "largest_difference",
    title="not comparing the lengths of two lists",
    explanation=(
        "zip stops at the end of the shorter list, so what the longer one has more is never "
        "looked at. Two histories of 10 and of 20 epochs would seem to agree."
    ),
    question="What do you get for [1.0, 2.0] and [1.0]?",
    reread="4. `largest_difference`: how far apart",
)
def lengths_not_compared(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        pairs = zip(a, b, strict=False)
        return max((largest_difference(x, y) for x, y in pairs), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="pairing the entries of two dicts by their order and not by their keys",
    explanation=(
        "The order of keys says nothing: what is called b2 in one must meet what is called b2 in "
        "the other. Yours pairs whatever stands first with whatever stands first."
    ),
    question="What do you get for {“x”: 1, “y”: 2} and {“y”: 2, “x”: 1}?",
    reread="4. `largest_difference`: how far apart",
)
def paired_by_order(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        return largest_difference(list(a.values()), list(b.values()))
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="comparing the keys of two dicts, and then pairing their entries by order",
    explanation=(
        "The keys are the same, as you have checked, but they may stand in another order. What is "
        "called b2 in one must meet what is called b2 in the other."
    ),
    question="What do you get for {“x”: 1, “y”: 2} and {“y”: 2, “x”: 1}?",
    reread="4. `largest_difference`: how far apart",
)
def paired_by_order_after_the_check(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference(list(a.values()), list(b.values()))
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="refusing dicts whose keys stand in another order",
    explanation=(
        "You compare the keys as lists, where order counts. Two dicts with the same keys are "
        "equal in shape, whatever the order in which they were filled."
    ),
    question="What do you get for {“x”: 1, “y”: 2} and {“y”: 2, “x”: 1}?",
    reread="4. `largest_difference`: how far apart",
)
def order_of_keys_counts(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if list(a) != list(b):
            raise ValueError("the keys differ")
        return largest_difference(list(a.values()), list(b.values()))
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="comparing only the keys that both dicts have",
    explanation=(
        "A key that one of them lacks is passed over, so a gradient without b2 seems to agree. "
        "Other keys are another shape, which is to be refused."
    ),
    question="What do you get for {“b1”: [1.0], “b2”: 2.0} and {“b1”: [1.0]}?",
    reread="4. `largest_difference`: how far apart",
)
def common_keys_only(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        common = [key for key in a if key in b]
        return largest_difference([a[key] for key in common], [b[key] for key in common])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="walking through the keys of the first dict without comparing the two sets of keys",
    explanation=(
        "A key that the second dict lacks ends in a KeyError, and one that only the second has is "
        "never looked at. Other keys are another shape, which is to be refused with a ValueError."
    ),
    question="What do you get for {“b1”: [1.0]} and {“b1”: [1.0], “b2”: 2.0}?",
    reread="4. `largest_difference`: how far apart",
)
def keys_of_the_first(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="not asking whether a list or a dict stands against a number",
    explanation=(
        "Python then tries to subtract a list from a number and raises a TypeError. The lesson "
        "wants a ValueError that says what is wrong: the shapes differ."
    ),
    question="What does your function say to [1.0] and 1.0?",
    reread="4. `largest_difference`: how far apart",
)
def kinds_not_compared(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="returning inf for other shapes instead of raising a ValueError",
    explanation=(
        "Where the shapes differ there is nothing to compare, and no number is the right answer, "
        "not even inf: it would look like a nan in the training. A ValueError stops the program "
        "and says why."
    ),
    question="Which two reasons could there be for an inf in your answer?",
    reread="4. `largest_difference`: how far apart",
)
def inf_for_other_shapes(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            return math.inf
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            return math.inf
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        return math.inf
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="refusing other shapes with assert",
    explanation=(
        "A failing assert raises an AssertionError, and it is meant for what can never happen. "
        "Arguments that don't fit can happen at any time: raise a ValueError with a message."
    ),
    question="Which kind of error does the lesson ask for?",
    reread="4. `largest_difference`: how far apart",
)
def refused_with_assert(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        assert a.keys() == b.keys(), "the keys differ"
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        assert len(a) == len(b), "the lengths differ"
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    assert not isinstance(a, dict | list), "a list or a dict against a number"
    assert not isinstance(b, dict | list), "a number against a list or a dict"
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="refusing other shapes with a TypeError",
    explanation=(
        "You refuse what has to be refused, but with another kind of error. The lesson asks for a "
        "ValueError, and whoever catches that one misses yours."
    ),
    question="Which kind of error does the lesson ask for?",
    reread="4. `largest_difference`: how far apart",
)
def refused_with_type_error(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise TypeError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise TypeError("the lengths differ")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise TypeError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="refusing two empty lists",
    explanation=(
        "The largest of no numbers does not exist, and max raises a ValueError of its own. Two "
        "histories of 0 epochs agree, and the answer is 0.0."
    ),
    question="What does max([]) say in Python, and what does the lesson want for two empty lists?",
    reread="4. `largest_difference`: how far apart",
)
def empty_lists_refused(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return max(largest_difference(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="writing all numbers into one list before the shapes are compared",
    explanation=(
        "Flattened, [[1, 2], [3]] and [[1], [2, 3]] look the same. Each list has to be compared "
        "with its partner, as long as it is still a list."
    ),
    question="What do you get for [[1, 2], [3]] and [[1], [2, 3]]?",
    reread="4. `largest_difference`: how far apart",
)
def flattened_first(a, b):
    def numbers(value):
        if isinstance(value, dict):
            return [n for key in sorted(value) for n in numbers(value[key])]
        if isinstance(value, list):
            return [n for item in value for n in numbers(item)]
        return [value]

    if type(a) in (dict, list) or type(b) in (dict, list):
        if type(a) is not type(b):
            raise ValueError("other kinds")
        if isinstance(a, dict) and a.keys() != b.keys():
            raise ValueError("the keys differ")
    left, right = numbers(a), numbers(b)
    if len(left) != len(right):
        raise ValueError("the lengths differ")
    worst = 0.0
    for x, y in zip(left, right, strict=True):
        if math.isnan(x - y):
            return math.inf
        worst = max(worst, abs(x - y))
    return worst


@mistake(
    "largest_difference",
    title="passing over single numbers in a dict, such as b2",
    explanation=(
        "Only the lists in the two dicts are compared. The entry b2 is a mere number and counts "
        "as well: of two numbers the difference is |a − b|."
    ),
    question="What do you get for {“b1”: [1, 2], “b2”: 3} and {“b1”: [1, 2], “b2”: 4}?",
    reread="4. `largest_difference`: how far apart",
)
def numbers_in_dicts_skipped(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        names = [key for key in a if isinstance(a[key], list)]
        return largest_difference([a[key] for key in names], [b[key] for key in names])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    if isinstance(a, dict | list) or isinstance(b, dict | list):
        raise ValueError("a list or a dict against a number")
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference


@mistake(
    "largest_difference",
    title="taking a whole number and a float for different shapes",
    explanation=(
        "You compare the types of the two, and int is another type than float. Both are numbers, "
        "and 3 and 3.25 are 0.25 apart. Only lists and dicts are other shapes than numbers."
    ),
    question="What do you get for 3 and 3.25?",
    reread="4. `largest_difference`: how far apart",
)
def whole_numbers_refused(a, b):
    if type(a) is not type(b):
        raise ValueError("the shapes differ")
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            raise ValueError("the keys differ")
        return largest_difference([a[key] for key in a], [b[key] for key in a])
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            raise ValueError("the lengths differ")
        return max((largest_difference(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    difference = abs(a - b)
    return math.inf if math.isnan(difference) else difference
