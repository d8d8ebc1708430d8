"""Hidden suite of step 04: the Value class, met as expressions that are written down as data.

What everyone can see is tested: data, grad, the operations and backward(). How a Value keeps its
memory is free. A second backward() on the same graph, and two graphs that share an inner Value, are
out of scope.
"""

import operator
from collections.abc import Callable

import pytest

from grader.learn.expression import MAX_LINES, Graph, Node, Program, evaluate
from grader.learn.graphs import OWN_GRAD, data_should_be, grads_should_be
from grader.teach.draws import number, numbers
from grader.teach.numerics import central_differences
from grader.teach.reference import solution

EXACT, MEASURED = 1e-9, 1e-6
PLAIN: dict[str, Callable[..., float]] = {
    "leaf": float,
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "negate": operator.neg,
    "relu": lambda number: max(number, 0.0),
}

EITHER_SIDE = "The other side may be a plain number, int or float: turn it into a Value first."
NEW_VALUE = "The result is a new Value; the Values that went in stay as they were."
SHARES = (
    "Every user hands each parent a share, its own grad times the local slope. The shares of all "
    "users add up, and a Value passes its grad on only after all its users did."
)


def leaves(rng, n: int, low: float, high: float) -> list[Node]:
    """n Values to begin an expression with."""
    g = Graph()
    return [g.leaf(x) for x in numbers(rng, n, low, high)]


def calculate(program: Program, shifts: list[float]) -> list[float]:
    """The number of every node in plain arithmetic, each moved by its shift."""
    found: list[float] = []
    for (name, operands), shift in zip(program.operations, shifts, strict=True):
        inputs = [found[int(at)] if kind == "node" else at for kind, at in operands]
        found.append(PLAIN[name](*inputs) + shift)
    return found


def numbers_of(program: Program) -> list[float]:
    """The number of every node in plain arithmetic."""
    return calculate(program, [0.0] * len(program.operations))


def measured_slopes(program: Program) -> list[float]:
    """The slope of the end with respect to every node, by central differences."""
    at_rest = [0.0] * len(program.operations)
    slopes: list[float] = central_differences(
        lambda shifts: calculate(program, shifts)[program.out], at_rest
    )
    return slopes


def reference_slopes(program: Program) -> list[float]:
    """The same from the reference, for graphs that are too long to be measured."""
    slopes: list[float] = evaluate(solution("step04").Value, program)["grad"]
    return slopes


def data_should_be_right(student, out: Node, why: str) -> None:
    """Every Value has the number that plain arithmetic gives, and its grad is still 0."""
    data_should_be(student, out, numbers_of(out.program()), why)


def grads_should_be_right(student, out: Node, why: str, expected=None) -> None:
    """Every Value has the expected grad, by default the measured slope."""
    program = out.program()
    within = MEASURED if expected is None else EXACT
    slopes = measured_slopes(program) if expected is None else expected
    grads_should_be(student, out, numbers_of(program), slopes, why, within)


# --------------------------------------------------------------------------------- Value(number)


@pytest.mark.hole("Value.__init__", core=True)
def test_a_value_keeps_its_number(student, rng):
    for x in (number(rng, 0.5, 9.0), number(rng, -9.0, -0.5), 0.0, rng.randint(2, 9)):
        data_should_be_right(
            student, Graph().leaf(x), f"Value({x}) keeps the number {x} in .data, as it is."
        )


@pytest.mark.hole("Value.__init__")
def test_every_value_has_its_own_number(student, rng):
    first, *_ = leaves(rng, 4, -9.0, 9.0)
    data_should_be_right(
        student,
        first,
        "Each Value has numbers of its own: keep them on self, not on the class, where all Values "
        "would share them.",
    )


# ------------------------------------------------------------------------------------------ a + b


@pytest.mark.hole("Value.__add__", core=True)
def test_adds_two_values(student, rng):
    for _ in range(3):
        a, b = leaves(rng, 2, 0.5, 9.0)
        data_should_be_right(student, a + b, "The data of a + b is the sum of the two datas.")


@pytest.mark.hole("Value.__add__")
def test_adds_a_plain_number_on_either_side(student, rng):
    for add in (
        lambda a: a + number(rng, 0.5, 9.0),
        lambda a: rng.randint(2, 9) + a,
        lambda a: a + 0,
    ):
        [a] = leaves(rng, 1, 0.5, 9.0)
        data_should_be_right(student, add(a), EITHER_SIDE)


