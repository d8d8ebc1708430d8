"""The worked example of lesson 04, and the simplest cases.

An expression is written down here as data and calculated with your class. What comes back are the
numbers of every Value in the order in which they were made: data, grad before backward(), and grad
after it.
"""

import pytest

from grader.learn.expression import Graph


@pytest.mark.hole("Value.__init__")
def test_a_value_keeps_its_number_and_begins_with_grad_0(student):
    three = Graph().leaf(3.0)
    student.backward(three).should_be(
        {"data": [3.0], "grad_before": [0.0], "grad": [1.0]},
        why="Value(3.0) keeps 3.0 in .data, and .grad is 0 at first. backward() sets it to 1.",
    )


@pytest.mark.hole("Value.__add__")
def test_worked_example_of_a_sum(student):
    g = Graph()
    a, b = g.leaf(3.0), g.leaf(2.0)
    student.backward(a + b).should_be(
        {"data": [3.0, 2.0, 5.0], "grad_before": [0.0, 0.0, 0.0], "grad": [1.0, 1.0, 1.0]},
        why="3 + 2 = 5, and a sum moves as much as either of its parents: both slopes are 1.",
    )


@pytest.mark.hole("Value.__mul__")
def test_worked_example_of_a_product_with_a_plain_number(student):
    a = Graph().leaf(3.0)
    student.backward(2 * a).should_be(
        {"data": [3.0, 6.0], "grad_before": [0.0, 0.0], "grad": [2.0, 1.0]},
        why="2 · 3 = 6, and the slope toward a is the other factor, 2.",
    )


@pytest.mark.hole("Value.__neg__")
def test_worked_example_of_the_opposite(student):
    a = Graph().leaf(3.0)
    student.backward(-a).should_be(
        {"data": [3.0, -3.0], "grad_before": [0.0, 0.0], "grad": [-1.0, 1.0]},
        why="The opposite of 3 is −3, and it moves the opposite way: slope −1.",
    )


@pytest.mark.hole("Value.__sub__")
def test_worked_example_of_a_difference(student):
    a = Graph().leaf(3.0)
    student.backward(5 - a).should_be(
        {"data": [3.0, 2.0], "grad_before": [0.0, 0.0], "grad": [-1.0, 1.0]},
        why="5 − 3 = 2, and when a grows, 5 − a falls by as much: slope −1.",
    )


@pytest.mark.hole("Value.relu")
def test_worked_example_of_relu(student):
    student.backward(Graph().leaf(2.5).relu()).should_be(
        {"data": [2.5, 2.5], "grad_before": [0.0, 0.0], "grad": [1.0, 1.0]},
        why="A positive number passes as it is: relu(2.5) = 2.5, with slope 1.",
    )
    student.backward(Graph().leaf(-1.5).relu()).should_be(
        {"data": [-1.5, 0.0], "grad_before": [0.0, 0.0], "grad": [0.0, 1.0]},
        why="Any other number becomes 0: relu(−1.5) = 0, with slope 0.",
    )


@pytest.mark.hole("Value.backward")
def test_worked_example_of_the_whole_graph(student):
    g = Graph()
    a, b = g.leaf(3.0), g.leaf(2.0)
    p = a * b
    s = p + a
    out = s * p
    student.backward(out).should_be(
        {
            "data": [3.0, 2.0, 6.0, 9.0, 54.0],
            "grad_before": [0.0, 0.0, 0.0, 0.0, 0.0],
            "grad": [36.0, 45.0, 15.0, 6.0, 1.0],
        },
        why="The lesson's graph. Its p, here c, is used twice and gets 9 + 6 = 15. Only when both "
        "shares have come may it pass on: a.grad = 6 + 15 · 2 = 36 and b.grad = 15 · 3 = 45.",
    )
