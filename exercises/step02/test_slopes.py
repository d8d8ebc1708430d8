"""The worked example of lesson 02, and the simplest cases."""

import pytest

from grader.learn.suite import Function


@pytest.mark.hole("numerical_slope")
def test_worked_example_slope_of_the_square_at_3(student):
    square = Function("x²", lambda x: x**2)
    student.numerical_slope(square, 3.0, 0.1).should_be(
        6.0, why="(f(3.1) − f(2.9)) / 0.2 = (9.61 − 8.41) / 0.2 = 6, as in the lesson."
    )


@pytest.mark.hole("numerical_slope")
def test_worked_example_slope_of_the_cube_at_1(student):
    cube = Function("x³", lambda x: x**3)
    student.numerical_slope(cube, 1.0, 0.5).should_be(
        3.25,
        why="(f(1.5) − f(0.5)) / 1 = 3.375 − 0.125 = 3.25. The caller chose h = 0.5, so the two "
        "points lie 0.5 to the left and right.",
    )
    student.numerical_slope(cube, 1.0).should_be(
        3.0,
        within=1e-6,
        why="With the default h, which is small, the slope of x³ at 1 is nearly 3.",
    )


@pytest.mark.hole("numerical_gradient")
def test_worked_example_gradient_of_two_numbers(student):
    f = Function("point[0]² + 3 · point[1]", lambda point: point[0] ** 2 + 3 * point[1])
    student.numerical_gradient(f, [2.0, 5.0], 0.1).should_be(
        [4.0, 3.0],
        why="Along x the slope is (19.41 − 18.61) / 0.2 = 4, along y (19.3 − 18.7) / 0.2 = 3.",
    )


@pytest.mark.hole("numerical_gradient")
def test_gradient_of_a_product_with_a_wide_step(student):
    f = Function("point[0]³ · point[1]", lambda point: point[0] ** 3 * point[1])
    student.numerical_gradient(f, [1.0, 2.0], 0.5).should_be(
        [6.5, 1.0],
        why="The caller chose h = 0.5. Along the first coordinate, while the second rests at 2, "
        "the slope is (1.5³ · 2 − 0.5³ · 2) / 1 = 6.5. Along the second, while the first is back "
        "at 1, it is (1³ · 2.5 − 1³ · 1.5) / 1 = 1.",
    )


@pytest.mark.hole("numerical_gradient")
def test_point_of_the_caller_stays_as_it_was(student):
    f = Function("point[0] + point[1]", lambda point: point[0] + point[1])
    student.numerical_gradient(f, [0.5, 0.6]).should_leave_arguments_alone()


@pytest.mark.hole("line_slope")
def test_a_line_climbs_equally_fast_everywhere(student):
    student.line_slope(3.0, 5.0, 10.0).should_be(3.0, why="3·11 + 5 is 3 more than 3·10 + 5.")


@pytest.mark.hole("line_slope")
def test_a_falling_line_far_out(student):
    student.line_slope(-2.0, 5.0, 1e12).should_be(
        -2.0,
        why="The slope of a·x + b is a, everywhere and exactly. A measurement loses its digits so "
        "far out.",
    )


@pytest.mark.hole("square_slope")
def test_worked_example_slope_of_the_square_by_formula(student):
    student.square_slope(3.0).should_be(6.0, why="The slope of x² at x is 2x, here 2 · 3.")


@pytest.mark.hole("square_slope")
def test_square_falls_on_the_left_side(student):
    student.square_slope(-4.0).should_be(-8.0, why="2x = 2 · (−4) = −8: left of 0, x² falls.")


@pytest.mark.hole("square_slope")
def test_square_far_out(student):
    student.square_slope(1e12).should_be(
        2e12, why="2x, everywhere and exactly. A measurement loses its digits so far out."
    )


@pytest.mark.hole("squared_error_slope")
def test_worked_example_slope_of_the_error(student):
    student.squared_error_slope(0.5, 0.75).should_be(
        -0.5, why="2 · (prediction − target) = 2 · (0.5 − 0.75) = −0.5."
    )


@pytest.mark.hole("squared_error_slope")
def test_prediction_above_the_target(student):
    student.squared_error_slope(3.0, 1.0).should_be(
        4.0, why="2 · (3 − 1) = 4: above the target, a larger prediction is a worse one."
    )
