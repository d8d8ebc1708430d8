"""Step 09: what learners write instead of the walk backwards, and of its mean over the rows."""

from collections.abc import Iterator

from exercises.step07.activation import relu_slope
from exercises.step08.network import hidden_layer
from exercises.step09.backprop import example_gradient
from grader.learn.probing import Probe
from grader.teach.catalogue import mistake, probe, probes

THREE_HIDDEN = {
    "W1": [[1.5, -0.5], [0.25, 2.0], [-1.0, 0.75]],
    "b1": [0.5, -1.5, 0.2],
    "W2": [2.0, -0.5, 1.25],
    "b2": 0.3,
}
THREE_INPUTS = {
    "W1": [[0.5, -1.2, 2.0], [1.5, 0.4, -0.7]],
    "b1": [0.7, -0.6],
    "W2": [-1.5, 0.8],
    "b2": -0.9,
}
SQUARE = {"W1": [[1.3, -0.4], [0.6, 2.1]], "b1": [0.35, -1.1], "W2": [1.9, -0.3], "b2": 0.45}
AT_THE_BEND = {"W1": [[1.0, -0.5], [0.5, 1.5]], "b1": [0.0, 0.25], "W2": [1.5, -0.75], "b2": 0.125}

ROW_TASK = "1. `example_gradient`: the gradient of one row"
MEAN_TASK = "2. `batch_gradient`: the mean over the rows"

# -------------------------------------------------------------------------- example_gradient


@probes("example_gradient")
def example_gradient_probes() -> Iterator[Probe]:
    yield probe(THREE_HIDDEN, [0.9, 1.3], 2.9)  # all awake, too low
    yield probe(THREE_HIDDEN, [0.8, -0.6], 3.1)  # the first one awake, too high
    yield probe(THREE_INPUTS, [1.1, 0.6, -0.8], -0.4)  # the second one awake, too high
    yield probe(THREE_INPUTS, [-0.4, 0.5, 0.9], -3.0)  # a negative prediction, too low
    yield probe(SQUARE, [0.5, 1.2], 1.5)  # all awake, too low
    yield probe(AT_THE_BEND, [0.5, 1.0], -2.0)  # z[0] is exactly 0


# ~ the factor, the sign, the error


@mistake(
    "example_gradient",
    title="forgetting the factor 2 of the square",
    explanation=(
        "The slope of error² along the error is 2 · error. Without the 2 every slope of the "
        "network is half as large as it should be: the direction is right, and a measurement "
        "disagrees everywhere."
    ),
    question="By how much does error² grow from error = 3 to error = 3.01?",
    reread="The formula",
)
def factor_two_forgotten(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = prediction - target
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="counting the factor 2 twice",
    explanation=(
        "The square brings one factor 2, at the very beginning of the walk, and all your slopes "
        "are twice as large as that. The other links have no 2 in them."
    ),
    question="How many links has the chain to b2, and which of them brings the 2?",
    reread="The formula",
)
def factor_two_twice(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 4 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="forgetting the factor 2 on the way into the hidden layer",
    explanation=(
        "The output's slopes are right, those of the hidden layer are half as large as they "
        "should be. The walk goes on from the slope of the prediction, and the 2 is in it; you go "
        "on from the error."
    ),
    question="With which slope do you arrive at the output's weights, and with which at h?",
    reread="The formula",
)
def hidden_without_two(params, features, target):
    z, hidden = hidden_layer(params, features)
    error = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True)) - target
    z_slopes = [error * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [2 * error * h for h in hidden], "b2": 2 * error}


@mistake(
    "example_gradient",
    title="multiplying by 2 again at the hidden layer",
    explanation=(
        "The output's slopes are right, those of the hidden layer are twice as large as they "
        "should be. There is one square on the way, at the loss; the slope that you bring along "
        "contains its 2 already."
    ),
    question="Which four links lie between a weight of W1 and the loss, and which has a 2?",
    reread="The formula",
)
def two_again_at_hidden(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [2 * slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="forgetting the factor 2 at the output",
    explanation=(
        "The hidden layer's slopes are right, those along W2 and b2 are half as large as they "
        "should be. All of them begin with the same slope of the prediction."
    ),
    question="With which slope do you arrive at the output's weights, and with which at h?",
    reread="The formula",
)
def output_without_two(params, features, target):
    z, hidden = hidden_layer(params, features)
    error = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True)) - target
    z_slopes = [2 * error * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [error * h for h in hidden], "b2": error}


@mistake(
    "example_gradient",
    title="forgetting the factor 2 in the slope along b2",
    explanation=(
        "All other slopes are right. b2 gets the slope of the prediction just as it is, and that "
        "is 2 · error, not the error."
    ),
    question="If a hidden neuron always said 1, should its weight's slope differ from b2's?",
    reread="The formula",
)
def b2_without_two(params, features, target):
    z, hidden = hidden_layer(params, features)
    error = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True)) - target
    z_slopes = [2 * error * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [2 * error * h for h in hidden], "b2": error}


@mistake(
    "example_gradient",
    title="subtracting the prediction from the target",
    explanation=(
        "The error is prediction − target. Turned round, the loss stays the same, but every slope "
        "of the network has the wrong sign, and steps that should lead downhill lead uphill."
    ),
    question="The prediction is 0.5, the target 2: which sign should b2's slope have?",
    reread="The formula",
)
def error_turned_round(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (target - prediction)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="starting the walk with the loss instead of its slope",
    explanation=(
        "error² is the loss itself. Its slope along the prediction is 2 · error; in particular "
        "it has a sign, which the square has lost."
    ),
    question="Too high by 1 and too low by 1: should b2's slope be the same?",
    reread="The formula",
)
def loss_for_slope(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = (prediction - target) ** 2
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="starting the walk with twice the loss",
    explanation=(
        "The 2 comes down from the exponent, and the exponent goes down by one: error² has the "
        "slope 2 · error. Yours still carries the square and has lost the error's sign."
    ),
    question="Too high by 1 and too low by 1: should b2's slope be the same?",
    reread="The formula",
)
def twice_the_loss(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target) ** 2
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="dropping the sign of the error",
    explanation=(
        "The absolute value says how large the miss is, not to which side. Without the sign, a "
        "prediction that is too low gets slopes that push it lower still."
    ),
    question="Too high by 1 and too low by 1: should b2's slope be the same?",
    reread="The formula",
)
def size_of_the_error(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * abs(prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="dividing by the number of hidden neurons",
    explanation=(
        "There is no mean to take here: the loss is the squared error of one row, and each "
        "parameter has a path of its own. The 1/n of the next hole counts rows."
    ),
    question="How many rows does this gradient look at?",
    reread=ROW_TASK,
)
def divided_by_hidden(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target) / len(hidden)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="dividing by the number of features",
    explanation=(
        "There is no mean to take here: the loss is the squared error of one row, and each "
        "parameter has a path of its own. The 1/n of the next hole counts rows."
    ),
    question="How many rows does this gradient look at?",
    reread=ROW_TASK,
)
def divided_by_features(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target) / len(features)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


# ~ the way forward