@pytest.mark.hole("Value.__add__")
def test_a_sum_leaves_its_parents_alone(student, rng):
    a, b = leaves(rng, 2, 0.5, 9.0)
    data_should_be_right(student, (a + b) + (a + a), NEW_VALUE)


@pytest.mark.hole("Value.__add__")
def test_slopes_of_a_sum(student, rng):
    why = "The sum moves as much as either of its parents: ∂(a + b)/∂a = 1 and ∂(a + b)/∂b = 1."
    for add in (
        lambda a, b: a + b,
        lambda a, _: a + number(rng, 2.0, 9.0),
        lambda a, _: rng.randint(2, 9) + a,
    ):
        grads_should_be_right(student, add(*leaves(rng, 2, 2.0, 9.0)), why)


# ------------------------------------------------------------------------------------------ a · b


@pytest.mark.hole("Value.__mul__", core=True)
def test_multiplies_two_values(student, rng):
    for _ in range(3):
        a, b = leaves(rng, 2, 2.5, 9.0)
        data_should_be_right(student, a * b, "The data of a · b is the product of the two datas.")


@pytest.mark.hole("Value.__mul__")
def test_multiplies_by_a_plain_number_on_either_side(student, rng):
    for multiply in (
        lambda a: a * number(rng, -9.0, -2.5),
        lambda a: rng.randint(3, 9) * a,
        lambda a: a * 0,
    ):
        [a] = leaves(rng, 1, 2.5, 9.0)
        data_should_be_right(student, multiply(a), EITHER_SIDE)


@pytest.mark.hole("Value.__mul__")
def test_a_product_leaves_its_parents_alone(student, rng):
    a, b = leaves(rng, 2, 2.0, 5.0)
    data_should_be_right(student, (a * b) * (a * a), NEW_VALUE)


@pytest.mark.hole("Value.__mul__")
def test_slopes_of_a_product(student, rng):
    why = (
        "When one factor moves, the product is a line whose slope is the other factor: "
        "∂(a · b)/∂a = b and ∂(a · b)/∂b = a."
    )
    for multiply in (
        lambda a, b: a * b,
        lambda a, _: a * a.graph.leaf(0.0),
        lambda a, _: a * number(rng, -9.0, -2.0),
        lambda a, _: rng.randint(2, 9) * a,
    ):
        grads_should_be_right(student, multiply(*leaves(rng, 2, 2.0, 9.0)), why)


# --------------------------------------------------------------------------------------------- −a


@pytest.mark.hole("Value.__neg__", core=True)
def test_takes_the_opposite(student, rng):
    for x in (number(rng, 0.5, 9.0), number(rng, -9.0, -0.5)):
        data_should_be_right(student, -Graph().leaf(x), "The data of −a is the opposite number.")


@pytest.mark.hole("Value.__neg__")
def test_the_opposite_leaves_its_parent_alone(student, rng):
    [a] = leaves(rng, 1, 0.5, 9.0)
    opposite = -a
    data_should_be_right(student, -opposite, NEW_VALUE)


@pytest.mark.hole("Value.__neg__")
def test_slope_of_the_opposite(student, rng):
    why = "When a grows, −a falls by as much: ∂(−a)/∂a = −1."
    [a] = leaves(rng, 1, 0.5, 9.0)
    grads_should_be_right(student, -a, why)


# ------------------------------------------------------------------------------------------ a − b


@pytest.mark.hole("Value.__sub__", core=True)
def test_subtracts_two_values(student, rng):
    for _ in range(3):
        g = Graph()
        a, b = g.leaf(number(rng, 5.0, 9.0)), g.leaf(number(rng, 0.5, 4.0))
        data_should_be_right(student, a - b, "The data of a − b is a's minus b's, in this order.")


@pytest.mark.hole("Value.__sub__")
def test_subtracts_a_plain_number_on_either_side(student, rng):
    for subtract in (lambda a: a - number(rng, 0.5, 9.0), lambda a: rng.randint(2, 9) - a):
        [a] = leaves(rng, 1, 0.5, 9.0)
        data_should_be_right(student, subtract(a), EITHER_SIDE)


