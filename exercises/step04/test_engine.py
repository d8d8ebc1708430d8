"""The worked example of lesson 04, and the simplest cases.

An expression is written down here as data and calculated with your class. Then the numbers of all
its Values are compared, in the order in which they were made: their data, and, where backward() is
called, their grads. Examples with `grads_should_be` need your backward(), which is the last hole.
"""

import pytest

from grader.learn.expression import Graph
from grader.learn.graphs import data_should_be, grads_should_be

STAY = "The result is a new Value, and the Values that went in stay as they were."
EITHER_SIDE = "A plain number may stand on either side of the sign: turn it into a Value first."


@pytest.mark.hole("Value.__init__")
def test_a_value_keeps_its_number_and_begins_with_grad_0(student):
    why = "Value(3.0) keeps 3.0 in .data, and .grad is 0 at first."
    data_should_be(student, Graph().leaf(3.0), [3.0], why)


@pytest.mark.hole("Value.__add__")
def test_worked_example_of_a_sum(student):
    g = Graph()
    a, b = g.leaf(3.0), g.leaf(2.0)
    data_should_be(student, a + b, [3.0, 2.0, 5.0], f"3 + 2 = 5. {STAY}")


@pytest.mark.hole("Value.__add__")
def test_a_sum_with_a_plain_number(student):
    a = Graph().leaf(3.0)
    data_should_be(student, a + 1, [3.0, 4.0], f"3 + 1 = 4. {EITHER_SIDE}")
    a = Graph().leaf(3.0)
    data_should_be(student, 1 + a, [3.0, 4.0], f"1 + 3 = 4. {EITHER_SIDE}")


@pytest.mark.hole("Value.__add__")
def test_slopes_of_a_sum_which_need_backward(student):
    g = Graph()
    a, b = g.leaf(3.0), g.leaf(2.0)
    why = "The sum moves as much as either of them: the slope is 1 toward a and 1 toward b."
    grads_should_be(student, a + b, [3.0, 2.0, 5.0], [1.0, 1.0, 1.0], why)


@pytest.mark.hole("Value.__mul__")
def test_worked_example_of_a_product(student):
    g = Graph()
    a, b = g.leaf(3.0), g.leaf(2.0)
    data_should_be(student, a * b, [3.0, 2.0, 6.0], f"3 · 2 = 6. {STAY}")


@pytest.mark.hole("Value.__mul__")
def test_a_product_with_a_plain_number(student):
    a = Graph().leaf(3.0)
    data_should_be(student, a * 2, [3.0, 6.0], f"3 · 2 = 6. {EITHER_SIDE}")
    a = Graph().leaf(3.0)
    data_should_be(student, 2 * a, [3.0, 6.0], f"2 · 3 = 6. {EITHER_SIDE}")


@pytest.mark.hole("Value.__mul__")
def test_slopes_of_a_product_which_need_backward(student):
    g = Graph()
    a, b = g.leaf(3.0), g.leaf(2.0)
    why = (
        "Both factors are parents, and the slope toward each is the other one: 2 toward a = 3, "
        "and 3 toward b = 2."
    )
    grads_should_be(student, a * b, [3.0, 2.0, 6.0], [2.0, 3.0, 1.0], why)


@pytest.mark.hole("Value.__neg__")
def test_worked_example_of_the_opposite(student):
    a = Graph().leaf(3.0)
    data_should_be(student, -a, [3.0, -3.0], f"The opposite of 3 is −3. {STAY}")


@pytest.mark.hole("Value.__neg__")
def test_slope_of_the_opposite_which_needs_backward(student):
    a = Graph().leaf(3.0)
    grads_should_be(student, -a, [3.0, -3.0], [-1.0, 1.0], "When a grows, −a falls by as much.")


@pytest.mark.hole("Value.__sub__")
def test_worked_example_of_a_difference(student):
    g = Graph()
    a, b = g.leaf(3.0), g.leaf(2.0)
    data_should_be(student, a - b, [3.0, 2.0, 1.0], f"3 − 2 = 1: to a, add −b. {STAY}")


@pytest.mark.hole("Value.__sub__")
def test_a_difference_with_a_plain_number(student):
    a = Graph().leaf(3.0)
    data_should_be(student, a - 5, [3.0, -2.0], f"3 − 5 = −2. {EITHER_SIDE}")
    a = Graph().leaf(3.0)
    data_should_be(student, 5 - a, [3.0, 2.0], f"5 − 3 = 2. {EITHER_SIDE}")


@pytest.mark.hole("Value.__sub__")
def test_slopes_of_a_difference_which_need_backward(student):
    g = Graph()
    a, b, five = g.leaf(3.0), g.leaf(2.0), g.leaf(5.0)
    why = (
        "When the left side grows, the difference grows by as much; when the right side grows, it "
        "falls by as much: 1 and −1."
    )
    grads_should_be(
        student, (a - b) - five, [3.0, 2.0, 5.0, 1.0, -4.0], [1.0, -1.0, -1.0, 1.0, 1.0], why
    )