@mistake(
    "example_gradient",
    title="computing the prediction without the output's bias",
    explanation=(
        "The walk back is right, but it starts from a wrong error: the prediction contains b2, as "
        "in `forward`. So every slope is off by the same factor."
    ),
    question="What does `forward` give for this row, and what is your prediction?",
    reread="The formula",
)
def prediction_without_b2(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="adding the output's bias twice to the prediction",
    explanation=(
        "The walk back is right, but it starts from a wrong error: b2 has been added already. So "
        "every slope is off by the same factor."
    ),
    question="What does `forward` give for this row, and what is your prediction?",
    reread="The formula",
)
def prediction_with_b2_twice(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = sum(w * h for w, h in zip(params["W2"], hidden, strict=True)) + 2 * params["b2"]
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="predicting from the z instead of from what comes after the bend",
    explanation=(
        "On the way forward the output hears the hidden numbers, sleeping neurons say 0. With the "
        "z in their place your error is that of a network without bends, and all slopes follow "
        "it. On rows where everybody is awake nobody notices."
    ),
    question="What does `forward` give for this row, and what is your prediction?",
    reread="The formula",
)
def prediction_from_z(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * v for w, v in zip(params["W2"], z, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="putting a bend behind the output on the way forward",
    explanation=(
        "The output is linear: a prediction may be negative. Yours becomes 0 there, so on such "
        "rows the error, and every slope with it, is wrong."
    ),
    question="What does `forward` give for a row whose sum is −3.5?",
    reread="The idea",
)
def prediction_bent(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (max(prediction, 0.0) - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="computing z without the hidden neurons' biases",
    explanation=(
        "Both the hidden numbers and the gates depend on the whole z. Without the biases you walk "
        "back through another network: some neurons that are awake count as asleep."
    ),
    question="What does `hidden_layer` give for this row, and what are your z?",
    reread="The formula",
)
def z_without_biases(params, features, target):
    z = [sum(w * x for w, x in zip(row, features, strict=True)) for row in params["W1"]]
    hidden = [max(v, 0.0) for v in z]
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


# ~ the gate


@mistake(
    "example_gradient",
    title="leaving the gates out",
    explanation=(
        "Where a neuron is awake, your slopes are right. Where it is asleep, a nudge of its "
        "weights does not move the loss at all, and yet you give them slopes: the link through "
        "the bend is missing from the chain."
    ),
    question="In the worked example, by how much does the loss move with W1[1][0]?",
    reread="The idea",
)
def no_gate(params, features, target):
    _, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w for w in params["W2"]]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="opening the gate where z is exactly 0",
    explanation=(
        "Only at the corner itself your slopes differ. The course counts the corner to the flat "
        "side: at z = 0 a neuron is asleep and its gate is closed."
    ),
    question="Does your comparison hold for z = 0?",
    reread="The formula",
)
def gate_open_at_zero(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * (v >= 0) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="opening the gates of the sleeping neurons and closing the others",
    explanation=(
        "A neuron that is awake passes the slope on unchanged, one that is asleep closes the "
        "path. Yours are exchanged."
    ),
    question="In the worked example, which of the two hidden neurons is awake?",
    reread="The idea",
)
def gate_turned_round(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * (1 - relu_slope(v)) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="multiplying by what the neuron says on the way back to z",
    explanation=(
        "`hidden[k]` has got into the slope of z[k], either in the place of the gate or with the "
        "slope along W2[k], if you handed that one on. A chain is made of slopes, and the slope of "
        "the bend is 1 or 0: a neuron that says a large number does not pass more on."
    ),
    question="In the worked example −3 becomes −1.5 at z₁. Which two numbers was it multiplied by?",
    reread="The formula",
)
def height_for_gate(params, features, target):
    _, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * h for w, h in zip(params["W2"], hidden, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="multiplying by z where the gate belongs",
    explanation=(
        "A chain is made of slopes, and the slope of the bend is 1 or 0. z only decides which of "
        "the two it is; it is not a factor itself."
    ),
    question="In the worked example z₁ is 1.5: by which number does its gate multiply?",
    reread="The formula",
)
def z_for_gate(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * v for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="taking the gate from the slope that arrives",
    explanation=(
        "You bend the slope on its way back: where it is positive it passes, where it is negative "
        "it is cut off. But the gate was set on the way forward, by z, and it passes negative "
        "slopes just as well."
    ),
    question="In the worked example −1.5 arrives at h₁. What passes on to z₁?",
    reread="The formula",
)
def gate_from_the_slope(params, features, target):
    _, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(slope * w) for w in params["W2"]]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="taking the gates from the error",
    explanation=(
        "Your gates close wherever the prediction is too low, all at once, and open for sleeping "
        "neurons where it is too high. Each neuron has a gate of its own, and its own z sets it."
    ),
    question="Can one neuron be awake and another asleep on the same row? And in your code?",
    reread="The formula",
)
def gate_from_the_error(params, features, target):
    _, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(prediction - target) for w in params["W2"]]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="taking the gates from the prediction",
    explanation=(
        "The bend stands behind each hidden neuron and looks at that neuron's z. What the whole "
        "network predicts, positive or negative, opens and closes nothing."
    ),
    question="Can one neuron be awake and another asleep on the same row? And in your code?",
    reread="The formula",
)
def gate_from_the_prediction(params, features, target):
    _, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(prediction) for w in params["W2"]]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="taking the gate from the output's weight",
    explanation=(
        "A negative weight in W2 turns the sign of the slope, and you close the path there. "
        "Whether the neuron is awake has nothing to do with how the output listens to it: its z "
        "decides."
    ),
    question="W2[k] is −2 and z[k] is 0.5: is the gate open?",
    reread="The formula",
)
def gate_from_w2(params, features, target):
    _, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(w) for w in params["W2"]]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="taking the gates from the features",
    explanation=(
        "A negative feature closes the path of its weight in your code, and sleeping neurons keep "
        "their slopes. But the bend sees z and not the features, and all weights of a neuron "
        "share one gate."
    ),
    question="Weight −1, feature −2, bias 0: is the neuron awake?",
    reread="The formula",
)
def gate_from_the_features(params, features, target):
    _, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    b1 = [slope * w for w in params["W2"]]
    W1 = [[h_slope * relu_slope(x) * x for x in features] for h_slope in b1]
    return {"W1": W1, "b1": b1, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="taking the first neuron's gate for all of them",
    explanation=(
        "Each neuron has a gate of its own, set by its own z[k]. The 0 in your index should be "
        "the number of the neuron."
    ),
    question="In the worked example, which gates are open and which are closed?",
    reread="The formula",
)
def first_gate_for_all(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(z[0]) for w in params["W2"]]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="closing the gate for the weights of W1 but not for the biases b1",
    explanation=(
        "A bias stands in z as the weights do, so its path leads through the same gate. When the "
        "neuron is asleep, a nudge of its bias changes nothing either."
    ),
    question="In the worked example, by how much does the loss move with b1[1]?",
    reread="The formula",
)
def b1_without_gate(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    b1 = [slope * w for w in params["W2"]]
    return {"W1": W1, "b1": b1, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="closing the gate for the biases b1 but not for the weights of W1",
    explanation=(
        "Your biases respect the bend, the weights do not. All of them stand in z, so every path "
        "leads through the same gate."
    ),
    question="In the worked example, by how much does the loss move with W1[1][0]?",
    reread="The formula",
)
def w1_without_gate(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    b1 = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[slope * w * x for x in features] for w in params["W2"]]
    return {"W1": W1, "b1": b1, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="giving the output a gate as well",
    explanation=(
        "The output is linear, there is no bend behind it. Where the prediction is negative your "
        "gate closes the whole network, and nothing in it could learn from that row."
    ),
    question="The prediction is −3.5 and the target 0.5: what slope should b2 get?",
    reread="The idea",
)
def gate_at_the_output(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target) * relu_slope(prediction)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="leaving the sleeping neurons out of the gradient",
    explanation=(
        "A neuron that is asleep has the slope 0, and this 0 has its place. Without it the lists "
        "become shorter, and the training would give one neuron's slopes to another."
    ),
    question="What shape should the gradient have when all neurons are asleep?",
    reread="The formula",
)
def sleepers_left_out(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    b1 = [slope * w for w, v in zip(params["W2"], z, strict=True) if v > 0]
    W1 = [[z_slope * x for x in features] for z_slope in b1]
    return {"W1": W1, "b1": b1, "W2": [slope * h for h in hidden], "b2": slope}


# ~ the output's slopes


@mistake(
    "example_gradient",
    title="multiplying the slopes along W2 by the z instead of by the hidden numbers",
    explanation=(
        "A weight's slope takes the number that the weight was multiplied by on the way forward, "
        "and that was h, after the bend. A sleeping neuron says 0, so its weight in W2 has the "
        "slope 0."
    ),
    question="In the worked example, what is the slope along W2[1]?",
    reread="The idea",
)
def w2_from_z(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * v for v in z], "b2": slope}