@pytest.mark.hole("Value.__sub__")
def test_a_difference_leaves_its_parents_alone(student, rng):
    a, b = leaves(rng, 2, 0.5, 9.0)
    data_should_be_right(student, (a - b) - (b - a), NEW_VALUE)


@pytest.mark.hole("Value.__sub__")
def test_slopes_of_a_difference(student, rng):
    why = "When a grows, a − b grows by as much; when b grows, it falls by as much: 1 and −1."
    for subtract in (
        lambda a, b: a - b,
        lambda a, _: a - number(rng, 0.5, 9.0),
        lambda a, _: rng.randint(2, 9) - a,
    ):
        grads_should_be_right(student, subtract(*leaves(rng, 2, 0.5, 9.0)), why)


# ------------------------------------------------------------------------------------------- relu


@pytest.mark.hole("Value.relu", core=True)
def test_relu_lets_positive_numbers_pass(student, rng):
    why = "relu(a) = max(a, 0): a positive number passes as it is, any other becomes 0."
    for x in (number(rng, 1.5, 9.0), number(rng, -9.0, -0.5), number(rng, 0.001, 0.4)):
        data_should_be_right(student, Graph().leaf(x).relu(), why)


@pytest.mark.hole("Value.relu")
def test_slope_of_relu_on_both_sides(student, rng):
    why = "Where the number passes, relu has the slope 1; where the result is stuck at 0, slope 0."
    for x in (number(rng, 1.5, 9.0), number(rng, -9.0, -0.5), number(rng, 0.01, 0.4)):
        grads_should_be_right(student, Graph().leaf(x).relu(), why)


@pytest.mark.hole("Value.relu")
def test_relu_at_exactly_0(student):
    why = "At exactly 0 relu has a corner; by convention its slope is 0 there, and its value is 0."
    grads_should_be_right(student, Graph().leaf(0.0).relu(), why, expected=[0.0, 1.0])


# --------------------------------------------------------------------------------------- backward


SUMS_AND_PRODUCTS = [lambda a, b, _: a + b, lambda a, b, _: a * b]
ALL_OPERATIONS = [
    *SUMS_AND_PRODUCTS,
    lambda a, b, _: a - b,
    lambda a, b, _: (a + b).relu(),
    lambda a, b, _: -a * b,
    lambda a, b, constant: a + constant * b,
    lambda a, b, constant: constant - a * b,
]


def draw_expression(rng, operations, size: int) -> Node:
    """An expression of three leaves in which every Value is used before the end.

    It is short enough for a message, its numbers stay small, and those that go into a relu stay
    away from the corner.
    """
    while True:
        nodes = leaves(rng, 3, -2.0, 2.0)
        for _ in range(size):
            left, right = rng.choice(nodes[-2:]), rng.choice(nodes)
            nodes.append(rng.choice(operations)(left, right, number(rng, 0.5, 2.0)))
        program = nodes[-1].program()
        used = {at for _, operands in program.operations for kind, at in operands if kind == "node"}
        found = numbers_of(program)
        corners = [int(operands[0][1]) for name, operands in program.operations if name == "relu"]
        small = len(found) <= MAX_LINES and max(map(abs, found)) < 10
        if small and len(used) == program.out and all(abs(found[at]) > 0.05 for at in corners):
            return nodes[-1]


@pytest.mark.hole("Value.backward", core=True)
def test_gradient_check_of_sums_and_products(student, rng):
    outs = [draw_expression(rng, SUMS_AND_PRODUCTS, size) for size in (3, 4, 5)]
    for turned in (False, True):
        a, b = leaves(rng, 2, 0.5, 1.5)
        product = a * b
        for near in (product, product * product):
            far = product + a
            outs.append(near * far if turned else far * near)
    for out in outs:
        grads_should_be_right(student, out, f"Measured with the central difference. {SHARES}")


@pytest.mark.hole("Value.backward")
def test_gradient_check_with_all_operations(student, rng):
    for size in (2, 3, 3, 4, 4):
        out = draw_expression(rng, ALL_OPERATIONS, size)
        grads_should_be_right(student, out, f"Measured with the central difference. {SHARES}")


@pytest.mark.hole("Value.backward")
def test_the_end_moves_as_fast_as_itself(student, rng):
    [a] = leaves(rng, 1, 2.0, 9.0)
    grads_should_be_right(student, a, OWN_GRAD)
    grads_should_be_right(student, a + number(rng, 2.0, 9.0), OWN_GRAD)


