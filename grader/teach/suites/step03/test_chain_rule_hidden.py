"""Hidden suite of step 03: lines above and below the target, and paths of any length."""

import math

import pytest

from grader.teach.numerics import central_differences

SIGN = "The error is prediction − target, so it is negative when the line lies below the target."
PARTS = "prediction = w·x + b, error = prediction − y, loss = error²."
LOCAL = (
    "Each value is the slope of one link: ∂loss/∂error = 2 · error (the slope of a square), "
    "∂error/∂prediction = 1, ∂prediction/∂w = x (seen from w, x is the number in front) and "
    "∂prediction/∂b = 1."
)
CHAIN = "The slope of a path is the product of the slopes of all its links."
GRADIENT = (
    "By the chain rule dw = ∂loss/∂error · ∂error/∂prediction · ∂prediction/∂w = 2 · error · 1 · x "
    "and db = 2 · error · 1 · 1; return (dw, db), in this order."
)


def draw_number(rng, smallest=0.2, largest=1.9):
    """A number with two decimals and either sign, away from 0 and never 1 or −1."""
    hundredths = rng.randint(round(100 * smallest), round(100 * largest))
    return rng.choice([-1, 1]) * (hundredths if hundredths != 100 else 103) / 100


def draw_point(rng, error):
    """A line w, b and a row x, y on which the line misses the target by this error."""
    while True:
        w, b, x = draw_number(rng), draw_number(rng), draw_number(rng)
        y = round(w * x + b - error, 4)
        if len({abs(w), abs(b), abs(x)}) == 3 and abs(y) > 0.05:
            return w, b, x, y


def draw_error(rng):
    return rng.randint(11, 89) / 100


def measured_gradient(w, b, x, y):
    return tuple(central_differences(lambda line: (line[0] * x + line[1] - y) ** 2, [w, b]))


# ------------------------------------------------------------------------------------ parts


@pytest.mark.hole("parts", core=True)
def test_forward_pass_above_and_below_the_target(student, rng):
    for error in [draw_error(rng), -draw_error(rng)]:
        w, b, x, y = draw_point(rng, error)
        student.parts(w, b, x, y).should_be(
            {"prediction": w * x + b, "error": w * x + b - y, "loss": (w * x + b - y) ** 2},
            why=f"{PARTS} {SIGN}",
        )


@pytest.mark.hole("parts")
def test_at_x_zero_only_the_bias_predicts(student, rng):
    w, b, y = draw_number(rng), draw_number(rng), draw_number(rng, 2, 3)
    student.parts(w, b, 0, y).should_be(
        {"prediction": b, "error": b - y, "loss": (b - y) ** 2},
        why="At x = 0 the weight has nothing to multiply: the prediction is w · 0 + b = b.",
    )


@pytest.mark.hole("parts")
def test_line_that_meets_the_target(student, rng):
    w, b, x = rng.randint(2, 9), rng.randint(-9, 9), rng.randint(2, 9)
    student.parts(w, b, x, w * x + b).should_be(
        {"prediction": w * x + b, "error": 0, "loss": 0},
        why="Where the prediction equals the target there is no error, and 0² = 0 is the loss.",
    )


# ----------------------------------------------------------------------------- local_slopes


@pytest.mark.hole("local_slopes", core=True)
def test_links_above_and_below_the_target(student, rng):
    for error in [draw_error(rng), -draw_error(rng)]:
        w, b, x, y = draw_point(rng, error)
        student.local_slopes(w, b, x, y).should_be(
            {
                "loss/error": 2 * (w * x + b - y),
                "error/prediction": 1,
                "prediction/w": x,
                "prediction/b": 1,
            },
            why=LOCAL,
        )


@pytest.mark.hole("local_slopes")
def test_links_agree_with_measured_slopes(student, rng):
    w, b, x, y = draw_point(rng, rng.choice([-1, 1]) * draw_error(rng))
    prediction = w * x + b
    student.local_slopes(w, b, x, y).should_be_gradient(
        {
            "loss/error": central_differences(lambda error: error**2, prediction - y),
            "error/prediction": central_differences(lambda p: p - y, prediction),
            "prediction/w": central_differences(lambda weight: weight * x + b, w),
            "prediction/b": central_differences(lambda bias: w * x + bias, b),
        },
        why=f"Measured with central differences, one link at a time. {LOCAL}",
    )


@pytest.mark.hole("local_slopes")
def test_without_an_error_only_the_first_link_is_level(student, rng):
    w, b, x = rng.randint(2, 9), rng.randint(-9, 9), rng.randint(2, 9)
    student.local_slopes(w, b, x, w * x + b).should_be(
        {"loss/error": 0, "error/prediction": 1, "prediction/w": x, "prediction/b": 1},
        why="The line meets the target, so 2 · error is 0. The other links do not depend on the "
        "error: they are slopes of lines, not quotients of the values at their ends.",
    )


