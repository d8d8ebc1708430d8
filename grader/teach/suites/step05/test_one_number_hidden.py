"""Hidden suite of step 05: the loss over many rows, its slope, and the walk down to the mean."""

import math

import pytest

from grader.teach.numerics import central_differences
from grader.teach.reference import solution

MEAN = "The mean is (1/n) · Σ value: the sum of all values, divided by how many there are."
MSE = "The MSE is (1/n) · Σ (prediction − target)²: the mean of the squared errors, without ½."
SLOPE = "The slope of the loss is (1/n) · Σ 2 · (c − target): the mean of the rows' slopes."
STEP = "A step downhill leads to c − learning rate · gradient."
WALK = (
    "In every epoch c becomes c − learning rate · (1/n) · Σ 2 · (c − target); what comes back is "
    "c after the last step."
)
HISTORY = (
    "Entry k of the history is the loss before epoch k, so the first is the loss at the start, and "
    "the loss after the last step is not in it."
)
NOTHING_TO_FIT = "Raise a ValueError that says what is wrong; any answer here would be made up."


def draw(rng, n):
    """n numbers with two decimals, of either sign."""
    return [round(rng.uniform(-5.0, 5.0), 2) for _ in range(n)]


def draw_walk(rng):
    """Targets, a start well away from their mean, a learning rate, and a few epochs."""
    targets = draw(rng, rng.randint(3, 6))
    start = round(mean_of(targets) + rng.choice([-1, 1]) * rng.uniform(1.0, 4.0), 2)
    rate = rng.choice([0.05, 0.1, 0.15, 0.2, 0.3])
    return targets, start, rate, rng.randint(3, 5)


def mean_of(values):
    return sum(values) / len(values)


def loss_of(c, targets):
    try:
        return mean_of([(c - target) ** 2 for target in targets])
    except OverflowError:
        return math.inf


def constant_of(answer):
    """The c of a reply that must be (c, history)."""
    value = answer.value
    answer.should(
        isinstance(value, list | tuple) and len(value) == 2 and isinstance(value[0], int | float),
        why="Return two things, (c, history): the number c and the list of losses.",
    )
    return value[0]


# ------------------------------------------------------------------------------------- mean


@pytest.mark.hole("mean", core=True)
def test_mean_of_few_and_many_values(student, rng):
    for n in (3, 1, 8):
        values = draw(rng, n)
        expected = mean_of(values)
        student.mean(values).should_be(expected, why=MEAN)


@pytest.mark.hole("mean")
def test_mean_of_no_values_is_refused(student):
    student.mean([]).should_raise(ValueError, why=f"No values have no mean. {NOTHING_TO_FIT}")


@pytest.mark.hole("mean")
def test_mean_leaves_the_values_alone(student, rng):
    values = sorted(draw(rng, 5), reverse=True)
    student.mean(values).should_leave_arguments_alone()


# -------------------------------------------------------------------------------------- mse


@pytest.mark.hole("mse", core=True)
def test_loss_of_drawn_predictions(student, rng):
    for n in (4, 1, 7):
        predictions, targets = draw(rng, n), draw(rng, n)
        expected = mean_of([(p - t) ** 2 for p, t in zip(predictions, targets, strict=True)])
        student.mse(predictions, targets).should_be(expected, why=MSE)


@pytest.mark.hole("mse")
def test_every_row_twice_is_the_same_loss(student, rng):
    predictions, targets = draw(rng, 3), draw(rng, 3)
    once = mean_of([(p - t) ** 2 for p, t in zip(predictions, targets, strict=True)])
    student.mse(predictions * 2, targets * 2).should_be(
        once,
        why="Here every row stands twice. A sum would double; the mean stays what it was, "
        f"{once:.6g}. {MSE}",
    )


@pytest.mark.hole("mse")
def test_perfect_predictions_have_no_loss(student, rng):
    targets = draw(rng, 300)  # as many rows as a real table may have
    student.mse(list(targets), targets).should_be(
        0.0, why="Where every prediction equals its target all errors are 0, and so is their mean."
    )


