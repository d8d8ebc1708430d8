"""The worked example of lesson 03, and the simplest cases."""

import pytest


@pytest.mark.hole("parts")
def test_forward_pass_of_the_worked_example(student):
    student.parts(0.5, 0.25, 3, 2.5).should_be(
        {"prediction": 1.75, "error": -0.75, "loss": 0.5625},
        why="The line's height is 0.5 · 3 + 0.25 = 1.75, the error is 1.75 − 2.5 = −0.75, and the "
        "loss is the square of the error.",
    )


@pytest.mark.hole("parts")
def test_a_line_through_the_target_has_no_loss(student):
    student.parts(3, -1, 2, 5).should_be(
        {"prediction": 5, "error": 0, "loss": 0},
        why="3 · 2 − 1 = 5 is the target itself, so there is no error and no loss.",
    )


@pytest.mark.hole("local_slopes")
def test_links_of_the_worked_example(student):
    student.local_slopes(0.5, 0.25, 3, 2.5).should_be(
        {"loss/error": -1.5, "error/prediction": 1, "prediction/w": 3, "prediction/b": 1},
        why="The loss is a square, with the slope 2 · error = 2 · (−0.75). The other links are "
        "lines: the error moves as fast as the prediction, the prediction moves x = 3 times as "
        "fast as w, and as fast as b.",
    )


@pytest.mark.hole("local_slopes")
def test_links_of_a_line_above_the_target(student):
    student.local_slopes(2, 1, 5, 4).should_be(
        {"loss/error": 14, "error/prediction": 1, "prediction/w": 5, "prediction/b": 1},
        why="The error is 2 · 5 + 1 − 4 = 7, so the slope of the loss is 2 · 7 = 14, and the "
        "prediction moves x = 5 times as fast as w.",
    )


@pytest.mark.hole("chain")
def test_pedals_wheel_metres(student):
    student.chain([3, 2]).should_be(
        6, why="3 turns of the wheel per turn of the pedals, 2 metres per turn of the wheel: 3 · 2."
    )


@pytest.mark.hole("chain")
def test_a_path_of_one_link_has_the_slope_of_the_link(student):
    student.chain([-0.5]).should_be(-0.5, why="There is one factor, and it is the product.")


@pytest.mark.hole("chain")
def test_a_path_without_links_has_slope_one(student):
    student.chain([]).should_be(
        1, why="A path without links leads from a thing to itself: what moves by 1 moves by 1."
    )


@pytest.mark.hole("chain")
def test_three_links_and_a_list_that_stays(student):
    answer = student.chain([0.5, -4.0, 3.0])
    answer.should_be(-6, why="The product of all three: 0.5 · (−4) · 3 = −6.")
    answer.should_leave_arguments_alone()


@pytest.mark.hole("gradient")
def test_both_paths_of_the_worked_example(student):
    student.gradient(0.5, 0.25, 3, 2.5).should_be(
        (-4.5, -1.5),
        why="Along the path to w the slopes are −1.5, 1 and 3, along the path to b they are −1.5, "
        "1 and 1. Multiply along each path and return (dw, db).",
    )


@pytest.mark.hole("gradient")
def test_a_line_through_the_target_is_on_level_ground(student):
    student.gradient(3, -1, 2, 5).should_be(
        (0, 0), why="The error is 0, so the link from the error to the loss has the slope 2 · 0."
    )


@pytest.mark.hole("gradient")
def test_formulas_keep_their_digits_with_large_numbers(student):
    student.gradient(1000, 500, 1000, 1000600).should_be(
        (-200000, -200),
        why="The error is 1000 · 1000 + 500 − 1000600 = −100, so dw = −200 · 1 · 1000 and "
        "db = −200 · 1 · 1, exactly. A measurement with nudges loses its digits here.",
    )
