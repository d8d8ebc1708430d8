"""The worked example of lesson 08, and the simplest cases."""

import math

import pytest


def lesson_network():
    """The 2-2-1 of the lesson and of its picture."""
    return {"W1": [[1.0, 0.5], [0.5, -1.0]], "b1": [0.25, 0.5], "W2": [0.5, -2.0], "b2": -0.25}


def wider_network():
    """A 2-3-1: three hidden neurons, so that rows and columns of W1 can't be mixed up."""
    return {
        "W1": [[1.0, 2.0], [0.0, 1.0], [3.0, 0.0]],
        "b1": [1.0, -5.0, 2.0],
        "W2": [1.0, 3.0, -2.0],
        "b2": 0.5,
    }


def size_of(weights):
    """The root mean square: square each, take the mean, take the root."""
    return math.sqrt(sum(weight**2 for weight in weights) / len(weights))


@pytest.mark.hole("init_params")
def test_first_parameters_of_a_2_3_1(student):
    an_example = {
        "W1": [[-0.517, 0.491], [0.373, -0.346], [-0.006, -0.071]],
        "b1": [0.0, 0.0, 0.0],
        "W2": [0.175, 0.333, -0.469],
        "b2": 0.0,
    }
    answer = student.init_params(2, 3, 1)
    answer.should_be(
        an_example,
        within=math.inf,
        why="What is expected here is one example: your random numbers will be others, but there "
        "must be as many, at the same places. 3 hidden neurons with 2 weights each, and 3 biases; "
        "the output has 3 weights and 1 bias.",
    )
    answer.should(
        answer.value["b1"] == [0, 0, 0] and answer.value["b2"] == 0,
        why="Every bias begins at exactly 0.0; only the weights are random.",
    )


@pytest.mark.hole("init_params")
def test_every_weight_is_a_draw_of_its_own(student):
    answer = student.init_params(2, 3, 1)
    params = answer.value
    weights = [*params["W1"][0], *params["W1"][1], *params["W1"][2], *params["W2"]]
    answer.should(
        len(set(weights)) == 9,
        why="All nine weights must differ: neurons with equal weights compute the same number and "
        "stay equal for ever. Draw each one anew, from one generator that is made once.",
    )
    answer.should_share_nothing()


@pytest.mark.hole("init_params")
def test_the_seed_decides_the_numbers(student):
    first = student.init_params(2, 3, 1).value
    student.init_params(2, 3, 1).should_be(
        first, within=0, why="The same seed must give the same numbers: use random.Random(seed)."
    )
    another = student.init_params(2, 3, 2)
    another.should(
        another.value["W1"] != first["W1"],
        why="Seed 1 gave the very same weights. Another seed must give other numbers.",
    )


@pytest.mark.hole("init_params")
def test_global_random_goes_on_as_before(student):
    student.init_params(2, 3, 1).should_change_nothing_else()


@pytest.mark.hole("init_params")
def test_weights_are_as_large_as_they_should_be(student):
    answer = student.init_params(100, 10, 1)
    found = size_of([weight for weights in answer.value["W1"] for weight in weights])
    answer.should(
        0.0289 < found < 0.1155,
        why="A hidden neuron with 100 inputs draws its weights between −1/√100 and 1/√100. The "
        f"root mean square of all 1,000 is then near 1/√300 = 0.0577. Yours is {found:.4f}; from "
        "half to twice would do.",
    )
    answer = student.init_params(1, 1000, 1)
    found = size_of(answer.value["W2"])
    answer.should(
        0.0091 < found < 0.0365,
        why="The output has 1,000 inputs, so W2 is drawn between −1/√1000 and 1/√1000. Its root "
        f"mean square is then near 1/√3000 = 0.0183. Yours is {found:.4f}; from half to twice "
        "would do.",
    )


@pytest.mark.hole("hidden_layer")
def test_worked_example_one_awake_one_asleep(student):
    student.hidden_layer(lesson_network(), [0.5, 1.5]).should_be(
        ([1.5, -0.75], [1.5, 0.0]),
        why="z is 1 · 0.5 + 0.5 · 1.5 + 0.25 = 1.5 and 0.5 · 0.5 + (−1) · 1.5 + 0.5 = −0.75; relu "
        "makes 1.5 and 0 of them. Return both lists.",
    )


@pytest.mark.hole("hidden_layer")
def test_three_hidden_neurons_with_two_features(student):
    student.hidden_layer(wider_network(), [1.0, 2.0]).should_be(
        ([6.0, -3.0, 5.0], [6.0, 0.0, 5.0]),
        why="Each neuron takes its own row W1[k] and its own bias: 1 · 1 + 2 · 2 + 1 = 6, "
        "0 · 1 + 1 · 2 − 5 = −3 and 3 · 1 + 0 · 2 + 2 = 5.",
    )


@pytest.mark.hole("hidden_layer")
def test_two_separate_lists_and_an_untouched_network(student):
    answer = student.hidden_layer(lesson_network(), [2.0, 1.0])
    answer.should_leave_arguments_alone()
    answer.should_share_nothing()


@pytest.mark.hole("forward")
def test_worked_example_prediction(student):
    student.forward(lesson_network(), [0.5, 1.5]).should_be(
        0.5, why="The output adds 0.5 · 1.5 + (−2) · 0 + (−0.25) = 0.5."
    )


@pytest.mark.hole("forward")
def test_prediction_below_0(student):
    student.forward(wider_network(), [1.0, 2.0]).should_be(
        -3.5,
        why="The output adds 1 · 6 + 3 · 0 − 2 · 5 + 0.5 = −3.5. It is linear: no relu makes 0 of "
        "a negative prediction.",
    )


@pytest.mark.hole("forward")
def test_prediction_leaves_the_network_to_the_caller(student):
    student.forward(lesson_network(), [0.5, 1.5]).should_leave_arguments_alone()


@pytest.mark.hole("predict_all")
def test_worked_example_two_rows(student):
    student.predict_all(lesson_network(), [[0.5, 1.5], [2.0, 1.0]]).should_be(
        [0.5, 0.125], why="The first row gives 0.5, the second 0.5 · 2.75 − 2 · 0.5 − 0.25 = 0.125."
    )


@pytest.mark.hole("predict_all")
def test_one_row_is_a_list_of_one_prediction(student):
    student.predict_all(wider_network(), [[1.0, 2.0]]).should_be(
        [-3.5], why="One row gives a list with one number."
    )


@pytest.mark.hole("predict_all")
def test_network_and_rows_belong_to_the_caller(student):
    answer = student.predict_all(lesson_network(), [[0.5, 1.5], [2.0, 1.0]])
    answer.should_leave_arguments_alone()