@pytest.mark.hole("local_slopes")
def test_at_x_zero_the_weight_moves_nothing(student, rng):
    w, b, y = draw_number(rng), draw_number(rng), draw_number(rng, 2, 3)
    student.local_slopes(w, b, 0, y).should_be(
        {"loss/error": 2 * (b - y), "error/prediction": 1, "prediction/w": 0, "prediction/b": 1},
        why="∂prediction/∂w = x, and x is 0 here: the prediction is b, whatever the weight is.",
    )


# ------------------------------------------------------------------------------------ chain


@pytest.mark.hole("chain", core=True)
def test_product_of_a_short_and_a_longer_path(student, rng):
    for length in [rng.randint(2, 3), rng.randint(4, 8)]:
        slopes = [draw_number(rng) for _ in range(length)]
        if math.prod(slopes) > 0:
            slopes[-1] = -slopes[-1]
        product = math.prod(slopes)
        student.chain(slopes).should_be(product, why=CHAIN)


@pytest.mark.hole("chain")
def test_path_without_links(student):
    student.chain([]).should_be(
        1.0,
        why="A path without links leads from a thing to itself, and what moves by 1 moves by 1: "
        "the empty product is 1.0.",
    )


@pytest.mark.hole("chain")
def test_path_of_one_link(student, rng):
    slope = draw_number(rng)
    student.chain([slope]).should_be(slope, why=f"{CHAIN} Here there is only one.")


@pytest.mark.hole("chain")
def test_level_link_stops_everything(student, rng):
    slopes = [draw_number(rng) for _ in range(rng.randint(3, 6))]
    slopes[rng.randrange(len(slopes))] = 0.0
    student.chain(slopes).should_be(
        0.0,
        why="A link of slope 0 passes no movement on, so the slope of the whole path is 0, "
        "wherever that link is.",
    )


@pytest.mark.hole("chain")
def test_path_of_many_links(student, rng):
    slopes = [rng.choice([-1, 1]) * rng.randint(90, 110) / 100 for _ in range(rng.randint(60, 200))]
    product = math.prod(slopes)
    student.chain(slopes).should_be(product, why=f"{CHAIN} A path may have any number of them.")


@pytest.mark.hole("chain")
def test_list_of_slopes_stays_as_it_was(student, rng):
    a, b, c, d = sorted(draw_number(rng) for _ in range(4))
    answer = student.chain([b, d, a, c])
    answer.should_leave_arguments_alone()


# --------------------------------------------------------------------------------- gradient


@pytest.mark.hole("gradient", core=True)
def test_both_slopes_above_and_below_the_target(student, rng):
    for error in [draw_error(rng), -draw_error(rng)]:
        w, b, x, y = draw_point(rng, error)
        error = w * x + b - y
        student.gradient(w, b, x, y).should_be((2 * error * x, 2 * error), why=GRADIENT)


@pytest.mark.hole("gradient")
def test_gradient_check_at_random_points(student, rng):
    for _ in range(3):
        w, b, x, y = draw_point(rng, 3 * rng.choice([-1, 1]) * draw_error(rng))
        student.gradient(w, b, x, y).should_be_gradient(
            measured_gradient(w, b, x, y),
            why=f"Measured with central differences, dw first and db second. {GRADIENT}",
        )


@pytest.mark.hole("gradient")
def test_no_slope_where_the_line_meets_the_target(student, rng):
    w, b, x = rng.randint(2, 9), rng.randint(-9, 9), rng.randint(2, 9)
    student.gradient(w, b, x, w * x + b).should_be(
        (0, 0), why="The error is 0, and both paths begin with the slope 2 · error."
    )


@pytest.mark.hole("gradient")
def test_row_at_x_zero_teaches_the_bias_alone(student, rng):
    w, b, y = draw_number(rng), draw_number(rng), draw_number(rng, 2, 3)
    student.gradient(w, b, 0, y).should_be(
        (0, 2 * (b - y)),
        why="∂prediction/∂w = x = 0, so nothing reaches w; the path to b does not pass that link.",
    )


@pytest.mark.hole("gradient")
def test_large_numbers_keep_their_digits(student, rng):
    w, x, b = rng.randint(600, 900), rng.randint(600, 900), rng.randint(100, 900)
    error = rng.choice([-1, 1]) * rng.randint(20, 60)
    student.gradient(w, b, x, w * x + b - error).should_be(
        (2 * error * x, 2 * error),
        why="Here the formulas are exact, and a measurement with nudges is not: it subtracts two "
        f"large losses that are nearly equal. {GRADIENT}",
    )
