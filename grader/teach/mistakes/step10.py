"""Step 10: what learners write instead of an update and of the loop around it."""

from collections.abc import Iterator

from exercises.step09.backprop import batch_gradient
from exercises.step10.training import network_mse, update
from grader.learn.probing import Probe
from grader.teach.catalogue import mistake, probe, probes

# ------------------------------------------------------------------------------------ update


@probes("update")
def update_probes() -> Iterator[Probe]:
    square = {"W1": [[0.5, -1.25], [2.0, 0.75]], "b1": [0.3, -0.6], "W2": [1.5, -0.7], "b2": 0.4}
    slopes = {"W1": [[0.2, -0.9], [1.1, 0.6]], "b1": [-0.5, 0.8], "W2": [0.7, -1.3], "b2": -0.35}
    yield probe(square, slopes, 0.1)
    wide = {"W1": [[1.0, -0.5, 0.25], [0.8, 0.1, -2.0]], "b1": [1.2, 0.7], "W2": [-1.1, 0.9]}
    tilts = {"W1": [[0.3, 0.6, -1.0], [-0.7, 0.4, 0.5]], "b1": [0.9, -0.2], "W2": [2.0, 0.35]}
    yield probe({**wide, "b2": -0.8}, {**tilts, "b2": 1.6}, 0.5)
    tall = {"W1": [[0.4], [-1.5], [0.9]], "b1": [0.2, -0.3, 1.7], "W2": [0.6, -0.45, 1.3]}
    tilts = {"W1": [[-0.8], [0.25], [1.4]], "b1": [1.1, 0.65, -0.9], "W2": [-0.55, 0.15, 0.75]}
    yield probe({**tall, "b2": 2.2}, {**tilts, "b2": 0.95}, 1.5)


@mistake(
    "update",
    title="adding learning rate · slope instead of subtracting it",
    explanation=(
        "The slope says which way the loss grows. You move every number along with it, so each "
        "update climbs, and the loss gets larger from epoch to epoch. Downhill is against the "
        "slope."
    ),
    question=(
        "The loss p² has the slope 6 at p = 3. Where does your step with the learning rate 0.1 "
        "lead, and is the loss smaller there?"
    ),
    reread="The formula",
)
def uphill(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p + learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] + learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="subtracting the whole slope, without the learning rate",
    explanation=(
        "Every number moves by its full slope, whatever learning rate the caller asks for. The "
        "rate is there to keep the step short: the slope is only right close to the place where "
        "it was measured."
    ),
    question="Two calls with the learning rates 0.1 and 0.0 must give different answers. Do yours?",
    reread="The formula",
)
def without_rate(params, gradient, learning_rate):  # noqa: ARG001
    def moved(numbers, slopes):
        return [p - slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - gradient["b2"],
    }


@mistake(
    "update",
    title="dividing the slope by the learning rate",
    explanation=(
        "A smaller learning rate should make a smaller step, and here it makes a larger one: with "
        "the rate 0.1 each step is a hundred times as long as it should be. The length of a step "
        "is the rate times the slope."
    ),
    question=(
        "A slope of 2 and a learning rate of 0.1: how far should the number move, and how far "
        "does yours?"
    ),
    reread="The formula",
)
def divided_by_rate(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - slope / learning_rate for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - gradient["b2"] / learning_rate,
    }


@mistake(
    "update",
    title="subtracting the learning rate alone, without the slope",
    explanation=(
        "Every number goes down by the same amount, whatever its slope says. The slope carries "
        "two messages that are lost here: in which direction to move, and how far compared with "
        "the other numbers."
    ),
    question="Which way should a number move whose slope is −3, and which way does yours move?",
    reread="The formula",
)
def rate_without_slope(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate,
    }