@pytest.mark.hole("Value.relu")
def test_worked_example_of_relu(student):
    positive, negative = Graph().leaf(2.5), Graph().leaf(-1.5)
    why = f"A positive number passes as it is: relu(2.5) = 2.5. {STAY}"
    data_should_be(student, positive.relu(), [2.5, 2.5], why)
    why = f"Any number that is not positive becomes 0: relu(−1.5) = 0. {STAY}"
    data_should_be(student, negative.relu(), [-1.5, 0.0], why)


@pytest.mark.hole("Value.relu")
def test_slopes_of_relu_which_need_backward(student):
    for x, passes, slope in ((2.5, 2.5, 1.0), (0.5, 0.5, 1.0), (-1.5, 0.0, 0.0), (0.0, 0.0, 0.0)):
        why = f"The slope is 1 if a > 0, and otherwise 0, also at exactly 0. Here a is {x}."
        grads_should_be(student, Graph().leaf(x).relu(), [x, passes], [slope, 1.0], why)


@pytest.mark.hole("Value.relu")
def test_relu_is_a_value_of_its_own_which_needs_backward(student):
    a = Graph().leaf(2.5)
    why = (
        "a.relu() has the number of a, but it is a new Value with a grad of its own. "
        "In c = b · a the slope toward b is 2.5. a gets 2.5 from c, and 2.5 · 1 by way of b."
    )
    grads_should_be(student, a.relu() * a, [2.5, 2.5, 6.25], [5.0, 2.5, 1.0], why)


@pytest.mark.hole("Value.backward")
def test_worked_example_of_the_whole_graph(student):
    for turned in (False, True):
        g = Graph()
        a, b = g.leaf(3.0), g.leaf(2.0)
        p = a * b
        s = p + a
        out = p * s if turned else s * p
        grads_should_be(
            student,
            out,
            [3.0, 2.0, 6.0, 9.0, 54.0],
            [36.0, 45.0, 15.0, 6.0, 1.0],
            "The lesson's graph; its p is here c, its s is d, its out is e. c has two users and "
            "gets 9 + 6 = 15. Only then may it pass on: a.grad = 6 + 15 · 2 = 36 and "
            "b.grad = 15 · 3 = 45. With 24 and 27 it passed on too early, when it had 9: count "
            "every share that comes, also to a parent that you have met before.",
        )


@pytest.mark.hole("Value.backward")
def test_a_number_by_itself(student):
    why = "A Value that was not made from anything moves as fast as itself: its grad becomes 1."
    grads_should_be(student, Graph().leaf(3.0), [3.0], [1.0], why)


@pytest.mark.hole("Value.backward")
def test_one_user_takes_a_value_twice(student):
    x = Graph().leaf(3.0)
    why = (
        "x · x uses x twice, each time with the slope 3. The two shares are added, with += and "
        "not with =, and 3 + 3 = 6 is the 2x of step 02."
    )
    grads_should_be(student, x * x, [3.0, 9.0], [6.0, 1.0], why)


@pytest.mark.hole("Value.backward")
def test_a_value_with_two_users_passes_on_to_its_whole_past(student):
    a = Graph().leaf(1.0)
    c = a * 2 + 1
    out = (c + 1) * (c * c)
    why = (
        "c waits for three shares, two from c · c and one from c + 1: 3 · 4 + 3 · 4 + 9 = 33. When "
        "all have come it passes them on to b, and b to a. Each Value is visited once, and every "
        "share is counted once."
    )
    grads_should_be(
        student, out, [1.0, 2.0, 3.0, 4.0, 9.0, 36.0], [66.0, 33.0, 33.0, 9.0, 4.0, 1.0], why
    )


@pytest.mark.hole("Value.backward")
def test_what_was_made_later_has_no_part(student):
    a = Graph().leaf(3.0)
    out = a * 2
    _later = out * 5
    grads_should_be(
        student,
        out,
        [3.0, 6.0, 30.0],
        [2.0, 1.0, 0.0],
        "backward() was called on b. c was made from it later and is no part of it: c keeps the "
        "grad 0, and b waits for no share from it.",
    )


@pytest.mark.hole("Value.backward")
def test_ten_thousand_additions_in_a_row(student):
    x = Graph().leaf(3.0)
    for _ in range(10_000):
        x = x + 1
    grads_should_be(
        student,
        x,
        [3.0 + k for k in range(10_001)],
        [1.0] * 10_001,
        "Each sum moves as much as the one before it, so every slope is 1. Python allows about "
        "1,000 calls inside each other: keep a list of things to do, and let no function call "
        "itself for each parent.",
    )


@pytest.mark.hole(
    "Value.backward",
    slow="2⁶⁰ ways lead from the end to the beginning, but there are only 61 Values: visit each "
    "Value once, not once for every way that leads to it.",
)
def test_sixty_doublings(student):
    x = Graph().leaf(1.0)
    for _ in range(60):
        x = x + x
    grads_should_be(
        student,
        x,
        [2.0**k for k in range(61)],
        [2.0 ** (60 - k) for k in range(61)],
        "Each doubling doubles the slope, and each Value waits for two shares from its one user.",
    )
