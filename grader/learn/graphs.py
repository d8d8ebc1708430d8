"""What the examples and the suite of step 4 claim about the numbers in an expression.

A message names a Value as the code above it does: a, b, c, in the order in which they were made.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from grader.learn.differences import differences
from grader.learn.expression import Node, Program
from grader.learn.failure import MAX_ROWS, Explanation, Failure, Table
from grader.learn.states import FAILED
from grader.learn.student import Answer, Student

ZERO_AT_FIRST = "Before backward() is called every grad is 0: calculating does not touch it."
DATA_FIRST = "This is wrong already before backward() is called: look at the operations first."
OWN_GRAD = "backward() sets the grad of the Value that it is called on to 1: ∂out/∂out = 1."


def data_should_be(student: Student, out: Node, data: Sequence[float], why: str) -> None:
    """Every Value has the number that stands in data, and its grad is still 0; no backward()."""
    __tracebackhide__ = True
    program = out.program(backward=False)
    found = _answered(student.build(out), why)
    _compare(program, "data", found["data"], data, _changed(program, found["data"]) or why)
    _compare(program, "grad", found["grad_before"], [0.0] * len(data), ZERO_AT_FIRST)


def grads_should_be(
    student: Student,
    out: Node,
    data: Sequence[float],
    grads: Sequence[float],
    why: str,
    within: float = 1e-9,
) -> None:
    """After backward() every Value has the number in data and the grad in grads."""
    __tracebackhide__ = True
    program = out.program()
    answer = student.backward(out)
    found = _answered(answer, why)
    _compare(program, "data", found["data"], data, _changed(program, found["data"]) or DATA_FIRST)
    if differences(found["grad"][program.out], grads[program.out], within):
        why = OWN_GRAD
    _compare(program, "grad", found["grad"], grads, why, within)
    answer.should_change_nothing_else()


def _answered(answer: Answer, why: str) -> Any:
    """The numbers of an answer; where the learner's code raised, the reason stands below it."""
    __tracebackhide__ = True
    try:
        return answer.value
    except Failure as failure:
        if failure.explanation.state != FAILED:
            raise
        raise Failure(replace(failure.explanation, why=why)) from failure.explanation.exception


def _changed(program: Program, yours: Sequence[Any]) -> str:
    """Says which Value at the beginning has lost its number to an operation; "" where none has."""
    for i, (name, operands) in enumerate(program.operations):
        number = operands[0][1]
        if name == "leaf" and i != program.out and differences(yours[i], number, within=0):
            return (
                f"{program.names()[i]} began as {_shown(number)}, and a line below it changed it. "
                "The result of an operation is a new Value; those that went in stay as they were."
            )
    return ""


def _compare(
    program: Program,
    attribute: str,
    yours: Sequence[Any],
    expected: Sequence[float],
    why: str,
    within: float = 1e-9,
) -> None:
    """Raise a Failure with a table of the Values whose data or grad is not what it should be."""
    __tracebackhide__ = True
    wrong = [
        i
        for i, (mine, wanted) in enumerate(zip(yours, expected, strict=True))
        if differences(mine, wanted, within)
    ]
    if wrong:
        names = program.names()
        rows = [
            (f"{names[i]}.{attribute}", _shown(yours[i]), _shown(expected[i]))
            for i in wrong[:MAX_ROWS]
        ]
        table = Table(("", "yours", "expected"), tuple(rows), len(wrong) - len(rows))
        raise Failure(Explanation(FAILED, call=program.as_code(), table=table, why=why))


def _shown(value: object) -> str:
    """A number with the digits that a reader needs."""
    return f"{value:.8g}" if type(value) is float else repr(value)