@mistake(
    "update",
    title="returning only the step, learning rate · slope, and not the place it leads to",
    explanation=(
        "What comes back is how far each number should move. The caller wants the numbers after "
        "the move, so that the next update can begin there."
    ),
    question="A weight is 5 and its step is 0.2: what should the weight be afterwards?",
    reread="1. `update`: one step with all numbers",
)
def step_alone(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="returning only the change, −learning rate · slope, and not the place it leads to",
    explanation=(
        "The direction and the length of the step are right, but the old number is missing. What "
        "comes back is how the parameters change, while the caller wants the parameters after the "
        "change."
    ),
    question="A weight is 5 and its change is −0.2: what should the weight be afterwards?",
    reread="1. `update`: one step with all numbers",
)
def change_alone(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [-learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": -learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="multiplying the slope by 2 once more",
    explanation=(
        "The 2 that comes from the square of the error is in the gradient already: batch_gradient "
        "put it there. With a second one every step is twice as long as the caller's learning "
        "rate says."
    ),
    question=(
        "Take one number p = 1 with the slope 1 and the learning rate 0.1. Where should it end?"
    ),
    reread="The formula",
)
def doubled(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - 2 * learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - 2 * learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="halving the step",
    explanation=(
        "Every number goes only half as far as learning rate times slope. The squared error of "
        "this course has no factor ½, so there is none in the update either."
    ),
    question=(
        "Take one number p = 1 with the slope 1 and the learning rate 0.1. Where should it end?"
    ),
    reread="The formula",
)
def halved(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope / 2 for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"] / 2,
    }


@mistake(
    "update",
    title="dividing the step by the number of hidden neurons",
    explanation=(
        "The gradient you get is complete: its slopes are means over the rows already, and each "
        "belongs to one number. Nothing is left to be averaged, and a mean over neurons has no "
        "meaning here. Your steps are too short by that factor."
    ),
    question="Should a weight move less far because the network has more neurons beside it?",
    reread="The formula",
)
def divided_by_neurons(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [
            p - learning_rate * slope / len(params["b1"])
            for p, slope in zip(numbers, slopes, strict=True)
        ]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"] / len(params["b1"]),
    }


@mistake(
    "update",
    title="multiplying each step by the number itself as well",
    explanation=(
        "You take learning rate · slope · p away from p, so large numbers move far and a number "
        "that is 0 can never move. The step depends on the slope alone, wherever the number "
        "stands."
    ),
    question=(
        "All biases begin at 0.0. What does your update make of them, whatever their slopes are?"
    ),
    reread="The formula",
)
def scaled_by_itself(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope * p for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"] * params["b2"],
    }


@mistake(
    "update",
    title="putting the bracket around the wrong part: learning rate · (p − slope)",
    explanation=(
        "Here the learning rate shrinks the old number too, and not only the step. With the rate "
        "0 every parameter would become 0, while it should stay where it is."
    ),
    question=(
        "What should p become with the learning rate 0, and what does it become with your bracket?"
    ),
    reread="The formula",
)
def rate_times_everything(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [learning_rate * (p - slope) for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": learning_rate * (params["b2"] - gradient["b2"]),
    }


@mistake(
    "update",
    title="exchanging the roles of parameters and slopes",
    explanation=(
        "You begin at the slope and subtract learning rate times the parameter. The place to "
        "begin is the parameter. The slope is what the learning rate makes smaller."
    ),
    question=(
        "With the learning rate 0 nothing should change. Which of the two dicts comes back then?"
    ),
    reread="The formula",
)
def roles_exchanged(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [slope - learning_rate * p for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": gradient["b2"] - learning_rate * params["b2"],
    }


@mistake(
    "update",
    title="using the size of each slope and dropping its sign",
    explanation=(
        "Every number moves down, also those whose slope is negative. For these the loss gets "
        "smaller when the number grows, so half of the network is sent the wrong way."
    ),
    question=(
        "A number has the slope −2. Should it become larger or smaller, and what does yours do?"
    ),
    reread="The formula",
)
def sign_dropped(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * abs(slope) for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * abs(gradient["b2"]),
    }


@mistake(
    "update",
    title="leaving W1 where it was",
    explanation=(
        "b1, W2 and b2 move, and the weights of the hidden neurons keep the numbers they were "
        "drawn with. What the neurons look for in the features is then never learned."
    ),
    question=(
        "In the lesson's update W1[0][0] is 1 and its slope is −1.375. What should it become with "
        "the rate 0.1?"
    ),
    reread="1. `update`: one step with all numbers",
)
def w1_stays(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [list(weights) for weights in params["W1"]],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="handing the caller's own W1 through, unmoved",
    explanation=(
        "The other three move, and W1 comes back as the very list that came in. So the hidden "
        "weights never learn, and the old and the new parameters share a list: whoever changes "
        "one of them changes both."
    ),
    question=(
        "In the lesson's update W1[0][0] is 1 and its slope is −1.375. What should it become with "
        "the rate 0.1?"
    ),
    reread="1. `update`: one step with all numbers",
)
def w1_handed_through(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": params["W1"],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="leaving b1 where it was",
    explanation=(
        "The weights and b2 move, and the biases of the hidden neurons stay. A bias is a number "
        "with a slope like any other: it decides where its neuron's bend lies, and here it keeps "
        "the bend where it was."
    ),
    question=(
        "Write down all numbers of a 2-2-1 network. How many are there, and how many does your "
        "update move?"
    ),
    reread="1. `update`: one step with all numbers",
)
def b1_stays(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": list(params["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="handing the caller's own b1 through, unmoved",
    explanation=(
        "The biases of the hidden neurons do not move, and their list is the caller's own. A bias "
        "is a number with a slope like any other, and it belongs into a new list."
    ),
    question=(
        "Write down all numbers of a 2-2-1 network. How many are there, and how many does your "
        "update move?"
    ),
    reread="1. `update`: one step with all numbers",
)
def b1_handed_through(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": params["b1"],
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="leaving W2 where it was",
    explanation=(
        "The hidden layer and b2 move, and the output keeps listening to the hidden neurons as "
        "loudly as it did at the start. W2 has slopes of its own and moves with them."
    ),
    question=(
        "In the lesson's update W2[0] is 0.5 and its slope is −5. What should it become with the "
        "rate 0.1?"
    ),
    reread="1. `update`: one step with all numbers",
)
def w2_stays(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": list(params["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="handing the caller's own W2 through, unmoved",
    explanation=(
        "The output's weights do not move, and their list is the caller's own. W2 has slopes of "
        "its own, and the moved numbers belong into a new list."
    ),
    question=(
        "In the lesson's update W2[0] is 0.5 and its slope is −5. What should it become with the "
        "rate 0.1?"
    ),
    reread="1. `update`: one step with all numbers",
)
def w2_handed_through(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": params["W2"],
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="leaving b2 where it was",
    explanation=(
        "All lists move, and the single number b2 is overlooked. It is the one parameter that "
        "lifts or lowers all predictions at once."
    ),
    question=(
        "If all predictions are too high by the same amount, which single number could mend it?"
    ),
    reread="1. `update`: one step with all numbers",
)
def b2_stays(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"],
    }


@mistake(
    "update",
    title="moving the weights and leaving all biases where they were",
    explanation=(
        "W1 and W2 move, and b1 and b2 stay as they came. Biases are parameters with slopes of "
        "their own. Without them every neuron's line is bound to where its bias happened to "
        "begin."
    ),
    question="Which entries of the gradient does your update never look at?",
    reread="1. `update`: one step with all numbers",
)
def biases_stay(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": list(params["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"],
    }


@mistake(
    "update",
    title="moving the weights and handing the biases through as they came",
    explanation=(
        "W1 and W2 move, and b1 and b2 stay, b1 even as the caller's own list. Biases are "
        "parameters with slopes of their own, and the moved ones belong into a new list."
    ),
    question="Which entries of the gradient does your update never look at?",
    reread="1. `update`: one step with all numbers",
)
def biases_handed_through(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": params["b1"],
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"],
    }


@mistake(
    "update",
    title="moving only the output, and the hidden layer not at all",
    explanation=(
        "W2 and b2 move, W1 and b1 stay. The output then learns to listen to hidden neurons that "
        "never change, and most of the numbers of the network are never trained."
    ),
    question="A 5-8-1 has 57 numbers. How many of them are in W2 and b2?",
    reread="1. `update`: one step with all numbers",
)
def hidden_layer_stays(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [list(weights) for weights in params["W1"]],
        "b1": list(params["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="moving only the hidden layer, and the output not at all",
    explanation=(
        "W1 and b1 move, W2 and b2 stay. The way in which the output adds up the hidden neurons "
        "is then never learned."
    ),
    question="Which entries of the gradient does your update never look at?",
    reread="1. `update`: one step with all numbers",
)
def output_stays(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": list(params["W2"]),
        "b2": params["b2"],
    }


@mistake(
    "update",
    title="moving b1 by the slopes of W2",
    explanation=(
        "Both lists have one number for each hidden neuron, so nothing complains when they are "
        "taken for each other. But every number needs its own slope: that of b1 says nothing "
        "about W2, nor the other way round."
    ),
    question=(
        "Give b1 the slopes [1, 1] and W2 the slopes [0, 0]. Which of the two lists should move?"
    ),
    reread="The formula",
)
def b1_by_slopes_of_w2(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["W2"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="moving W2 by the slopes of b1",
    explanation=(
        "Both lists have one number for each hidden neuron, so nothing complains when they are "
        "taken for each other. But every number needs its own slope, the one under the same name "
        "and at the same place."
    ),
    question=(
        "Give b1 the slopes [1, 1] and W2 the slopes [0, 0]. Which of the two lists should move?"
    ),
    reread="The formula",
)
def w2_by_slopes_of_b1(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["b1"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="writing the result of b1 into W2 as well",
    explanation=(
        "The new W2 is a second copy of the new b1. Both have one number for each hidden neuron, "
        "so the shape is right and nothing complains; the output's weights are lost all the same."
    ),
    question="Compare the lists b1 and W2 of your answer. Should they be equal?",
    reread="1. `update`: one step with all numbers",
)
def w2_is_b1_again(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["b1"], gradient["b1"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="adding for b2 what is subtracted everywhere else",
    explanation=(
        "All lists go downhill, and the last number climbs. With it every prediction is pushed "
        "further in the direction of its error, and the other numbers must fight against that."
    ),
    question=(
        "In the lesson's update b2 is −0.25 and its slope is −2.5. What should it become with the "
        "rate 0.1?"
    ),
    reread="The formula",
)
def b2_uphill(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] + learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="adding for the biases what is subtracted for the weights",
    explanation=(
        "W1 and W2 go downhill, and b1 and b2 climb. The formula is the same for every number: "
        "its own slope, times the learning rate, is taken away."
    ),
    question="A bias of 0.5 has the slope 2. In which direction does the loss fall?",
    reread="The formula",
)
def biases_uphill(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": [
            p + learning_rate * slope for p, slope in zip(params["b1"], gradient["b1"], strict=True)
        ],
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] + learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="forgetting the learning rate for b2",
    explanation=(
        "The lists move by learning rate times slope, and b2 moves by its whole slope. With a "
        "rate of 0.1 it goes ten times too far, and all predictions jump with it."
    ),
    question="With the learning rate 0 nothing should move. Does your b2 stay?",
    reread="The formula",
)
def b2_without_rate(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - gradient["b2"],
    }


@mistake(
    "update",
    title="forgetting the learning rate for the biases",
    explanation=(
        "The weights move by learning rate times slope, and the biases move by their whole "
        "slopes. The learning rate is the same for every number of the network."
    ),
    question="With the learning rate 0 nothing should move. Do your biases stay?",
    reread="The formula",
)
def biases_without_rate(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(*pair) for pair in zip(params["W1"], gradient["W1"], strict=True)],
        "b1": [p - slope for p, slope in zip(params["b1"], gradient["b1"], strict=True)],
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - gradient["b2"],
    }


@mistake(
    "update",
    title="leaving b2 out of the dict",
    explanation=(
        "The three lists are there, and the fourth parameter is missing. The next forward would "
        "look for params[“b2”] and find nothing."
    ),
    question="Which keys does the dict have that came in, and which has yours?",
    reread="1. `update`: one step with all numbers",
)
def b2_left_out(params, gradient, learning_rate):
    W1 = []
    for weights, slopes in zip(params["W1"], gradient["W1"], strict=True):
        W1.append([w - learning_rate * s for w, s in zip(weights, slopes, strict=True)])
    b1 = [b - learning_rate * s for b, s in zip(params["b1"], gradient["b1"], strict=True)]
    W2 = [w - learning_rate * s for w, s in zip(params["W2"], gradient["W2"], strict=True)]
    return {"W1": W1, "b1": b1, "W2": W2}


@mistake(
    "update",
    title="returning the four parts one after the other instead of in a dict",
    explanation=(
        "The numbers are right, but params is a dict with four names, and forward and "
        "batch_gradient look for these names. Four loose parts don't fit where a dict goes in."
    ),
    question="What would forward say to your answer in the place of params?",
    reread="1. `update`: one step with all numbers",
)
def four_parts(params, gradient, learning_rate):
    W1 = []
    for weights, slopes in zip(params["W1"], gradient["W1"], strict=True):
        W1.append([w - learning_rate * s for w, s in zip(weights, slopes, strict=True)])
    b1 = [b - learning_rate * s for b, s in zip(params["b1"], gradient["b1"], strict=True)]
    W2 = [w - learning_rate * s for w, s in zip(params["W2"], gradient["W2"], strict=True)]
    b2 = params["b2"] - learning_rate * gradient["b2"]
    return W1, b1, W2, b2


@mistake(
    "update",
    title="writing the new numbers into the caller's own dict, and returning it",
    explanation=(
        "The new numbers are right, but the old ones are gone: what you return is the very dict "
        "that came in. A caller who wants to begin a second training at the same start finds that "
        "the start has moved."
    ),
    question="Call update and print the old parameters afterwards. Are they still what they were?",
    reread="1. `update`: one step with all numbers",
)
def in_place(params, gradient, learning_rate):
    for k in range(len(params["b1"])):
        for i in range(len(params["W1"][k])):
            params["W1"][k][i] -= learning_rate * gradient["W1"][k][i]
        params["b1"][k] -= learning_rate * gradient["b1"][k]
        params["W2"][k] -= learning_rate * gradient["W2"][k]
    params["b2"] -= learning_rate * gradient["b2"]
    return params


@mistake(
    "update",
    title="moving the caller's own numbers and returning nothing",
    explanation=(
        "Your update works on the lists that came in and has no result of its own. The loop that "
        "writes params = update(…) then goes on with None, and the caller's old parameters are "
        "lost as well."
    ),
    question="What is the value of a function that comes to its end without a return?",
    reread="1. `update`: one step with all numbers",
)
def in_place_and_nothing_back(params, gradient, learning_rate):
    for k in range(len(params["b1"])):
        for i in range(len(params["W1"][k])):
            params["W1"][k][i] -= learning_rate * gradient["W1"][k][i]
        params["b1"][k] -= learning_rate * gradient["b1"][k]
        params["W2"][k] -= learning_rate * gradient["W2"][k]
    params["b2"] -= learning_rate * gradient["b2"]


@mistake(
    "update",
    title="copying only the dict, and writing into the lists that both dicts share",
    explanation=(
        "A copy of a dict is a new dict with the same lists in it. What you write into these "
        "lists the caller sees too; only b2, a mere number, is safe. Every list needs to be made "
        "anew, W1 row by row."
    ),
    question=(
        "Print the caller's parameters after the call: which of the four entries have changed?"
    ),
    reread="1. `update`: one step with all numbers",
)
def dict_copied_only(params, gradient, learning_rate):
    new = dict(params)
    for k in range(len(new["b1"])):
        for i in range(len(new["W1"][k])):
            new["W1"][k][i] -= learning_rate * gradient["W1"][k][i]
        new["b1"][k] -= learning_rate * gradient["b1"][k]
        new["W2"][k] -= learning_rate * gradient["W2"][k]
    new["b2"] -= learning_rate * gradient["b2"]
    return new


@mistake(
    "update",
    title="copying the list W1 but not the rows in it",
    explanation=(
        "The copy of W1 is a new list of the caller's own rows, and you write into these. So the "
        "numbers of the old W1 move too, while b1, W2 and b2 are safe."
    ),
    question="Is new[“W1”][0] is params[“W1”][0] true or false in your function?",
    reread="1. `update`: one step with all numbers",
)
def rows_not_copied(params, gradient, learning_rate):
    W1 = list(params["W1"])
    for k in range(len(W1)):
        for i in range(len(W1[k])):
            W1[k][i] -= learning_rate * gradient["W1"][k][i]
    b1 = [b - learning_rate * s for b, s in zip(params["b1"], gradient["b1"], strict=True)]
    W2 = [w - learning_rate * s for w, s in zip(params["W2"], gradient["W2"], strict=True)]
    b2 = params["b2"] - learning_rate * gradient["b2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@mistake(
    "update",
    title="making one row of W1 and using it for every hidden neuron",
    explanation=(
        "A list times a number repeats the same row, not copies of it. Whatever you write for one "
        "hidden neuron you write for all, so in the end all rows show the numbers of the last "
        "one."
    ),
    question=(
        "Set one number in a list made as [[0.0] * 2] * 3 and print the list. What has changed?"
    ),
    reread="1. `update`: one step with all numbers",
)
def one_shared_row(params, gradient, learning_rate):
    n_hidden = len(params["W1"])
    n_inputs = len(params["W1"][0])
    W1 = [[0.0] * n_inputs] * n_hidden
    for k in range(n_hidden):
        for i in range(n_inputs):
            W1[k][i] = params["W1"][k][i] - learning_rate * gradient["W1"][k][i]
    b1 = [b - learning_rate * s for b, s in zip(params["b1"], gradient["b1"], strict=True)]
    W2 = [w - learning_rate * s for w, s in zip(params["W2"], gradient["W2"], strict=True)]
    b2 = params["b2"] - learning_rate * gradient["b2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@mistake(
    "update",
    title="making the list for a row of W1 once, before the loop over the neurons",
    explanation=(
        "Every neuron appends to the same list, so it grows and grows, and W1 holds this one long "
        "list several times. Each neuron needs a new, empty list to begin with."
    ),
    question="How long is the first row of your W1, and how long was it before?",
    reread="1. `update`: one step with all numbers",
)
def row_never_begun_anew(params, gradient, learning_rate):
    W1 = []
    row: list[float] = []
    for weights, slopes in zip(params["W1"], gradient["W1"], strict=True):
        for w, s in zip(weights, slopes, strict=True):
            row.append(w - learning_rate * s)
        W1.append(row)
    b1 = [b - learning_rate * s for b, s in zip(params["b1"], gradient["b1"], strict=True)]
    W2 = [w - learning_rate * s for w, s in zip(params["W2"], gradient["W2"], strict=True)]
    b2 = params["b2"] - learning_rate * gradient["b2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@mistake(
    "update",
    title="writing all weights of W1 into one flat list",
    explanation=(
        "The numbers are right, but the rows are gone: nobody can tell any more which weight "
        "belongs to which hidden neuron. W1 has one list for each of them."
    ),
    question=(
        "How many entries does your W1 have for three hidden neurons with two features, and how "
        "many should it have?"
    ),
    reread="1. `update`: one step with all numbers",
)
def flat_w1(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [w for pair in zip(params["W1"], gradient["W1"], strict=True) for w in moved(*pair)],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="going on with the first row of W1 alone",
    explanation=(
        "Only one row of W1 is moved and kept. All hidden neurons but the first have lost their "
        "weights, although their biases are still there."
    ),
    question="How many rows has your W1, and how many hidden neurons are there?",
    reread="1. `update`: one step with all numbers",
)
def first_row_only(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(params["W1"][0], gradient["W1"][0])],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="going on with the last row of W1 alone",
    explanation=(
        "The line that keeps a finished row stands behind the loop and not in it, so it runs "
        "once. All hidden neurons but the last one have lost their weights."
    ),
    question="How many rows has your W1, and how many hidden neurons are there?",
    reread="1. `update`: one step with all numbers",
)
def last_row_only(params, gradient, learning_rate):
    W1 = []
    for weights, slopes in zip(params["W1"], gradient["W1"], strict=True):
        row = [w - learning_rate * s for w, s in zip(weights, slopes, strict=True)]
    W1.append(row)
    b1 = [b - learning_rate * s for b, s in zip(params["b1"], gradient["b1"], strict=True)]
    W2 = [w - learning_rate * s for w, s in zip(params["W2"], gradient["W2"], strict=True)]
    b2 = params["b2"] - learning_rate * gradient["b2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@mistake(
    "update",
    title="leaving the loop over the hidden neurons after the first one",
    explanation=(
        "The return stands inside the loop, so the function ends in its first round: one row of "
        "W1, one number of b1, one of W2. The other neurons never get their turn."
    ),
    question="How far is the return indented, and what does that say about when it runs?",
    reread="1. `update`: one step with all numbers",
)
def return_in_the_loop(params, gradient, learning_rate):
    W1, b1, W2 = [], [], []
    b2 = params["b2"] - learning_rate * gradient["b2"]
    for k in range(len(params["b1"])):
        pairs = zip(params["W1"][k], gradient["W1"][k], strict=True)
        W1.append([w - learning_rate * s for w, s in pairs])
        b1.append(params["b1"][k] - learning_rate * gradient["b1"][k])
        W2.append(params["W2"][k] - learning_rate * gradient["W2"][k])
        return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@mistake(
    "update",
    title="exchanging the two indices of the gradient's W1",
    explanation=(
        "You take the slope at [i][k] for the weight at [k][i]. Where there are as many features "
        "as hidden neurons, nothing complains, and the weights off the diagonal move by each "
        "other's slopes. The first index is the hidden neuron, in both dicts."
    ),
    question="In gradient[“W1”][0][1], which number says the neuron and which the feature?",
    reread="1. `update`: one step with all numbers",
)
def indices_exchanged(params, gradient, learning_rate):
    W1 = []
    for k in range(len(params["W1"])):
        row = []
        for i in range(len(params["W1"][k])):
            row.append(params["W1"][k][i] - learning_rate * gradient["W1"][i][k])
        W1.append(row)
    b1 = [b - learning_rate * s for b, s in zip(params["b1"], gradient["b1"], strict=True)]
    W2 = [w - learning_rate * s for w, s in zip(params["W2"], gradient["W2"], strict=True)]
    b2 = params["b2"] - learning_rate * gradient["b2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@mistake(
    "update",
    title="moving every weight of a row by the slope of the first",
    explanation=(
        "All weights of a hidden neuron move by the same amount, the one of its first weight. "
        "Each weight has a slope of its own, because each listens to another feature."
    ),
    question=(
        "Two weights of one neuron have the slopes 1 and −1. Should they move in the same "
        "direction?"
    ),
    reread="The formula",
)
def first_slope_of_the_row(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [
            [w - learning_rate * slopes[0] for w in weights]
            for weights, slopes in zip(params["W1"], gradient["W1"], strict=True)
        ],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="moving every row of W1 by the slopes of the first",
    explanation=(
        "All hidden neurons move by the slopes of neuron 0. Each neuron has a row of its own in "
        "the gradient, at the same place as in W1."
    ),
    question=(
        "If only neuron 1 is awake, which rows of W1 have slopes other than 0, and which rows do "
        "you move?"
    ),
    reread="The formula",
)
def first_row_of_the_gradient(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [moved(weights, gradient["W1"][0]) for weights in params["W1"]],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="moving a row of W1 by the slope of its neuron's bias",
    explanation=(
        "Every weight of a hidden neuron moves by the slope along b1. A weight's slope is that "
        "times the feature it listens to, and it stands ready in the gradient's own W1."
    ),
    question="Which two indices does a slope of W1 need, and which one do you give?",
    reread="The formula",
)
def w1_by_slopes_of_b1(params, gradient, learning_rate):
    def moved(numbers, slopes):
        return [p - learning_rate * slope for p, slope in zip(numbers, slopes, strict=True)]

    return {
        "W1": [
            [w - learning_rate * slope for w in weights]
            for weights, slope in zip(params["W1"], gradient["b1"], strict=True)
        ],
        "b1": moved(params["b1"], gradient["b1"]),
        "W2": moved(params["W2"], gradient["W2"]),
        "b2": params["b2"] - learning_rate * gradient["b2"],
    }


@mistake(
    "update",
    title="leaving the gradient with the new parameters in it",
    explanation=(
        "The new numbers are right, but you write them into the gradient's lists and hand these "
        "back. The caller's gradient is gone, and its lists are those of the result."
    ),
    question="Print the gradient before and after the call. Is it still a gradient?",
    reread="1. `update`: one step with all numbers",
)
def written_into_the_gradient(params, gradient, learning_rate):
    for k in range(len(params["b1"])):
        for i in range(len(params["W1"][k])):
            gradient["W1"][k][i] = params["W1"][k][i] - learning_rate * gradient["W1"][k][i]
        gradient["b1"][k] = params["b1"][k] - learning_rate * gradient["b1"][k]
        gradient["W2"][k] = params["W2"][k] - learning_rate * gradient["W2"][k]
    gradient["b2"] = params["b2"] - learning_rate * gradient["b2"]
    return gradient


@mistake(
    "update",
    title="calculating the new numbers and returning the old parameters",
    explanation=(
        "The new lists are made and then forgotten: what the return names is the dict that came "
        "in. So nothing ever moves, and what comes back is the caller's own."
    ),
    question="Which name stands behind your return, and which names hold the new numbers?",
    reread="1. `update`: one step with all numbers",
)
def old_ones_returned(params, gradient, learning_rate):
    W1 = []
    for weights, slopes in zip(params["W1"], gradient["W1"], strict=True):
        W1.append([w - learning_rate * s for w, s in zip(weights, slopes, strict=True)])
    return params


# ------------------------------------------------------------------------------------- train


@probes("train")
def train_probes() -> Iterator[Probe]:
    start = {"W1": [[0.5, -0.25], [-0.6, 0.8]], "b1": [0.3, 0.2], "W2": [0.7, -0.4], "b2": 0.15}
    rows = [[0.9, 0.4], [0.2, 0.7], [0.6, -0.3], [-0.5, 0.8], [1.1, 0.1]]
    targets = [1.2, -0.3, 0.5, 0.9, -0.7]
    yield probe(start, rows[:3], targets[:3], 0.1, 3)
    yield probe(start, rows[:4], targets[:4], 0.1, 2, batch_size=2)
    yield probe(start, rows[:3], targets[:3], 0.2, 2, batch_size=2)
    yield probe(start, rows, targets, 0.1, 3, batch_size=3)
    single = {"W1": [[1.0]], "b1": [0.5], "W2": [0.5], "b2": 0.0}
    yield probe(single, [[0.5], [1.0], [1.5]], [1.0, 0.0, 0.5], 0.9, 4)


@mistake(
    "train",
    title="noting the loss after each epoch instead of before it",
    explanation=(
        "Your history begins with the loss after the first epoch, so every entry stands one place "
        "too early, and the loss of the start is nowhere. Entry k is the loss before epoch k."
    ),
    question=(
        "For the lesson's example the first entry must be 0.75, the loss of the start. Where in "
        "your loop is the network still at the start?"
    ),
    reread="The formula",
)
def history_one_late(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
        history.append(network_mse(params, rows, targets))
    return params, history


@mistake(
    "train",
    title="noting the loss once more after the last epoch",
    explanation=(
        "The history has one entry too many: the loss after the last update. It has exactly as "
        "many entries as there were epochs, each the loss before its epoch."
    ),
    question="How many entries should the history have with 0 epochs, and how many has yours?",
    reread="2. `train`: the loop",
)
def history_one_too_long(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = [network_mse(params, rows, targets)]
    for _ in range(epochs):
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
        history.append(network_mse(params, rows, targets))
    return params, history


@mistake(
    "train",
    title="noting the loss before every update instead of before every epoch",
    explanation=(
        "You append in the inner loop, so an epoch of three slices leaves three entries. The "
        "history has one entry for each epoch, so that it can be compared whatever the batch size "
        "is."
    ),
    question=(
        "With 5 rows and batch_size=2, how many updates does an epoch have, and how many entries "
        "of the history?"
    ),
    reread="2. `train`: the loop",
)
def history_by_slice(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        for start in range(0, len(rows), size):
            end = start + size
            history.append(network_mse(params, rows, targets))
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="noting the loss of each slice, before its update",
    explanation=(
        "Every slice leaves an entry, and each entry tells only about a few rows at one moment. "
        "Such numbers can't be compared with each other. The history has one entry an epoch, over "
        "all rows."
    ),
    question="Over which rows is the first entry of your history, and over which is the second?",
    reread="The formula",
)
def history_of_slices(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        for start in range(0, len(rows), size):
            end = start + size
            history.append(network_mse(params, rows[start:end], targets[start:end]))
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="noting the mean of the slices' losses, each taken just before its update",
    explanation=(
        "This running mean looks like the loss of an epoch, but its parts belong to different "
        "parameters: those of the second slice have been moved by the first. Entry k is taken at "
        "one moment, before the epoch, over all rows."
    ),
    question=(
        "In the lesson's example with batches of 2, which parameters does the loss of the third "
        "row belong to?"
    ),
    reread="The formula",
)
def mean_of_slice_losses(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        losses = []
        for start in range(0, len(rows), size):
            end = start + size
            losses.append(network_mse(params, rows[start:end], targets[start:end]))
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
        history.append(sum(losses) / len(losses))
    return params, history


@mistake(
    "train",
    title=(
        "noting the mean of all squared errors of the epoch, each taken just before its slice's "
        "update"
    ),
    explanation=(
        "Every row counts once, but not at the same moment: the later slices are judged at "
        "parameters that the earlier ones have moved already. Entry k is the loss over all rows "
        "at the parameters before epoch k."
    ),
    question="How often do the parameters change between the first and the last row of your sum?",
    reread="The formula",
)
def weighted_mean_of_slice_losses(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        total = 0.0
        for start in range(0, len(rows), size):
            end = start + size
            part = rows[start:end]
            total += network_mse(params, part, targets[start:end]) * len(part)
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
        history.append(total / len(rows))
    return params, history


@mistake(
    "train",
    title="noting the sum of the slices' losses of each epoch",
    explanation=(
        "You add up one loss for each slice, so the entry grows with the number of slices, and "
        "its parts belong to different parameters. The entry is one MSE over all rows, taken "
        "before the epoch."
    ),
    question=(
        "With the learning rate 0, how does your entry change when batch_size goes from 4 to 2?"
    ),
    reread="The formula",
)
def sum_of_slice_losses(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        total = 0.0
        for start in range(0, len(rows), size):
            end = start + size
            total += network_mse(params, rows[start:end], targets[start:end])
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
        history.append(total)
    return params, history


@mistake(
    "train",
    title="noting the loss of the last slice of each epoch",
    explanation=(
        "The variable that holds the loss is overwritten by every slice, and what reaches the "
        "history is the one of the last slice. It says nothing about the rows before."
    ),
    question="With 5 rows and batch_size=3, over how many rows is your entry a mean?",
    reread="The formula",
)
def loss_of_the_last_slice(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        for start in range(0, len(rows), size):
            end = start + size
            loss = network_mse(params, rows[start:end], targets[start:end])
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
        history.append(loss)
    return params, history


@mistake(
    "train",
    title="noting the loss of the first slice of each epoch only",
    explanation=(
        "The loss is taken at the right moment, before the epoch, but only over the rows of the "
        "first slice. How well the network does on the others is not seen."
    ),
    question="With 5 rows and batch_size=3, over how many rows is your entry a mean?",
    reread="The formula",
)
def loss_of_the_first_slice(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows[:size], targets[:size]))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="noting the loss before the last update of each epoch",
    explanation=(
        "The loss is over all rows, but it is taken again in the inner loop, and only the last "
        "value is kept. With the full batch that happens to be the same; with slices the "
        "parameters have moved in between."
    ),
    question=(
        "In the lesson's example with batches of 2, how many updates lie between the start and "
        "your first entry?"
    ),
    reread="The formula",
)
def loss_before_the_last_update(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        for start in range(0, len(rows), size):
            end = start + size
            loss = network_mse(params, rows, targets)
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
        history.append(loss)
    return params, history


@mistake(
    "train",
    title="noting the loss of the very first parameters in every epoch",
    explanation=(
        "The training is right, but each entry of the history is taken at the start, so all "
        "entries are equal. The network has moved on, and its loss has to be taken at the "
        "parameters of this moment."
    ),
    question="All entries of your history are equal. With which learning rate would that be right?",
    reread="2. `train`: the loop",
)
def loss_of_the_start(params, rows, targets, learning_rate, epochs, batch_size=None):
    first = params
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(first, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="noting the sum of the squared errors instead of their mean",
    explanation=(
        "The parameters are right. The history has the sum over the rows in it, which grows with "
        "their number, where the MSE divides by it."
    ),
    question=(
        "The lesson's first entry is 0.75, with three rows. What is yours, and how often does "
        "0.75 fit into it?"
    ),
    reread="The formula",
)
def history_of_sums(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets) * len(rows))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="noting the root of the MSE",
    explanation=(
        "The root has a nicer unit, and you will meet it in step 11. But the history is that of "
        "the loss whose slope you follow, the MSE itself."
    ),
    question="What is the square of your first entry?",
    reread="The formula",
)
def history_of_roots(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets) ** 0.5)
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="keeping only the last loss instead of the list of all",
    explanation=(
        "The second result is one number, where a list is wanted with one entry for each epoch. "
        "Every epoch overwrites what the one before has noted."
    ),
    question="How would you draw the loss over the epochs from what your function returns?",
    reread="2. `train`: the loop",
)
def last_loss_alone(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    loss = 0.0
    for _ in range(epochs):
        loss = network_mse(params, rows, targets)
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, loss


@mistake(
    "train",
    title="beginning the history anew in every epoch",
    explanation=(
        "The empty list is made inside the loop over the epochs, so what the epochs before have "
        "noted is lost, and at the end there is one entry. It has to be made once, before the "
        "loop."
    ),
    question="After three epochs, how many entries does your history have?",
    reread="2. `train`: the loop",
)
def history_begun_anew(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history: list[float] = []
    for _ in range(epochs):
        history = []
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="returning the history first and the parameters second",
    explanation=(
        "Both results are right, but in the other order. A caller who writes params, history = "
        "train(…) gets each under the other's name."
    ),
    question="In which order does the lesson name the two results?",
    reread="2. `train`: the loop",
)
def results_exchanged(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return history, params


@mistake(
    "train",
    title="returning the parameters alone, without the history",
    explanation=(
        "The training is right, and the losses that you noted on the way stay inside the "
        "function. The caller wants both, as a tuple."
    ),
    question="How should the caller see whether the loss has fallen?",
    reread="2. `train`: the loop",
)
def parameters_alone(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params


@mistake(
    "train",
    title="returning the history alone, without the parameters",
    explanation=(
        "The losses are right, but what they were paid for, the trained parameters, stays inside "
        "the function. The caller wants both, as a tuple."
    ),
    question="How should the caller predict anything with the trained network?",
    reread="2. `train`: the loop",
)
def history_alone(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return history


@mistake(
    "train",
    title="throwing away what update returns",
    explanation=(
        "update leaves its arguments alone and returns new parameters. Nobody keeps them here, so "
        "the network stays at its start, and all entries of the history are equal."
    ),
    question="Which name holds the new parameters after your call of update?",
    reread="2. `train`: the loop",
)
def update_thrown_away(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="keeping the new parameters under another name, and going on with the old ones",
    explanation=(
        "Every update begins at the start again, and only the very last one comes back. So there "
        "is one step in the whole training, and all entries of the history are equal."
    ),
    question="At which parameters does your second update take its gradient?",
    reread="2. `train`: the loop",
)
def every_update_from_the_start(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    new = params
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            new = update(params, gradient, learning_rate)
    return new, history


@mistake(
    "train",
    title="training to the end and returning the parameters of the start",
    explanation=(
        "The history shows a network that learns, but what comes back is the dict that came in. "
        "The trained parameters are forgotten when the function ends."
    ),
    question="Take the loss of what your function returns. Which entry of the history is it?",
    reread="2. `train`: the loop",
)
def start_returned(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    trained = params
    for _ in range(epochs):
        history.append(network_mse(trained, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(trained, rows[start:end], targets[start:end])
            trained = update(trained, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="taking the gradient once, before the loop",
    explanation=(
        "Every update goes by the slopes of the start. After the first step the network stands "
        "somewhere else, and downhill may be in another direction there: the gradient has to be "
        "taken again before each update."
    ),
    question="At the bottom of the valley all slopes are 0. Would your training stop there?",
    reread="2. `train`: the loop",
)
def gradient_once(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    gradient = batch_gradient(params, rows, targets)
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for _start in range(0, len(rows), size):
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="taking the gradients of all slices at the parameters before the epoch",
    explanation=(
        "Each slice has its update, but none of them sees what the one before has changed. The "
        "second update should begin where the first has ended, and ask for the slopes there."
    ),
    question=(
        "In the lesson's example the second slice predicts 0.4 for the row 3. What does it "
        "predict with you?"
    ),
    reread="A tiny example, by hand",
)
def gradients_before_the_epoch(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        old = params
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(old, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="moving once an epoch, by the mean of the slices' gradients",
    explanation=(
        "You collect the gradients of all slices and make a single update from their mean. That "
        "is nearly the full batch again. The gain of small batches is that the network moves "
        "after every one of them."
    ),
    question=(
        "With 10 rows and batch_size=4, how many updates does an epoch have, and how many do you "
        "make?"
    ),
    reread="The idea",
)
def one_update_from_all_slices(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        gradients = []
        for start in range(0, len(rows), size):
            end = start + size
            gradients.append(batch_gradient(params, rows[start:end], targets[start:end]))
        for gradient in gradients:
            params = update(params, gradient, learning_rate / len(gradients))
    return params, history


@mistake(
    "train",
    title="passing batch_size over and always using all rows at once",
    explanation=(
        "Every epoch makes one update with the gradient over all rows, whatever batch size the "
        "caller asks for. With a batch size there are several updates in an epoch, one for each "
        "slice."
    ),
    question=(
        "Call your train with batch_size=1 and with batch_size=None. Should the results be equal?"
    ),
    reread="The idea",
)
def batch_size_ignored(params, rows, targets, learning_rate, epochs, batch_size=None):  # noqa: ARG001
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        gradient = batch_gradient(params, rows, targets)
        params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="taking the gradient over all rows in every update",
    explanation=(
        "There are as many updates as slices, but each looks at all rows again, so an epoch goes "
        "through the data several times. Every update should see its own slice alone."
    ),
    question="With 10 rows and batch_size=2, how many rows does each of your updates look at?",
    reread="The idea",
)
def all_rows_in_every_update(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for _start in range(0, len(rows), size):
            gradient = batch_gradient(params, rows, targets)
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="looking at the first slice again and again",
    explanation=(
        "There are as many updates as slices, but all of them see the first rows of the list. The "
        "others never have a say in the training, and the network learns nothing about them."
    ),
    question="Which rows does your second update look at?",
    reread="The formula",
)
def first_slice_again_and_again(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for _start in range(0, len(rows), size):
            gradient = batch_gradient(params, rows[:size], targets[:size])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="making one update in each epoch, from the first slice alone",
    explanation=(
        "Each epoch ends after its first slice, so the rows behind it are never looked at. An "
        "epoch goes through all slices, with an update after each."
    ),
    question="With 10 rows and batch_size=4, which rows does one of your epochs look at?",
    reread="The formula",
)
def first_slice_alone(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        gradient = batch_gradient(params, rows[:size], targets[:size])
        params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="making one update in each epoch, from the last slice alone",
    explanation=(
        "The update stands behind the inner loop, so it runs once an epoch, with the gradient "
        "that is left from the last slice. All other gradients are calculated and thrown away."
    ),
    question="How far is your call of update indented, and how often does it run in one epoch?",
    reread="2. `train`: the loop",
)
def last_slice_alone(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
        params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="taking another slice in each epoch, with a single update",
    explanation=(
        "Epoch 0 looks at the first slice, epoch 1 at the second, and so on. An epoch is a pass "
        "over all rows: all slices, one after the other, belong to it."
    ),
    question="With 10 rows and batch_size=2, how many updates does one epoch have?",
    reread="The idea",
)
def slices_take_turns(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    starts = list(range(0, len(rows), size))
    for epoch in range(epochs):
        history.append(network_mse(params, rows, targets))
        start = starts[epoch % len(starts)]
        end = start + size
        gradient = batch_gradient(params, rows[start:end], targets[start:end])
        params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="leaving out the last slice when it is shorter than the others",
    explanation=(
        "Where the number of rows is no multiple of the batch size, the rows that are left over "
        "are never trained on. The last slice counts like the others, only with fewer rows."
    ),
    question="With 5 rows and batch_size=2, which row does your training never see?",
    reread="The formula",
)
def short_slice_dropped(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows) - size + 1, size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="leaving out the last row",
    explanation=(
        "The beginnings of the slices stop one row too early, so a slice that would consist of "
        "the last row alone is missing. A range ends before its second number anyway, so nothing "
        "has to be subtracted from it."
    ),
    question="With 3 rows and batch_size=2, which numbers does your range give?",
    reread="The formula",
)
def range_one_short(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows) - 1, size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="training on all rows but the last",
    explanation=(
        "The last row never comes into a gradient. The end of a slice is not included anyway, so "
        "rows[0:3] has three rows, and nothing has to be subtracted from the number of rows."
    ),
    question="Change only the last target and train again. Do your parameters change?",
    reread="2. `train`: the loop",
)
def last_row_untrained(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    last = len(rows) - 1
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, last, size):
            end = min(start + size, last)
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="beginning the slices at the second row",
    explanation=(
        "Rows are counted from 0, and your first slice begins at 1. So the first row is never "
        "trained on, and every slice is shifted by one."
    ),
    question="Change only the first target and train again. Do your parameters change?",
    reread="The formula",
)
def first_row_skipped(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(1, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="cutting each slice one row too short",
    explanation=(
        "The end of a slice is not included: rows[0:2] has two rows already. With one taken away "
        "from it the last row of every slice is skipped, in the full batch too."
    ),
    question="How many rows has rows[0:3]?",
    reread="The formula",
)
def slice_one_short(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size - 1
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="cutting each slice one row too long",
    explanation=(
        "The end of a slice is not included, but the number that you give is one too large. So "
        "the first row of the next slice is looked at twice in an epoch."
    ),
    question="How many rows has rows[0:3], and which rows has your first slice with batch_size=2?",
    reread="The formula",
)
def slice_one_long(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size + 1
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="beginning a slice at every row, so that the slices overlap",
    explanation=(
        "The beginnings of your slices go up by 1 and not by the batch size. Most rows are in "
        "several slices, and an epoch has as many updates as there are rows, even with the full "
        "batch."
    ),
    question=(
        "With 4 rows and batch_size=2, how many slices should there be, and how many have you?"
    ),
    reread="The formula",
)
def overlapping_slices(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(len(rows)):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="letting every slice begin at the first row",
    explanation=(
        "The slices grow instead of moving on: the second one has the rows of the first in it "
        "again. Each row belongs to one slice only."
    ),
    question="Which rows has your second slice with batch_size=2?",
    reread="The formula",
)
def growing_slices(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[:end], targets[:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="letting every slice go on to the last row",
    explanation=(
        "Your slices have a beginning and no end, so the first one has all rows in it, the second "
        "all but the first few, and so on. A slice ends where the next one begins."
    ),
    question="How many rows has your first slice with 5 rows and batch_size=2?",
    reread="The formula",
)
def slices_without_end(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            gradient = batch_gradient(params, rows[start:], targets[start:])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="taking rows that stand apart instead of neighbours",
    explanation=(
        "Your slices pick rows at a distance, first, third, fifth and so on. A step in a slice "
        "says how far apart the rows are; the batch size says how many neighbours belong "
        "together."
    ),
    question="With 4 rows and batch_size=2, which rows belong to the first slice?",
    reread="The formula",
)
def rows_at_a_distance(params, rows, targets, learning_rate, epochs, batch_size=None):
    from math import ceil

    size = len(rows) if batch_size is None else batch_size
    history = []
    n_slices = ceil(len(rows) / size)
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for k in range(n_slices):
            gradient = batch_gradient(params, rows[k::n_slices], targets[k::n_slices])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="cutting slices of the rows, but handing over all targets",
    explanation=(
        "The rows of a slice meet the whole list of targets. Either the lengths don't fit, or "
        "every slice is compared with the first targets of the list. Rows and targets have to be "
        "cut at the same places."
    ),
    question="Which target belongs to the first row of your second slice?",
    reread="2. `train`: the loop",
)
def targets_not_cut(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            gradient = batch_gradient(params, rows[start : start + size], targets)
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="comparing every slice with the first targets of the list",
    explanation=(
        "The rows move on from slice to slice, and the targets do not: the second slice is "
        "trained on the targets of the first. Rows and targets have to be cut at the same places."
    ),
    question="Which target belongs to the first row of your second slice?",
    reread="2. `train`: the loop",
)
def targets_of_the_first_slice(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            part = rows[start : start + size]
            gradient = batch_gradient(params, part, targets[: len(part)])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="taking batch_size for the number of slices",
    explanation=(
        "You cut the rows into batch_size slices. The batch size is how many rows a slice has; "
        "the number of slices follows from it."
    ),
    question=(
        "With 12 rows and batch_size=3, how many rows has a slice, and how many slices are there?"
    ),
    reread="The idea",
)
def number_of_slices(params, rows, targets, learning_rate, epochs, batch_size=None):
    from math import ceil

    size = len(rows) if batch_size is None else ceil(len(rows) / batch_size)
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="taking batch_size for the number of slices, and rounding down",
    explanation=(
        "You cut the rows into slices whose length is the number of rows divided by batch_size, "
        "rounded down. The batch size is that length itself; the number of slices follows from "
        "it."
    ),
    question=(
        "With 12 rows and batch_size=3, how many rows has a slice, and how many slices are there?"
    ),
    reread="The idea",
)
def number_of_slices_rounded_down(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else len(rows) // batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="updating after every row when no batch size is given",
    explanation=(
        "Without a batch size you take slices of a single row. The lesson wants the opposite: "
        "None means all rows at once, one update an epoch."
    ),
    question="How many updates does the lesson's full batch make in one epoch?",
    reread="2. `train`: the loop",
)
def none_means_one(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = batch_size or 1
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="updating after every row, whatever batch_size says",
    explanation=(
        "Each row has an update of its own, as with batch_size=1. A slice has batch_size rows, "
        "and its gradient is the mean over them."
    ),
    question="With 10 rows and batch_size=5, how many updates does an epoch have?",
    reread="The formula",
)
def row_by_row(params, rows, targets, learning_rate, epochs, batch_size=None):  # noqa: ARG001
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for row, target in zip(rows, targets, strict=True):
            params = update(params, batch_gradient(params, [row], [target]), learning_rate)
    return params, history


@mistake(
    "train",
    title="making one epoch too many",
    explanation=(
        "There is one more pass over the rows than the caller asked for, and one more entry in "
        "the history. A range with one number begins at 0 and gives exactly so many rounds."
    ),
    question="How many numbers does range(3) give, and how many does range(4)?",
    reread="2. `train`: the loop",
)
def one_epoch_too_many(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs + 1):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="making one epoch too few",
    explanation=(
        "There is one pass over the rows fewer than the caller asked for, and one entry of the "
        "history is missing. A range that begins at 1 and ends before epochs gives one round too "
        "few."
    ),
    question="How many numbers does range(1, 3) give?",
    reread="2. `train`: the loop",
)
def one_epoch_too_few(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(1, epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="ending the training after the first epoch",
    explanation=(
        "The return stands inside the loop over the epochs, so the function ends with the first "
        "of them. However many epochs the caller asks for, the history has one entry."
    ),
    question="How far is your return indented, and what does that say about when it runs?",
    reread="2. `train`: the loop",
)
def return_in_the_epoch(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history: list[float] = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
        return params, history
    return params, history


@mistake(
    "train",
    title="ending the training after the first update",
    explanation=(
        "The return stands inside the loop over the slices, so the function ends with the first "
        "of them. However many epochs the caller asks for, there is a single update."
    ),
    question="How far is your return indented, and what does that say about when it runs?",
    reread="2. `train`: the loop",
)
def return_in_the_slice(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history: list[float] = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
            return params, history
    return params, history


@mistake(
    "train",
    title="returning the best parameters on the way instead of the last",
    explanation=(
        "You keep the parameters with the smallest loss that you noted. That may be useful "
        "elsewhere, but the lesson asks for the state after the last update, so that a training "
        "does exactly what its arguments say."
    ),
    question=(
        "With the learning rate 1 the lesson's loss grows from 0.75 to 2.4167. Which parameters "
        "should come back all the same?"
    ),
    reread="2. `train`: the loop",
)
def best_on_the_way(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history: list[float] = []
    best = params
    for _ in range(epochs):
        loss = network_mse(params, rows, targets)
        if not history or loss < min(history):
            best = params
        history.append(loss)
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    if history and network_mse(params, rows, targets) < min(history):
        best = params
    return best, history


@mistake(
    "train",
    title="stopping when the loss has grown",
    explanation=(
        "The training ends as soon as an entry of the history is larger than the one before. "
        "There is no early stop in this course: a loss that grows is something the caller wants "
        "to see, and the history has one entry for each epoch."
    ),
    question=(
        "With the learning rate 1 the lesson's loss grows. How many entries has your history for "
        "5 epochs?"
    ),
    reread="2. `train`: the loop",
)
def early_stop(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history: list[float] = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        if len(history) > 1 and history[-1] > history[-2]:
            break
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="dividing the gradient of a slice by its number of rows once more",
    explanation=(
        "batch_gradient returns the mean over the rows it is given. Divided by their number "
        "again, every step is too short by that factor."
    ),
    question=(
        "The lesson's b2_slope over three rows is 1. How far should b2 move with the learning "
        "rate 0.2?"
    ),
    reread="The formula",
)
def divided_by_rows_again(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate / len(rows[start:end]))
    return params, history


@mistake(
    "train",
    title="using the sum of a slice's gradients instead of their mean",
    explanation=(
        "batch_gradient returns a mean, and you multiply it by the number of rows again. The step "
        "then grows with the batch size, and a learning rate that is right for 16 rows is much "
        "too large for 240."
    ),
    question=(
        "The lesson's b2_slope over three rows is 1. How far should b2 move with the learning "
        "rate 0.2?"
    ),
    reread="The formula",
)
def sum_over_the_slice(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate * len(rows[start:end]))
    return params, history


@mistake(
    "train",
    title="letting a shorter last slice count less",
    explanation=(
        "You divide by the batch size also where the slice has fewer rows, so its step is too "
        "short. The gradient of a slice is the mean over the rows that are really in it, and its "
        "update counts like the others."
    ),
    question=(
        "The last slice has 1 row and batch_size is 2. By which number must the sum of its slopes "
        "be divided?"
    ),
    reread="The formula",
)
def short_slice_counts_less(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            share = len(rows[start:end]) / size
            params = update(params, gradient, learning_rate * share)
    return params, history


@mistake(
    "train",
    title="dividing the gradient of a slice by the number of all rows",
    explanation=(
        "A slice is a small batch of its own: its gradient is the mean over its rows, not over "
        "all. Your steps are too short, the more so the more slices there are."
    ),
    question=(
        "In the lesson's example the slice of the row 3 has one row. By which number is its "
        "gradient divided?"
    ),
    reread="The formula",
)
def divided_by_all_rows(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            share = len(rows[start:end]) / len(rows)
            params = update(params, gradient, learning_rate * share)
    return params, history


@mistake(
    "train",
    title="handing update the negative learning rate",
    explanation=(
        "update subtracts already. With a minus of your own the two signs cancel, and every "
        "update climbs: the loss grows from the first epoch on."
    ),
    question="Is the second entry of your history smaller or larger than the first?",
    reread="The formula",
)
def sign_twice(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, -learning_rate)
    return params, history


@mistake(
    "train",
    title="handing gradient and parameters to update in the other order",
    explanation=(
        "Both have the same shape, so nothing complains: you begin at the slopes and subtract "
        "learning rate times the parameters. The parameters come first."
    ),
    question="With the learning rate 0, what does update(gradient, params, 0) return?",
    reread="1. `update`: one step with all numbers",
)
def arguments_exchanged(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(gradient, params, learning_rate)
    return params, history


@mistake(
    "train",
    title="writing the trained numbers into the caller's own dict",
    explanation=(
        "The training is right, but the start is gone: the dict that the caller handed in holds "
        "the trained parameters now. A second training from the same start is no longer possible."
    ),
    question=(
        "Call train twice with the same start. Is the first entry of the history the same both "
        "times?"
    ),
    reread="2. `train`: the loop",
)
def into_the_callers_dict(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for _ in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params.update(update(params, gradient, learning_rate))
    return params, history


@mistake(
    "train",
    title="making the learning rate smaller from epoch to epoch",
    explanation=(
        "You divide the learning rate by the number of the epoch. Others do such things, and call "
        "it a schedule. Here the rate is the caller's choice, and it is the same in every update."
    ),
    question=(
        "How far does b2 move in your second epoch if its slope is 1 and the caller's rate is 0.1?"
    ),
    reread="The formula",
)
def rate_that_shrinks(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for epoch in range(epochs):
        history.append(network_mse(params, rows, targets))
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate / (epoch + 1))
    return params, history


@mistake(
    "train",
    title="putting the loop over the epochs inside the loop over the slices",
    explanation=(
        "The first slice is trained on for all epochs, then the second for all epochs, and so on. "
        "So the network never sees the first rows again, and what the last slice teaches undoes "
        "the rest. An epoch goes through all slices, and then the next epoch does."
    ),
    question=(
        "In which order do your updates look at the rows 0 to 3, with batch_size=2 and two epochs?"
    ),
    reread="2. `train`: the loop",
)
def loops_exchanged(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history = []
    for start in range(0, len(rows), size):
        end = start + size
        for _ in range(epochs):
            history.append(network_mse(params, rows, targets))
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "train",
    title="returning the parameters that belong to the smallest entry of the history",
    explanation=(
        "Entry k is the loss before epoch k, so what the last epoch has learned can never come "
        "back. The lesson asks for the state after the last update, the best one or not."
    ),
    question="After one epoch, which parameters does your train return?",
    reread="2. `train`: the loop",
)
def best_of_the_history(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history: list[float] = []
    best = params
    for _ in range(epochs):
        loss = network_mse(params, rows, targets)
        if not history or loss < min(history):
            best = params
        history.append(loss)
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return best, history


@mistake(
    "train",
    title="stopping when the loss has grown, without noting it",
    explanation=(
        "The training ends before a loss that is larger than the one before comes into the "
        "history. There is no early stop in this course: a loss that grows is something the "
        "caller wants to see, and the history has one entry for each epoch."
    ),
    question=(
        "With the learning rate 1 the lesson's loss grows. How many entries has your history for "
        "2 epochs?"
    ),
    reread="2. `train`: the loop",
)
def early_stop_unnoted(params, rows, targets, learning_rate, epochs, batch_size=None):
    size = len(rows) if batch_size is None else batch_size
    history: list[float] = []
    for _ in range(epochs):
        loss = network_mse(params, rows, targets)
        if history and loss > history[-1]:
            break
        history.append(loss)
        for start in range(0, len(rows), size):
            end = start + size
            gradient = batch_gradient(params, rows[start:end], targets[start:end])
            params = update(params, gradient, learning_rate)
    return params, history


@mistake(
    "update",
    title="multiplying the caller's own gradient by the learning rate",
    explanation=(
        "The new parameters are right, but on the way you turn the slopes in the caller's lists "
        "into steps. Whoever uses the same gradient again gets one that is far too small."
    ),
    question="Print the gradient before and after the call. Is every slope what it was?",
    reread="1. `update`: one step with all numbers",
)
def gradient_turned_into_steps(params, gradient, learning_rate):
    for k in range(len(params["b1"])):
        for i in range(len(params["W1"][k])):
            gradient["W1"][k][i] *= learning_rate
        gradient["b1"][k] *= learning_rate
        gradient["W2"][k] *= learning_rate
    gradient["b2"] *= learning_rate
    pairs = zip(params["W1"], gradient["W1"], strict=True)
    return {
        "W1": [[w - step for w, step in zip(row, steps, strict=True)] for row, steps in pairs],
        "b1": [b - step for b, step in zip(params["b1"], gradient["b1"], strict=True)],
        "W2": [w - step for w, step in zip(params["W2"], gradient["W2"], strict=True)],
        "b2": params["b2"] - gradient["b2"],
    }