@mistake(
    "example_gradient",
    title="multiplying the slopes along W2 by the weights themselves",
    explanation=(
        "The slope along the weight takes the input, and the slope along the input takes the "
        "weight. Yours is the slope along h, which belongs on the way to the hidden layer."
    ),
    question="When W2[k] grows by 0.01 and h[k] is 1.5, by how much does their product grow?",
    reread="The idea",
)
def w2_from_weights(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * w for w in params["W2"]], "b2": slope}


@mistake(
    "example_gradient",
    title="giving the slope of the prediction to every weight of W2 as it is",
    explanation=(
        "That is right for the bias b2. A weight is multiplied by what its neuron says, so it "
        "matters more where that is large, and not at all where the neuron is asleep."
    ),
    question="If h[k] is 0, how much can W2[k] change the prediction?",
    reread="The formula",
)
def w2_without_hidden(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope for _ in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="giving W2 the gates where the hidden numbers belong",
    explanation=(
        "The slope along W2[k] takes what the neuron says, `hidden[k]`. Whether it is awake, 1 or "
        "0, is not enough; the gate has its place on the way to z."
    ),
    question="In the worked example −3 becomes −4.5 for W2[0]: what was it multiplied by?",
    reread="The formula",
)
def w2_from_gates(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * relu_slope(v) for v in z], "b2": slope}