@pytest.mark.hole("mse")
def test_lists_of_unequal_length_are_refused(student, rng):
    short, long = draw(rng, 3), draw(rng, 4)
    for predictions, targets in ((long, short), (short, long)):
        student.mse(predictions, targets).should_raise(
            ValueError,
            why=f"{len(predictions)} predictions do not belong to {len(targets)} targets row by "
            "row. Mind that zip stops silently at the end of the shorter list.",
        )


@pytest.mark.hole("mse")
def test_loss_of_no_rows_is_refused(student):
    student.mse([], []).should_raise(
        ValueError, why=f"Without a row there is no error to take the mean of. {NOTHING_TO_FIT}"
    )


@pytest.mark.hole("mse")
def test_mse_leaves_both_lists_alone(student, rng):
    student.mse(draw(rng, 4), draw(rng, 4)).should_leave_arguments_alone()


# ------------------------------------------------------------------------ constant_gradient


@pytest.mark.hole("constant_gradient", core=True)
def test_slope_on_both_sides_of_the_mean(student, rng):
    for n, side in ((4, -1), (3, 1), (1, -1), (6, 1)):
        targets = draw(rng, n)
        c = round(mean_of(targets) + side * rng.uniform(0.5, 3.0), 2)
        expected = mean_of([2 * (c - target) for target in targets])
        student.constant_gradient(c, targets).should_be(expected, why=SLOPE)


@pytest.mark.hole("constant_gradient")
def test_slope_agrees_with_the_measured_one(student, rng):
    targets = draw(rng, 5)
    c = round(mean_of(targets) + rng.choice([-1, 1]) * rng.uniform(1.0, 3.0), 2)
    measured = central_differences(lambda moved: loss_of(moved, targets), c)
    student.constant_gradient(c, targets).should_be_gradient(
        measured,
        why="Measured with the central difference of the MSE while c moves. A ratio of 0.5 means a "
        f"forgotten factor 2, a ratio of {len(targets)} a sum in place of the mean. {SLOPE}",
    )


@pytest.mark.hole("constant_gradient")
def test_every_target_twice_is_the_same_slope(student, rng):
    targets = draw(rng, 3)
    c = round(mean_of(targets) + rng.uniform(0.5, 3.0), 2)
    student.constant_gradient(c, targets * 2).should_be(
        2 * (c - mean_of(targets)),
        why="Here every target stands twice. A sum of slopes would double; their mean stays the "
        f"same. {SLOPE}",
    )


@pytest.mark.hole("constant_gradient")
def test_level_ground_at_the_mean(student, rng):
    targets = draw(rng, 5)
    student.constant_gradient(mean_of(targets), targets).should_be(
        0.0, why="At the mean of the targets the errors cancel, so the slope is 0."
    )


@pytest.mark.hole("constant_gradient")
def test_slope_without_targets_is_refused(student, rng):
    student.constant_gradient(draw(rng, 1)[0], []).should_raise(
        ValueError, why=f"Without targets there is no loss and so no slope. {NOTHING_TO_FIT}"
    )


@pytest.mark.hole("constant_gradient")
def test_slope_leaves_the_targets_alone(student, rng):
    student.constant_gradient(draw(rng, 1)[0], draw(rng, 4)).should_leave_arguments_alone()


# ---------------------------------------------------------------------------- step_downhill


@pytest.mark.hole("step_downhill", core=True)
def test_step_against_the_slope(student, rng):
    for sign in (1, -1):
        c = draw(rng, 1)[0]
        gradient = sign * round(rng.uniform(0.5, 6.0), 2)
        rate = round(rng.uniform(0.01, 0.9), 2)
        student.step_downhill(c, gradient, rate).should_be(
            c - rate * gradient,
            why=f"{STEP} Here the slope is {'positive' if sign > 0 else 'negative'}, so downhill "
            f"is to the {'left' if sign > 0 else 'right'}.",
        )


