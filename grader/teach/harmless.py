"""Text made harmless, under the name by which the teacher's room knows it."""

from grader.learn.harmless import harmless, harmless_line

__all__ = ["harmless", "harmless_line"]
