"""The worked example of lesson 08, and the simplest cases."""

import math

import pytest


def lesson_network():
    """The 2-2-1 of the lesson and of its picture."""
    return {"W1": [[1.0, 0.5], [0.5, -1.0]], "b1": [0.25, 0.5], "W2": [0.5, -2.0], "b2": -0.25}


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


@pytest.mark.hole("hidden_layer")
def test_worked_example_one_awake_one_asleep(student):
    student.hidden_layer(lesson_network(), [0.5, 1.5]).should_be(
        ([1.5, -0.75], [1.5, 0.0]),
        why="z is 1 · 0.5 + 0.5 · 1.5 + 0.25 = 1.5 and 0.5 · 0.5 + (−1) · 1.5 + 0.5 = −0.75; relu "
        "makes 1.5 and 0 of them. Return both lists.",
    )


@pytest.mark.hole("forward")
def test_worked_example_prediction(student):
    student.forward(lesson_network(), [0.5, 1.5]).should_be(
        0.5, why="The output adds 0.5 · 1.5 + (−2) · 0 + (−0.25) = 0.5."
    )


@pytest.mark.hole("predict_all")
def test_worked_example_two_rows(student):
    student.predict_all(lesson_network(), [[0.5, 1.5], [2.0, 1.0]]).should_be(
        [0.5, 0.125], why="The first row gives 0.5, the second 0.5 · 2.75 − 2 · 0.5 − 0.25 = 0.125."
    )
