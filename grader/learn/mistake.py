"""A mistake that is known, as messages, results and pages show it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """A known wrong implementation, as a message and a page need it.

    title: completes the sentence "This is what you get by …".
    reread: a heading of the step's lesson.
    """

    id: str
    step: str
    hole: str
    title: str
    explanation: str
    question: str
    reread: str