@mistake(
    "example_gradient",
    title="adding the slopes along W2 up to one number",
    explanation=(
        "W2 holds a weight for each hidden neuron, and each is asked a question of its own. A "
        "gradient has the shape of what it belongs to: a list of H slopes."
    ),
    question="How many numbers has `params['W2']`, and how many your `'W2'`?",
    reread="The formula",
)
def w2_summed(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": sum(slope * h for h in hidden), "b2": slope}


@mistake(
    "example_gradient",
    title="multiplying the slope along b2 by b2",
    explanation=(
        "A weight is multiplied by its input, so its slope is, too. The bias is added to the "
        "prediction just as it is: a nudge of it arrives there unchanged, whatever its value."
    ),
    question="When b2 grows by 0.01, by how much does the prediction grow?",
    reread="The formula",
)
def b2_times_slope(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    b2 = slope * params["b2"]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": b2}


@mistake(
    "example_gradient",
    title="giving the output's bias no slope",
    explanation=(
        "Your b2 has the slope 0, so it would never be trained. It is a parameter like all "
        "others, and its path to the loss is the shortest of all."
    ),
    question="When b2 grows by 0.01, by how much does the prediction grow?",
    reread="The formula",
)
def b2_has_no_slope(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": 0.0}


@mistake(
    "example_gradient",
    title="leaving b2 out of the gradient",
    explanation=(
        "Three entries are there, the fourth is missing. b2 is a parameter, too, and its slope is "
        "that of the prediction, which you have computed already."
    ),
    question="Which keys has `params`, and which has your gradient?",
    reread="The formula",
)
def b2_left_out(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden]}


@mistake(
    "example_gradient",
    title="adding the slopes along b1 up for b2",
    explanation=(
        "The output's bias stands behind the hidden layer. Its path to the loss leads over the "
        "prediction alone, no hidden neuron lies on it, so there is nothing to add up."
    ),
    question="All neurons are asleep: can b2 still move the prediction?",
    reread="The formula",
)
def b2_sums_b1(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    b2 = sum(z_slopes)
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": b2}


@mistake(
    "example_gradient",
    title="adding the slopes along W2 up for b2",
    explanation=(
        "The output's bias has a path of its own, straight to the prediction. It leads through no "
        "weight, so there is nothing to add up."
    ),
    question="All neurons are asleep: can b2 still move the prediction?",
    reread="The formula",
)
def b2_sums_w2(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    W2 = [slope * h for h in hidden]
    return {"W1": W1, "b1": z_slopes, "W2": W2, "b2": sum(W2)}


@mistake(
    "example_gradient",
    title="making a list of the one slope along b2",
    explanation=(
        "A gradient has the shape of what it is the gradient of. `params['b2']` is a number, so "
        "its slope is a number, not a list with one number in it."
    ),
    question="Step 10 will subtract. What is 0.5 - [-3.0] in Python?",
    reread="The formula",
)
def b2_in_a_list(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": [slope]}


# ~ from the output to the hidden neurons


@mistake(
    "example_gradient",
    title="leaving the output's weights out on the way back",
    explanation=(
        "The slope of the prediction arrives at all hidden neurons alike in your walk. But the "
        "output listens to each with another weight: what a nudge of h[k] does to the prediction "
        "is W2[k] times as much."
    ),
    question="If W2[k] is 0, how much can neuron k change the prediction?",
    reread="The idea",
)
def hidden_without_w2(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * relu_slope(v) for v in z]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="going back through the hidden numbers instead of through the output's weights",
    explanation=(
        "The slope along the input takes the weight, and here you are on the way to the input: "
        "the hidden number. You have multiplied by that number itself, which belongs into the "
        "slope along W2."
    ),
    question="When h[k] grows by 0.01 and W2[k] is −2, by how much does the prediction grow?",
    reread="The idea",
)
def hidden_from_hidden(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * h * relu_slope(v) for h, v in zip(hidden, z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="exchanging weight and input at the output",
    explanation=(
        "The slope along the weight takes the input, and the slope along the input takes the "
        "weight. In your walk it is the other way round, in both places."
    ),
    question="When W2[k] grows by 0.01 and h[k] is 1.5, by how much does their product grow?",
    reread="The idea",
)
def weight_and_input_exchanged(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * h * relu_slope(v) for h, v in zip(hidden, z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * w for w in params["W2"]], "b2": slope}


@mistake(
    "example_gradient",
    title="going back through the slopes along W2 instead of through the weights",
    explanation=(
        "On the way to h[k] you multiply by the output's weight, a number of the network. You "
        "have taken the slope along that weight, which you had just computed; it is a result, and "
        "nothing follows from it."
    ),
    question="In the worked example, which number leads from −3 to −1.5 at h₁?",
    reread="The formula",
)
def hidden_from_w2_slopes(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    W2 = [slope * h for h in hidden]
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(W2, z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": W2, "b2": slope}


@mistake(
    "example_gradient",
    title="going back to each neuron through the sum of the output's weights",
    explanation=(
        "Hidden neuron k reaches the output over one line, with the weight W2[k]. The weights of "
        "the other neurons are not on its way."
    ),
    question="In the lesson's picture, how many lines lead from h₁ to the output?",
    reread="The formula",
)
def sum_of_w2(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * sum(params["W2"]) * relu_slope(v) for v in z]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="going back to each neuron through the output's first weight",
    explanation=(
        "The output listens to each hidden neuron with a weight of its own, W2[k]. The 0 in your "
        "index should be the number of the neuron."
    ),
    question="In the worked example, over which weight does the walk reach h₂?",
    reread="The formula",
)
def first_w2_for_all(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * params["W2"][0] * relu_slope(v) for v in z]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="passing the slope on from one hidden neuron to the next",
    explanation=(
        "You keep one variable and multiply it anew for each neuron, so the second neuron gets "
        "what was left by the first. The hidden neurons stand side by side: each gets the slope "
        "of the prediction, as it came from the loss."
    ),
    question="If the first neuron is asleep, what arrives at the second one in your walk?",
    reread="The idea",
)
def slope_used_up(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    prediction_slope = slope = 2 * (prediction - target)
    z_slopes = []
    for w, v in zip(params["W2"], z, strict=True):
        slope = slope * w * relu_slope(v)
        z_slopes.append(slope)
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    W2 = [prediction_slope * h for h in hidden]
    return {"W1": W1, "b1": z_slopes, "W2": W2, "b2": prediction_slope}


@mistake(
    "example_gradient",
    title="adding the slopes of the neurons up while going through them",
    explanation=(
        "Your variable keeps what the neurons before have added, so each slope contains those of "
        "all earlier neurons. Slopes add up where paths meet, and these paths meet nowhere before "
        "the prediction: every neuron begins anew."
    ),
    question="If the second neuron is asleep, what should its slope be, and what is yours?",
    reread="The idea",
)
def slopes_piled_up(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slope, z_slopes = 0.0, []
    for w, v in zip(params["W2"], z, strict=True):
        z_slope += slope * w * relu_slope(v)
        z_slopes.append(z_slope)
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


# ~ the hidden layer's slopes


@mistake(
    "example_gradient",
    title="multiplying the slopes along W1 by the weights themselves",
    explanation=(
        "The slope along the weight takes the input, and the inputs of the hidden neurons are the "
        "features. Multiplied by the weights you have the slopes along the features, which nobody "
        "asked for: they are data."
    ),
    question="When W1[k][i] grows by 0.01 and feature i is 1.5, by how much does z[k] grow?",
    reread="The idea",
)
def w1_from_weights(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[d * w for w in row] for d, row in zip(z_slopes, params["W1"], strict=True)]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="leaving the features out of the slopes along W1",
    explanation=(
        "All weights of a neuron have the same slope in your gradient, as if each were a bias. A "
        "weight is multiplied by its feature: it matters more where that is large, and not at all "
        "where it is 0."
    ),
    question="If a feature is 0, how much can its weights change the prediction?",
    reread="The formula",
)
def w1_without_features(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope for _ in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="multiplying the slopes along W1 by what the neuron says as well",
    explanation=(
        "A weight of W1 was multiplied by its feature on the way forward, and by nothing else. "
        "What the neuron says, h, comes later on the path and belongs into the slope along W2."
    ),
    question="When W1[k][i] grows by 0.01 and feature i is 1.5, by how much does z[k] grow?",
    reread="The formula",
)
def w1_times_hidden(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[d * h * x for x in features] for d, h in zip(z_slopes, hidden, strict=True)]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="multiplying the slopes along W1 by what the neuron says instead of by the features",
    explanation=(
        "The slope along a weight takes the input that the weight was multiplied by. For W2 that "
        "is the hidden number, but the inputs of the hidden neurons are the features."
    ),
    question="When W1[k][i] grows by 0.01 and feature i is 1.5, by how much does z[k] grow?",
    reread="The formula",
)
def w1_from_hidden(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[d * h for _ in features] for d, h in zip(z_slopes, hidden, strict=True)]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="making a row for each feature instead of one for each neuron",
    explanation=(
        "Your numbers are right, but the table lies on its side. `gradient['W1'][k][i]` belongs to "
        "`params['W1'][k][i]`: first the neuron, then the feature."
    ),
    question="For 2 features and 3 hidden neurons, how many rows should W1 have?",
    reread="The formula",
)
def w1_transposed(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for z_slope in z_slopes] for x in features]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="putting all slopes along W1 into one list",
    explanation=(
        "Your numbers are right, but nobody can see which belong to which neuron. A gradient has "
        "the shape of what it is the gradient of: `W1` is a list of lists."
    ),
    question="What should `gradient['W1'][0]` be: one slope, or those of the first neuron?",
    reread="The formula",
)
def w1_flat(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [z_slope * x for z_slope in z_slopes for x in features]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="pairing each neuron with the feature of the same number",
    explanation=(
        "Neuron k looks at all the features, not at feature k alone. Its weight for feature i "
        "takes feature i; your index counts the neurons and may run over the end."
    ),
    question="In the worked example, which features do the two weights of neuron 1 take?",
    reread="The formula",
)
def feature_by_neuron(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slopes[k] * features[k] for _ in features] for k in range(len(z))]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="filling a table of zeros whose rows are one and the same list",
    explanation=(
        "`[[0.0] * n] * h` copies the name of a row, not the row. Whatever you write for one "
        "neuron stands in the rows of all, and in the end all rows hold the last neuron's slopes."
    ),
    question="Make rows = [[0, 0]] * 3, set rows[0][0] = 1 and print rows: what do you see?",
    reread=ROW_TASK,
)
def shared_row(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[0.0] * len(features)] * len(z)
    for k in range(len(z)):
        for i in range(len(features)):
            W1[k][i] = z_slopes[k] * features[i]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="using the last neuron's slope for all rows of W1",
    explanation=(
        "The loop that found the slopes of the z is over, and its variable still holds the last "
        "one: your table of W1 is made of that alone. Each row takes the slope of its own neuron."
    ),
    question="Print the rows of your W1: why are they all equal?",
    reread="The formula",
)
def last_slope_for_all_rows(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slopes[-1] * x for x in features] for _ in z]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="multiplying the slopes along b1 by the biases",
    explanation=(
        "A weight is multiplied by its feature, so its slope is, too. A bias is added to z just "
        "as it is: a nudge of it arrives there unchanged, whatever its value."
    ),
    question="When b1[k] grows by 0.01, by how much does z[k] grow?",
    reread="The formula",
)
def b1_times_slope(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    b1 = [d * b for d, b in zip(z_slopes, params["b1"], strict=True)]
    return {"W1": W1, "b1": b1, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="giving the hidden neurons' biases no slopes",
    explanation=(
        "Your b1 has zeros only, so the biases would never be trained and no neuron could move "
        "its bend. A bias stands in z like the weights."
    ),
    question="When b1[k] grows by 0.01, by how much does z[k] grow?",
    reread="The formula",
)
def b1_has_no_slopes(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    b1 = [0.0] * len(z)
    return {"W1": W1, "b1": b1, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="giving the slope of the prediction to the hidden neurons' biases as it is",
    explanation=(
        "That is right for b2. Between b1[k] and the prediction lie the gate and the output's "
        "weight W2[k]: the bias gets the slope of its own z."
    ),
    question="In the worked example, how does −3 become −1.5 for b1[0]?",
    reread="The formula",
)
def b1_from_the_prediction(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    b1 = [slope for _ in z]
    return {"W1": W1, "b1": b1, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="giving the hidden neurons' biases the slope of the prediction through the gate only",
    explanation=(
        "The gate is right, but the walk to b1[k] also leads over the output's weight W2[k]. The "
        "bias gets the slope of its own z, which you have for W1 already."
    ),
    question="In the worked example, how does −3 become −1.5 for b1[0]?",
    reread="The formula",
)
def b1_without_w2(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    b1 = [slope * relu_slope(v) for v in z]
    return {"W1": W1, "b1": b1, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="adding the slopes of a neuron's weights up for its bias",
    explanation=(
        "A bias has a path of its own, straight to z. It does not lead through the weights or the "
        "features, so there is nothing to add up."
    ),
    question="When b1[k] grows by 0.01, by how much does z[k] grow? Does a feature matter?",
    reread="The formula",
)
def b1_sums_w1(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    b1 = [sum(row) for row in W1]
    return {"W1": W1, "b1": b1, "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="adding the slopes along b1 up to one number",
    explanation=(
        "Each hidden neuron has a bias of its own and each bias a slope of its own. A gradient has "
        "the shape of what it belongs to: a list of H slopes."
    ),
    question="How many numbers has `params['b1']`, and how many your `'b1'`?",
    reread="The formula",
)
def b1_summed(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": sum(z_slopes), "W2": [slope * h for h in hidden], "b2": slope}


@mistake(
    "example_gradient",
    title="exchanging the entries b1 and W2",
    explanation=(
        "Both are lists of H slopes, so the shape does not give it away: yours stand under each "
        "other's name. b1 gets the slopes of the z, W2 the slope of the prediction times the "
        "hidden numbers."
    ),
    question="In the worked example, which of the two is [−4.5, 0]?",
    reread="The formula",
)
def b1_and_w2_exchanged(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": [slope * h for h in hidden], "W2": z_slopes, "b2": slope}


# ~ what comes back, and what is left behind


@mistake(
    "example_gradient",
    title="returning after the first hidden neuron",
    explanation=(
        "The `return` stands inside the loop over the neurons, which ends in its first round. The "
        "lists have one entry each instead of H."
    ),
    question="How many rounds does your loop make for three hidden neurons?",
    reread=ROW_TASK,
)
def first_neuron_only(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slope = slope * params["W2"][0] * relu_slope(z[0])
    W1 = [[z_slope * x for x in features]]
    return {"W1": W1, "b1": [z_slope], "W2": [slope * hidden[0]], "b2": slope}


@mistake(
    "example_gradient",
    title="returning the four entries one after the other, without their names",
    explanation=(
        "All slopes are there, but step 10 will look each of them up by the name of its "
        "parameter. A gradient has the shape of what it is the gradient of, so it is a dict."
    ),
    question="What does `gradient['W1']` do when the gradient is a tuple?",
    reread="The formula",
)
def tuple_for_dict(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return W1, z_slopes, [slope * h for h in hidden], slope


@mistake(
    "example_gradient",
    title="writing the output's slopes over W2 before the walk has passed through it",
    explanation=(
        "You write the slopes into `params` itself, the output's first, and then need W2 for the "
        "way to the hidden layer: there stand slopes now. And the caller's network is gone. "
        "Collect the slopes in lists of your own."
    ),
    question="Which numbers of `params` does the walk still need after the output?",
    reread=ROW_TASK,
)
def params_overwritten_too_early(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    params["b2"] = slope
    for k in range(len(z)):
        params["W2"][k] = slope * hidden[k]
        params["b1"][k] = slope * params["W2"][k] * relu_slope(z[k])
        for i in range(len(features)):
            params["W1"][k][i] = params["b1"][k] * features[i]
    return params


@mistake(
    "example_gradient",
    title="writing the slopes over the caller's network",
    explanation=(
        "The slopes are right, but they stand in the place of the parameters: after your call the "
        "network is gone, and the next row is predicted with slopes. Make a new dict with new "
        "lists."
    ),
    question="Call your function twice with the same network: do both calls agree?",
    reread=ROW_TASK,
)
def params_overwritten(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    params["b2"] = slope
    for k in range(len(z)):
        params["b1"][k] = slope * params["W2"][k] * relu_slope(z[k])
        params["W2"][k] = slope * hidden[k]
        for i in range(len(features)):
            params["W1"][k][i] = params["b1"][k] * features[i]
    return params


@mistake(
    "example_gradient",
    title="adding the slopes to the parameters",
    explanation=(
        "Your table begins with the network's own numbers instead of zeros, so what comes back is "
        "parameter plus slope. A gradient holds slopes alone; the parameters meet them in step 10."
    ),
    question="The prediction meets the target: what should every slope be, and what is yours?",
    reread=ROW_TASK,
)
def slopes_added_to_params(params, features, target):
    z, hidden = hidden_layer(params, features)
    prediction = params["b2"] + sum(w * h for w, h in zip(params["W2"], hidden, strict=True))
    slope = 2 * (prediction - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    return {
        "W1": [
            [w + d * x for w, x in zip(row, features, strict=True)]
            for row, d in zip(params["W1"], z_slopes, strict=True)
        ],
        "b1": [b + d for b, d in zip(params["b1"], z_slopes, strict=True)],
        "W2": [w + slope * h for w, h in zip(params["W2"], hidden, strict=True)],
        "b2": params["b2"] + slope,
    }


@mistake(
    "example_gradient",
    title="adding the prediction to the output's bias in the caller's network",
    explanation=(
        "The slopes are right, but on the way forward you have added the products into "
        "`params['b2']`. The network is another one after each call: give the sum a name of its "
        "own."
    ),
    question="Call your function twice with the same network: do both calls agree?",
    reread=ROW_TASK,
)
def prediction_in_b2(params, features, target):
    z, hidden = hidden_layer(params, features)
    for w, h in zip(params["W2"], hidden, strict=True):
        params["b2"] += w * h
    slope = 2 * (params["b2"] - target)
    z_slopes = [slope * w * relu_slope(v) for w, v in zip(params["W2"], z, strict=True)]
    W1 = [[z_slope * x for x in features] for z_slope in z_slopes]
    return {"W1": W1, "b1": z_slopes, "W2": [slope * h for h in hidden], "b2": slope}


# ---------------------------------------------------------------------------- batch_gradient


@probes("batch_gradient")
def batch_gradient_probes() -> Iterator[Probe]:
    two_features = [[0.9, 1.3], [0.8, -0.6], [-0.5, 1.7], [0.3, 0.4]]
    yield probe(THREE_HIDDEN, two_features, [2.9, 3.1, -0.7, 1.1])
    three_features = [[1.1, 0.6, -0.8], [-0.4, 0.5, 0.9], [0.7, 0.2, 0.3], [0.2, -0.9, 1.4]]
    yield probe(THREE_INPUTS, three_features, [-0.4, -3.0, 0.6, -2.2])
    yield probe(SQUARE, [[0.5, 1.2], [1.4, -0.3], [-0.6, 0.8]], [1.5, 2.1, -0.2])
    yield probe(THREE_INPUTS, [[-0.4, 0.5, 0.9]], [-3.0])


@mistake(
    "batch_gradient",
    title="adding the rows' gradients up without dividing by their number",
    explanation=(
        "This is the gradient of the sum of the squared errors. The loss is their mean: with a "
        "sum the slopes would grow with the number of rows, and the learning rate would have to "
        "shrink with it."
    ),
    question="If every row stands in the list twice, should the slopes double?",
    reread="The formula",
)
def sum_for_mean(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs = range(len(params["b1"])), range(len(rows[0]))
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) for k in hidden],
        "b2": sum(g["b2"] for g in gradients),
    }


@mistake(
    "batch_gradient",
    title="keeping the last row's gradient",
    explanation=(
        "Each row's gradient overwrites the one before. All rows have a say in the mean: their "
        "slopes are added up, number by number."
    ),
    question="Change the first row: does your gradient move?",
    reread="The formula",
)
def last_row_only(params, rows, targets):
    gradient = {}
    for features, target in zip(rows, targets, strict=True):
        gradient = example_gradient(params, features, target)
    return gradient


@mistake(
    "batch_gradient",
    title="dividing the last row's gradient by the number of rows",
    explanation=(
        "You divide as if all rows were in the sum, but only the last one is: the earlier ones "
        "have been overwritten, or the zeros are made anew in every round of the loop."
    ),
    question="Print your totals after every row: do they grow?",
    reread="The formula",
)
def last_row_divided(params, rows, targets):
    g = example_gradient(params, rows[-1], targets[-1])
    n = len(rows)
    return {
        "W1": [[d / n for d in row] for row in g["W1"]],
        "b1": [d / n for d in g["b1"]],
        "W2": [d / n for d in g["W2"]],
        "b2": g["b2"] / n,
    }


@mistake(
    "batch_gradient",
    title="returning the first row's gradient",
    explanation=(
        "The `return` stands inside the loop over the rows, which ends in its first round. The "
        "other rows are never looked at."
    ),
    question="How many rounds does your loop make for three rows?",
    reread=MEAN_TASK,
)
def first_row_only(params, rows, targets):
    for features, target in zip(rows, targets, strict=True):
        return example_gradient(params, features, target)
    return None


@mistake(
    "batch_gradient",
    title="returning after the first row, with its gradient divided by the number of rows",
    explanation=(
        "Division and `return` stand inside the loop over the rows, which ends in its first "
        "round. They have their turn when all rows are added up."
    ),
    question="How many rounds does your loop make for three rows?",
    reread=MEAN_TASK,
)
def first_row_divided(params, rows, targets):
    g = example_gradient(params, rows[0], targets[0])
    n = len(rows)
    return {
        "W1": [[d / n for d in row] for row in g["W1"]],
        "b1": [d / n for d in g["b1"]],
        "W2": [d / n for d in g["W2"]],
        "b2": g["b2"] / n,
    }


@mistake(
    "batch_gradient",
    title="dividing by one less than the number of rows",
    explanation=(
        "n − 1 has its place in statistics, where a spread is estimated. Here a plain mean is "
        "taken: the sum over n rows, divided by n. With a single row yours divides by 0."
    ),
    question="What is the mean over one row?",
    reread="The formula",
)
def divided_by_n_minus_one(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows) - 1
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="dividing by the number of hidden neurons",
    explanation=(
        "The n of the mean counts the rows, since it was the rows' gradients that you added up. "
        "How many neurons there are has nothing to do with it."
    ),
    question="Four rows and three hidden neurons: how many gradients are in the sum?",
    reread="The formula",
)
def mean_by_hidden(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(params["b1"])
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="dividing by the number of features",
    explanation=(
        "`len(rows[0])` counts the features of a row, `len(rows)` the rows. It was the rows' "
        "gradients that you added up."
    ),
    question="Four rows with two features: how many gradients are in the sum?",
    reread="The formula",
)
def mean_by_features(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows[0])
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="dividing by the number of rows twice",
    explanation=(
        "Every row's part has been divided already when it was added, and the sum is divided "
        "again. One division is enough to make a mean of a sum."
    ),
    question="Two rows with the slopes 2 and 4: which mean do you get?",
    reread="The formula",
)
def divided_twice(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows) ** 2
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="multiplying the mean by 2",
    explanation=(
        "The 2 of the square is in every row's gradient already, `example_gradient` has taken "
        "care of it. The mean adds nothing but the 1/n."
    ),
    question="With one row, should batch_gradient differ from example_gradient?",
    reread="The formula",
)
def two_once_more(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows) / 2
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="dividing by twice the number of rows",
    explanation=(
        "A loss with ½ in front is another convention, which saves the 2 of the square. The loss "
        "of this course is the plain mean of the squared errors, and its gradient the plain mean."
    ),
    question="With one row, should batch_gradient differ from example_gradient?",
    reread="The formula",
)
def half_the_mean(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), 2 * len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="cutting the decimals off with //",
    explanation=(
        "Two strokes divide and round down, so −1.25 becomes −2 and 0.4 becomes 0. Slopes are "
        "small numbers, their decimals are all they have."
    ),
    question="What are -5 / 4 and -5 // 4 in Python?",
    reread=MEAN_TASK,
)
def whole_number_division(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) // n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) // n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) // n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) // n,
    }


@mistake(
    "batch_gradient",
    title="turning the sign of the mean",
    explanation=(
        "The gradient points uphill, and that is what is asked for. The minus of the way downhill "
        "comes in step 10, where the parameters are changed."
    ),
    question="With one row, should batch_gradient differ from example_gradient?",
    reread="The formula",
)
def sign_turned(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), -len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="adding into a table whose rows are one and the same list",
    explanation=(
        "`[[0.0] * n] * h` copies the name of a row, not the row. The slopes of all neurons have "
        "been added into one list, so every row of your W1 holds the sum over all of them."
    ),
    question="Make rows = [[0, 0]] * 3, set rows[0][0] = 1 and print rows: what do you see?",
    reread=MEAN_TASK,
)
def shared_row_of_sums(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    W1 = [[0.0] * len(rows[0])] * len(params["b1"])
    for g in gradients:
        for k in hidden:
            for i in inputs:
                W1[k][i] += g["W1"][k][i]
    return {
        "W1": [[total / n for total in row] for row in W1],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="adding means into a table whose rows are one and the same list, and returning it",
    explanation=(
        "`[[0.0] * n] * h` copies the name of a row, not the row. The slopes of all neurons have "
        "been added into one list, and that list stands in every row of what you return."
    ),
    question="Make rows = [[0, 0]] * 3, set rows[0][0] = 1 and print rows: what do you see?",
    reread=MEAN_TASK,
)
def shared_row_returned(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    W1 = [[0.0] * len(rows[0])] * len(params["b1"])
    for g in gradients:
        for k in hidden:
            for i in inputs:
                W1[k][i] += g["W1"][k][i] / n
    return {
        "W1": W1,
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="dividing a row that stands in W1 several times, once for each neuron",
    explanation=(
        "`[[0.0] * n] * h` copies the name of a row, not the row. The slopes of all neurons are "
        "added into one list, and your division meets that list again for every neuron."
    ),
    question="Make rows = [[0, 0]] * 3, set rows[0][0] = 1 and print rows: what do you see?",
    reread=MEAN_TASK,
)
def shared_row_divided(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    W1 = [[0.0] * len(rows[0])] * len(params["b1"])
    for g in gradients:
        for k in hidden:
            for i in inputs:
                W1[k][i] += g["W1"][k][i]
    for k in hidden:
        for i in inputs:
            W1[k][i] /= n
    return {
        "W1": W1,
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="forgetting to divide W1",
    explanation=(
        "b1, W2 and b2 are means, W1 is still the sum over the rows. Every number of the gradient "
        "is divided by the number of rows."
    ),
    question="If every row stands in the list twice, which of your slopes double?",
    reread="The formula",
)
def w1_not_divided(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="forgetting to divide b1",
    explanation=(
        "W1, W2 and b2 are means, b1 is still the sum over the rows. Every number of the gradient "
        "is divided by the number of rows."
    ),
    question="If every row stands in the list twice, which of your slopes double?",
    reread="The formula",
)
def b1_not_divided(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="forgetting to divide W2",
    explanation=(
        "W1, b1 and b2 are means, W2 is still the sum over the rows. Every number of the gradient "
        "is divided by the number of rows."
    ),
    question="If every row stands in the list twice, which of your slopes double?",
    reread="The formula",
)
def w2_not_divided(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="forgetting to divide b2",
    explanation=(
        "W1, b1 and W2 are means, b2 is still the sum over the rows. It is a number and no list, "
        "so it is easily left out of the loop that divides."
    ),
    question="If every row stands in the list twice, which of your slopes double?",
    reread="The formula",
)
def b2_not_divided(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients),
    }


@mistake(
    "batch_gradient",
    title="dividing the weights' slopes but not the biases'",
    explanation=(
        "W1 and W2 are means, b1 and b2 are still sums over the rows. A bias is a parameter like "
        "the weights: every number of the gradient is divided."
    ),
    question="If every row stands in the list twice, which of your slopes double?",
    reread="The formula",
)
def biases_not_divided(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients),
    }


@mistake(
    "batch_gradient",
    title="dividing the biases' slopes but not the weights'",
    explanation=(
        "b1 and b2 are means, W1 and W2 are still sums over the rows. Every number of the "
        "gradient is divided by the number of rows, in the lists of lists as well."
    ),
    question="If every row stands in the list twice, which of your slopes double?",
    reread="The formula",
)
def weights_not_divided(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="overwriting W1 with each row instead of adding to it",
    explanation=(
        "b1, W2 and b2 are summed over the rows, but in W1 each row replaces the one before. What "
        "you divide there is the last row alone."
    ),
    question="Print your W1 after every row: does it grow?",
    reread="The formula",
)
def w1_overwritten(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, n = range(len(params["b1"])), len(rows)
    return {
        "W1": [[d / n for d in row] for row in gradients[-1]["W1"]],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="overwriting b1 with each row instead of adding to it",
    explanation=(
        "W1, W2 and b2 are summed over the rows, but in b1 each row replaces the one before. What "
        "you divide there is the last row alone."
    ),
    question="Print your b1 after every row: does it grow?",
    reread="The formula",
)
def b1_overwritten(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [d / n for d in gradients[-1]["b1"]],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="overwriting W2 with each row instead of adding to it",
    explanation=(
        "W1, b1 and b2 are summed over the rows, but in W2 each row replaces the one before. What "
        "you divide there is the last row alone."
    ),
    question="Print your W2 after every row: does it grow?",
    reread="The formula",
)
def w2_overwritten(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [d / n for d in gradients[-1]["W2"]],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="overwriting b2 with each row instead of adding to it",
    explanation=(
        "The lists are summed over the rows, but in b2 each row replaces the one before. What you "
        "divide there is the last row alone."
    ),
    question="Print your b2 after every row: does it grow?",
    reread="The formula",
)
def b2_overwritten(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": gradients[-1]["b2"] / n,
    }


@mistake(
    "batch_gradient",
    title="taking b2 from the last row as it is",
    explanation=(
        "The lists are means over the rows, but b2 is the slope of the last row alone, neither "
        "added up nor divided. It is a number and no list, and still needs a mean."
    ),
    question="Change the first row: does your b2 move?",
    reread="The formula",
)
def b2_of_the_last_row(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": gradients[-1]["b2"],
    }


@mistake(
    "batch_gradient",
    title="forgetting to add b2 up",
    explanation=(
        "Your b2 stays at the 0 it began with, and the output's bias would never be trained. It "
        "is a number and no list, so it is easily left out of the loops."
    ),
    question="In the worked example, what is the mean of the two slopes along b2?",
    reread="The formula",
)
def b2_forgotten(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": 0.0,
    }


@mistake(
    "batch_gradient",
    title="leaving the last row out of the sum",
    explanation=(
        "`range(n)` ends before n already, so nothing needs to be taken off. Your loop stops one "
        "row early, and the division counts that row all the same."
    ),
    question="Which numbers does `range(3)` count?",
    reread=MEAN_TASK,
)
def last_row_left_out(params, rows, targets):
    gradients = [example_gradient(params, rows[r], targets[r]) for r in range(len(rows) - 1)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="leaving the first row out of the sum",
    explanation=(
        "Your loop begins with the second row, but nothing stands in the sum yet when it does. "
        "The division counts the first row all the same."
    ),
    question="With one row, what do you return?",
    reread=MEAN_TASK,
)
def first_row_left_out(params, rows, targets):
    gradients = [example_gradient(params, rows[r], targets[r]) for r in range(1, len(rows))]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="counting the first row twice",
    explanation=(
        "Your sum begins with the first row's gradient, which is a good start, but then the loop "
        "adds all rows, and the first one again."
    ),
    question="With one row, should batch_gradient differ from example_gradient?",
    reread=MEAN_TASK,
)
def first_row_twice(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    gradients.append(gradients[0])
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="comparing every row with the first target",
    explanation=(
        "Each row has a target of its own, at the same place in the other list. The 0 in your "
        "index should be the number of the row."
    ),
    question="Change the second target: does your gradient move?",
    reread=MEAN_TASK,
)
def first_target_for_all(params, rows, targets):
    gradients = [example_gradient(params, features, targets[0]) for features in rows]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="taking the first row's features for every target",
    explanation=(
        "Each row has features of its own. The 0 in your index should be the number of the row, "
        "otherwise the network learns from one row with many targets."
    ),
    question="Change the second row's features: does your gradient move?",
    reread=MEAN_TASK,
)
def first_features_for_all(params, rows, targets):
    gradients = [example_gradient(params, rows[0], target) for target in targets]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="taking one gradient at the mean of all rows",
    explanation=(
        "You first make a mean row with a mean target, and then one gradient. But a neuron that "
        "is asleep on one row and awake on the next is something else than a neuron on the mean "
        "of both: first the gradients, then their mean."
    ),
    question="Are the mean of relu(−2) and relu(4) and relu of their mean the same?",
    reread="The formula",
)
def gradient_of_the_mean_row(params, rows, targets):
    n = len(rows)
    mean_row = [sum(column) / n for column in zip(*rows, strict=True)]
    return example_gradient(params, mean_row, sum(targets) / n)


@mistake(
    "batch_gradient",
    title="halving after every row",
    explanation=(
        "The mean of the mean so far and the next row is no mean of all rows: the last row counts "
        "one half, the one before a quarter, and so on. Add up first, divide once at the end."
    ),
    question="What is the mean of 0, 0 and 6? And what do you get if you halve after each?",
    reread="The formula",
)
def halved_after_every_row(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs = range(len(params["b1"])), range(len(rows[0]))
    mean = gradients[0]
    for g in gradients[1:]:
        mean = {
            "W1": [[(mean["W1"][k][i] + g["W1"][k][i]) / 2 for i in inputs] for k in hidden],
            "b1": [(mean["b1"][k] + g["b1"][k]) / 2 for k in hidden],
            "W2": [(mean["W2"][k] + g["W2"][k]) / 2 for k in hidden],
            "b2": (mean["b2"] + g["b2"]) / 2,
        }
    return mean


@mistake(
    "batch_gradient",
    title="dividing the sums inside the loop over the rows",
    explanation=(
        "Your division stands in the loop, so what the first rows have added is divided again "
        "with every further row, and hardly counts in the end. Divide once, after the loop."
    ),
    question="How often is the first row's part divided when there are three rows?",
    reread=MEAN_TASK,
)
def divided_after_every_row(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    W1 = [[0.0] * len(rows[0]) for _ in hidden]
    b1, W2, b2 = [0.0] * len(params["b1"]), [0.0] * len(params["b1"]), 0.0
    for g in gradients:
        W1 = [[(W1[k][i] + g["W1"][k][i]) / n for i in inputs] for k in hidden]
        b1 = [(b1[k] + g["b1"][k]) / n for k in hidden]
        W2 = [(W2[k] + g["W2"][k]) / n for k in hidden]
        b2 = (b2 + g["b2"]) / n
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@mistake(
    "batch_gradient",
    title="dividing each neuron's sums by the rows on which it is awake",
    explanation=(
        "A row on which a neuron is asleep adds 0 to its sums, but it counts: the loss is the "
        "mean over all rows, and a nudge of this neuron moves only some of them."
    ),
    question="One row out of four moves when you nudge a weight: by which share of it the mean?",
    reread=MEAN_TASK,
)
def awake_rows_counted(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs = range(len(params["b1"])), range(len(rows[0]))
    awake = [max(1, sum(g["b1"][k] != 0 for g in gradients)) for k in hidden]
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / awake[k] for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / awake[k] for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / awake[k] for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / len(rows),
    }


@mistake(
    "batch_gradient",
    title="beginning the sums with the parameters instead of with zeros",
    explanation=(
        "A copy of `params` has the right shape, but its numbers are still in it when you add the "
        "slopes, and are divided with them. The sums begin at 0."
    ),
    question="All predictions meet their targets: what should come out, and what do you get?",
    reread=MEAN_TASK,
)
def sums_begin_with_params(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    gradients.append(params)
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="adding the slopes up inside the caller's network",
    explanation=(
        "Your sums are the network's own lists: `total = params` gives them a second name and "
        "copies nothing. So every row changes the network that the next row is predicted with, "
        "and afterwards it is gone."
    ),
    question="Call your function twice with the same network: do both calls agree?",
    reread=MEAN_TASK,
)
def sums_inside_params(params, rows, targets):
    total = params
    for features, target in zip(rows, targets, strict=True):
        g = example_gradient(params, features, target)
        for k in range(len(total["b1"])):
            for i in range(len(features)):
                total["W1"][k][i] += g["W1"][k][i]
            total["b1"][k] += g["b1"][k]
            total["W2"][k] += g["W2"][k]
        total["b2"] += g["b2"]
    n = len(rows)
    return {
        "W1": [[value / n for value in row] for row in total["W1"]],
        "b1": [value / n for value in total["b1"]],
        "W2": [value / n for value in total["W2"]],
        "b2": total["b2"] / n,
    }


@mistake(
    "batch_gradient",
    title="returning the list of all rows' gradients",
    explanation=(
        "The gradients are right, one for each row. One gradient is asked for, in the shape of "
        "the parameters: the mean of them, number by number."
    ),
    question="How many slopes along b2 should come out for three rows?",
    reread="The formula",
)
def all_gradients(params, rows, targets):
    return [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]


@mistake(
    "batch_gradient",
    title="adding b1 and W2 once for each feature",
    explanation=(
        "Two lines stand too far to the right: in the innermost loop, which runs over the "
        "features. A neuron has one bias and one weight at the output, added once for each row."
    ),
    question="With how many features would your b1 and W2 be right?",
    reread=MEAN_TASK,
)
def neuron_sums_in_feature_loop(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    often = len(rows[0])
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [often * sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [often * sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="adding b1 once for each feature",
    explanation=(
        "The line for b1 stands in the innermost loop, which runs over the features. A neuron has "
        "one bias, so its slope is added once for each row."
    ),
    question="With how many features would your b1 be right?",
    reread=MEAN_TASK,
)
def b1_in_feature_loop(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    often = len(rows[0])
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [often * sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="adding b2 once for each hidden neuron",
    explanation=(
        "The line for b2 stands in the loop over the hidden neurons. There is one output with one "
        "bias, so its slope is added once for each row."
    ),
    question="With how many hidden neurons would your b2 be right?",
    reread=MEAN_TASK,
)
def b2_in_neuron_loop(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": len(hidden) * sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="exchanging the two indices of W1",
    explanation=(
        "`gradient['W1'][k][i]` belongs to neuron k and feature i, in this order. With as many "
        "features as neurons the exchange gives wrong numbers, otherwise it leads to a place that "
        "does not exist."
    ),
    question="In [[1, 2], [3, 4]], which two numbers belong to the first neuron?",
    reread="The formula",
)
def w1_indices_exchanged(params, rows, targets):
    gradients = [example_gradient(params, x, y) for x, y in zip(rows, targets, strict=True)]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][i][k] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }


@mistake(
    "batch_gradient",
    title="going through as many rows as there are hidden neurons",
    explanation=(
        "Your loop over the rows counts the rows of W1, and those are neurons. Rows of data are "
        "left out, or looked for beyond the end."
    ),
    question="Four rows of data and three hidden neurons: how often does your loop run?",
    reread=MEAN_TASK,
)
def neurons_counted_for_rows(params, rows, targets):
    gradients = [example_gradient(params, rows[r], targets[r]) for r in range(len(params["W1"]))]
    hidden, inputs, n = range(len(params["b1"])), range(len(rows[0])), len(rows)
    return {
        "W1": [[sum(g["W1"][k][i] for g in gradients) / n for i in inputs] for k in hidden],
        "b1": [sum(g["b1"][k] for g in gradients) / n for k in hidden],
        "W2": [sum(g["W2"][k] for g in gradients) / n for k in hidden],
        "b2": sum(g["b2"] for g in gradients) / n,
    }
