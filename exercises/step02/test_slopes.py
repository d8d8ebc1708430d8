"""The worked example of lesson 02, and the simplest cases."""

import pytest

from grader.learn.suite import Function


@pytest.mark.hole("numerical_slope")
def test_worked_example_slope_of_the_square_at_3(student):
    square = Function("x²", lambda x: x**2)
    student.numerical_slope(square, 3.0, 0.1).should_be(
        6.0, why="(f(3.1) − f(2.9)) / 0.2 = (9.61 − 8.41) / 0.2 = 6, as in the lesson."
    )


@pytest.mark.hole("numerical_gradient")
def test_worked_example_gradient_of_two_numbers(student):
    f = Function("point[0]² + 3 · point[1]", lambda point: point[0] ** 2 + 3 * point[1])
    student.numerical_gradient(f, [2.0, 5.0], 0.1).should_be(
        [4.0, 3.0],
        why="Along x the slope is (19.41 − 18.61) / 0.2 = 4, along y (19.3 − 18.7) / 0.2 = 3.",
    )


@pytest.mark.hole("line_slope")
def test_a_line_climbs_equally_fast_everywhere(student):
    student.line_slope(3.0, 5.0, 10.0).should_be(3.0, why="3·11 + 5 is 3 more than 3·10 + 5.")


@pytest.mark.hole("square_slope")
def test_worked_example_slope_of_the_square_by_formula(student):
    student.square_slope(3.0).should_be(6.0, why="The slope of x² at x is 2x, here 2 · 3.")


@pytest.mark.hole("squared_error_slope")
def test_worked_example_slope_of_the_error(student):
    student.squared_error_slope(0.5, 0.75).should_be(
        -0.5, why="2 · (prediction − target) = 2 · (0.5 − 0.75) = −0.5."
    )