@pytest.mark.hole("step_downhill")
def test_no_slope_or_no_rate_no_step(student, rng):
    c, gradient = draw(rng, 2)
    student.step_downhill(c, 0.0, 0.3).should_be(c, why=f"On level ground nothing moves. {STEP}")
    student.step_downhill(c, gradient, 0.0).should_be(
        c, why=f"With the learning rate 0 nothing moves. {STEP}"
    )


# ----------------------------------------------------------------------------- fit_constant


@pytest.mark.hole("fit_constant", core=True)
def test_walks_where_the_slope_leads(student, rng):
    for _ in range(3):
        targets, start, rate, epochs = draw_walk(rng)
        expected, _ = solution("step05").fit_constant(targets, start, rate, epochs)
        answer = student.fit_constant(targets, start, rate, epochs)
        constant_of(answer)
        answer.should_be((expected, answer.value[1]), why=WALK)


@pytest.mark.hole("fit_constant")
def test_history_is_the_loss_before_each_epoch(student, rng):
    for _ in range(3):
        targets, start, rate, epochs = draw_walk(rng)
        expected = solution("step05").fit_constant(targets, start, rate, epochs)
        answer = student.fit_constant(targets, start, rate, epochs)
        answer.should_train_like(expected, why=HISTORY, targets=targets)


@pytest.mark.hole("fit_constant")
def test_loss_falls_with_every_epoch(student, rng):
    targets, start, _, _ = draw_walk(rng)
    last = loss_of(start, targets)
    for epochs in (1, 2, 3, 4):
        answer = student.fit_constant(list(targets), start, 0.1, epochs)
        loss = loss_of(constant_of(answer), targets)
        answer.should(
            loss < last,
            why="With the learning rate 0.1 every epoch must bring the loss down. The loss at the "
            f"c of this call is {loss:.6g}, and with one epoch fewer it is {last:.6g}.",
        )
        last = loss


@pytest.mark.hole("fit_constant")
def test_long_walk_ends_at_the_mean(student, rng):
    targets, start, _, _ = draw_walk(rng)
    best = mean_of(targets)
    answer = student.fit_constant(targets, start, 0.2, 120)
    constant_of(answer)
    answer.should_be(
        (best, answer.value[1]),
        why="The slope 2 · (c − mean) is 0 at the mean of the targets only, so a long walk ends "
        f"there, at {best:.6g}.",
    )


@pytest.mark.hole("fit_constant")
def test_no_epochs_no_step(student, rng):
    targets, start, rate, _ = draw_walk(rng)
    student.fit_constant(targets, start, rate, 0).should_be(
        (start, []), why="With 0 epochs no step is taken and no loss is noted: (start, [])."
    )


@pytest.mark.hole("fit_constant")
def test_every_epoch_counts_at_the_bottom_too(student, rng):
    best = rng.randint(-4, 4)
    targets = [best - 2, best, best + 2]
    student.fit_constant(targets, best, 0.25, 4).should_train_like(
        (best, [8 / 3] * 4),
        why="Who starts at the mean stays there, but four epochs are four entries: there is no "
        "early stop.",
        targets=targets,
    )


@pytest.mark.hole("fit_constant")
def test_too_large_a_rate_is_obeyed(student, rng):
    targets, start, _, epochs = draw_walk(rng)
    expected = solution("step05").fit_constant(targets, start, 1.25, epochs)
    student.fit_constant(targets, start, 1.25, epochs).should_train_like(
        expected,
        why="With the learning rate 1.25 every step leads further away and the loss grows. Take "
        "every step all the same and return the last c, not the best one on the way.",
        targets=targets,
    )


@pytest.mark.hole("fit_constant")
def test_nothing_to_fit_is_refused(student, rng):
    student.fit_constant([], draw(rng, 1)[0], 0.1, 3).should_raise(
        ValueError, why=f"Without targets no constant is the best. {NOTHING_TO_FIT}"
    )


@pytest.mark.hole("fit_constant")
def test_fit_leaves_the_targets_alone(student, rng):
    targets, start, rate, epochs = draw_walk(rng)
    answer = student.fit_constant(targets, start, rate, epochs)
    answer.should_leave_arguments_alone()
    answer.should_share_nothing()