@pytest.mark.hole("Value.backward")
def test_shares_of_several_users_add_up(student, rng):
    a, b, c = leaves(rng, 3, 1.5, 5.0)
    grads_should_be_right(
        student,
        a * b + a * c + a * number(rng, 1.5, 5.0),
        "a is used three times: its grad is the sum of the shares from all its users. Add to the "
        "grad with +=, do not replace it with =.",
    )


@pytest.mark.hole("Value.backward")
def test_one_user_may_take_a_value_twice(student, rng):
    why = (
        "A user that takes a Value twice, as a · a does, hands it two shares: the slope of a · a "
        "is a + a = 2a, and that of a + a is 2."
    )
    for combine in (operator.mul, operator.add, operator.sub):
        [a] = leaves(rng, 1, 1.5, 9.0)
        grads_should_be_right(student, combine(a, a), why)


@pytest.mark.hole("Value.backward")
def test_passes_on_only_after_all_users_did(student, rng):
    for join in (
        lambda near, far: near * far,
        lambda near, far: far * near,
        lambda near, far: (near + 1) * (far * 2),
        lambda near, far: (far * 2) * (near + 1),
        lambda near, far: (near * near) * far,
        lambda near, far: far * (near + near),
    ):
        for length in (1, 3):
            a, b = leaves(rng, 2, 0.5, 1.5)
            product = a * b
            far = product
            for _ in range(length):
                far = far + a
            grads_should_be_right(
                student,
                join(product, far),
                "The product c is used on a short and on a long way to the end. It may pass "
                "its grad to a and b only when all shares from both ways have come: count the "
                "shares that each Value waits for.",
            )


@pytest.mark.hole("Value.backward")
def test_passes_each_grad_on_once(student, rng):
    a, b = leaves(rng, 2, 0.5, 1.5)
    x = a * b
    for _ in range(3):
        x = x + x * b
    grads_should_be_right(
        student,
        x,
        "Every Value passes its whole grad on, and once. One that passes on whenever a share comes "
        "hands the earlier shares on again.",
    )


@pytest.mark.hole("Value.backward")
def test_a_value_and_its_relu_have_two_grads(student, rng):
    [a] = leaves(rng, 1, 1.5, 9.0)
    grads_should_be_right(
        student,
        a.relu() * a,
        "c hands a share to b and one to a, and b hands its own on to a. Shares add up, and b is a "
        "new Value with a grad of its own, although its data is a's.",
    )


@pytest.mark.hole("Value.backward")
def test_only_the_past_of_a_value_gets_a_grad(student, rng):
    a, b = leaves(rng, 2, 1.5, 5.0)
    product = a * b
    end = product + a
    _later = product * b
    grads_should_be_right(
        student,
        end,
        "backward() was called on d. e was made later and is no part of d: e keeps its grad 0, and "
        "c does not wait for a share from it.",
    )


@pytest.mark.hole("Value.backward")
def test_ten_thousand_operations_in_a_row(student, rng):
    a, b = leaves(rng, 2, 0.5, 1.5)
    steps = [lambda x: x + a, lambda x: b - x, lambda x: x * 1.0, lambda x: -x]
    x = a * b
    for k in range(9_999):
        x = steps[k % 4](x)
    grads_should_be_right(
        student,
        x,
        "A graph of 10,000 operations in a row must work. Python allows about 1,000 calls inside "
        "each other, so a function must not call itself for each parent: keep a list of things to "
        "do and work it off in a loop.",
        expected=reference_slopes(x.program()),
    )


def doubled(times: int) -> Node:
    """A Value that was doubled so many times: x = x + x."""
    x = Graph().leaf(1.0)
    for _ in range(times):
        x = x + x
    return x


WAYS = "After n doublings 2ⁿ ways lead to the beginning, but there are only n + 1 Values"


@pytest.mark.hole(
    "Value.backward",
    slow=f"{WAYS}: visit each Value once, not once for every way that leads to it. Remember which "
    "Values you have met already.",
)
def test_sixty_doublings_at_once(student):
    for times in (3, 60):
        grads_should_be_right(
            student,
            doubled(times),
            f"Each doubling doubles the slope. {WAYS}, and each of them waits for two shares from "
            "its one user before it passes its grad on.",
            expected=[2.0 ** (times - k) for k in range(times + 1)],
        )
