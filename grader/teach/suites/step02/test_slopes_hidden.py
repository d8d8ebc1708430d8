"""Hidden suite of step 02: slopes and gradients, measured and by formula."""

import math

import pytest

from grader.learn.suite import Function
from grader.teach.draws import number, numbers
from grader.teach.numerics import central_differences

CENTRAL = "The central difference is (f(x + h) − f(x − h)) / (2h)."
ONE_AT_A_TIME = (
    "Each entry is the central difference along one coordinate, while all others stay at rest."
)


def cubic(rng):
    a, b, c = (number(rng, 0.5, 3.0) for _ in range(3))
    text = f"{a:g}·x³ − {b:g}·x² + {c:g}·x"
    return Function(text, lambda x: a * x**3 - b * x**2 + c * x), a, b, c


# ------------------------------------------------------------------------- numerical_slope


@pytest.mark.hole("numerical_slope", core=True)
def test_measures_the_slope_of_a_cubic(student, rng):
    for _ in range(4):
        f, a, b, c = cubic(rng)
        x = number(rng, -2.0, 2.0)
        exact = 3 * a * x**2 - 2 * b * x + c
        student.numerical_slope(f, x).should_be(exact, within=1e-6, why=CENTRAL)


@pytest.mark.hole("numerical_slope")
def test_uses_the_h_that_the_caller_asks_for(student, rng):
    for h in (0.5, 0.1):
        f, *_ = cubic(rng)
        x = number(rng, -2.0, 2.0)
        student.numerical_slope(f, x, h=h).should_be(
            (f(x + h) - f(x - h)) / (2 * h),
            why=f"{CENTRAL} The caller chose h = {h}; use the name h, not a number.",
        )


@pytest.mark.hole("numerical_slope")
def test_half_the_step_leaves_a_quarter_of_the_error(student, rng):
    rate = number(rng, 0.5, 1.5)
    x = number(rng, -1.0, 1.0)
    f = Function(f"e^({rate:g}·x)", lambda x: math.exp(rate * x))
    exact = rate * math.exp(rate * x)
    wide = student.numerical_slope(f, x, h=1e-2)
    narrow = student.numerical_slope(f, x, h=5e-3)
    error_wide, error_narrow = wide.number - exact, narrow.number - exact
    narrow.should(
        3.9 < error_wide / (error_narrow or math.inf) < 4.1,
        why="The central difference is of order 2: half the h must bring it four times as close. "
        f"With h = 0.01 yours is off by {error_wide:.3g}, with h = 0.005 by {error_narrow:.3g}. "
        "A one-sided difference comes only twice as close.",
    )


@pytest.mark.hole("numerical_slope")
def test_falling_path_has_a_negative_slope(student, rng):
    a, b, x = number(rng, 0.5, 3.0), number(rng, 0.5, 3.0), number(rng, -2.0, 2.0)
    f = Function(f"{b:g} − {a:g}·x", lambda x: b - a * x)
    student.numerical_slope(f, x, h=0.5).should_be(
        -a,
        why="The right point lies lower than the left one, so the rise is negative, and the slope "
        f"is too. {CENTRAL}",
    )


# ---------------------------------------------------------------------- numerical_gradient


@pytest.mark.hole("numerical_gradient", core=True)
def test_measures_every_coordinate(student, rng):
    for n in (1, 2, 5):
        weights = numbers(rng, n, -3.0, 3.0)
        point = numbers(rng, n, -2.0, 2.0)
        terms = " + ".join(f"{w:g}·point[{i}]²" for i, w in enumerate(weights))
        f = Function(
            terms,
            lambda p, weights=weights: sum(w * x**2 for w, x in zip(weights, p, strict=True)),
        )
        exact = [2 * w * x for w, x in zip(weights, point, strict=True)]
        student.numerical_gradient(f, point).should_be(exact, within=1e-6, why=ONE_AT_A_TIME)


@pytest.mark.hole("numerical_gradient")
def test_other_coordinates_stay_at_rest(student, rng):
    point = numbers(rng, 3, 0.5, 2.0)
    f = Function(
        "point[0] · point[1] · point[2]", lambda p: p[0] * p[1] * p[2] if len(p) == 3 else math.nan
    )
    a, b, c = point
    student.numerical_gradient(f, point).should_be(
        [b * c, a * c, a * b],
        within=1e-6,
        why=f"{ONE_AT_A_TIME} A coordinate that was moved must be back in its place before the "
        "next one moves.",
    )


@pytest.mark.hole("numerical_gradient")
def test_equal_coordinates_are_moved_each_in_its_turn(student, rng):
    x, weights = number(rng, 0.5, 2.0), numbers(rng, 3, 0.5, 3.0)
    a, b, c = weights
    f = Function(
        f"{a:g}·point[0] − {b:g}·point[1] + {c:g}·point[2]",
        lambda p: a * p[0] - b * p[1] + c * p[2],
    )
    student.numerical_gradient(f, [x, x, x], h=0.5).should_be(
        [a, -b, c],
        why="All three coordinates have the same value here. Go by their places: entry 0 moves in "
        f"the first turn, entry 1 in the second, entry 2 in the third. {ONE_AT_A_TIME}",
    )


@pytest.mark.hole("numerical_gradient")
def test_gradient_uses_the_h_that_the_caller_asks_for(student, rng):
    point = numbers(rng, 2, -1.0, 1.0)
    f = Function("point[0]³ + point[1]³", lambda p: p[0] ** 3 + p[1] ** 3)
    student.numerical_gradient(f, point, h=0.5).should_be(
        central_differences(f, point, h=0.5),
        why="With h = 0.5 the central difference of x³ is 3x² + h². Use the h of the caller.",
    )


@pytest.mark.hole("numerical_gradient")
def test_leaves_the_point_alone(student, rng):
    point = numbers(rng, 3, -2.0, 2.0)
    f = Function("the sum of the point's squares", lambda p: sum(x**2 for x in p))
    answer = student.numerical_gradient(f, point)
    answer.should_leave_arguments_alone()
    answer.should_share_nothing()


# ---------------------------------------------------------------------------- by formula


@pytest.mark.hole("line_slope", core=True)
def test_slope_of_lines(student, rng):
    for _ in range(5):
        a, b, x = (number(rng, -5.0, 5.0) for _ in range(3))
        student.line_slope(a, b, x).should_be(a, why="The slope of a·x + b is a, at every x.")


@pytest.mark.hole("line_slope")
def test_level_line_has_slope_zero(student, rng):
    b, x = number(rng, 1.0, 5.0), number(rng, 1.0, 5.0)
    student.line_slope(0.0, b, x).should_be(0.0, why="With a = 0 the line is level: slope 0.")


@pytest.mark.hole("square_slope", core=True)
def test_slope_of_the_square(student, rng):
    for x in (number(rng, 0.5, 5.0), number(rng, -5.0, -0.5)):
        student.square_slope(x).should_be(2 * x, why="The slope of x² at x is 2x.")


@pytest.mark.hole("square_slope")
def test_square_is_level_at_its_lowest_place(student):
    student.square_slope(0.0).should_be(0.0, why="x² has its lowest place at 0; it is level there.")


@pytest.mark.hole("squared_error_slope", core=True)
def test_slope_of_the_squared_error(student, rng):
    for _ in range(5):
        p, t = number(rng, -3.0, 3.0), number(rng, -3.0, 3.0)
        student.squared_error_slope(p, t).should_be(
            2 * (p - t), why="The slope of (prediction − target)² is 2 · (prediction − target)."
        )


@pytest.mark.hole("squared_error_slope")
def test_agrees_with_the_measured_slope(student, rng):
    p, t = number(rng, -3.0, 3.0), number(rng, -3.0, 3.0)
    student.squared_error_slope(p, t).should_be_gradient(
        central_differences(lambda moved: (moved - t) ** 2, p),
        why="Measured with the central difference while the prediction moves and the target stays.",
    )


@pytest.mark.hole("squared_error_slope")
def test_no_error_no_slope(student, rng):
    t = number(rng, -3.0, 3.0)
    student.squared_error_slope(t, t).should_be(
        0.0, why="When the prediction hits the target, the squared error is at its lowest: slope 0."
    )
