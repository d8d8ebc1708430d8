"""Points belong to holes: six of ten for the core, the rest shared, nothing without the core."""

from fractions import Fraction

from grader.learn.points import Verdict, scores


def verdict(state="passed", hole="f", core=False, hidden=True, points=10):
    return Verdict("step01", "test", hole, core, hidden, points, state)


def totals(*verdicts):
    pairs = scores(verdicts)
    return float(sum(p[0] for p in pairs)), float(sum(p[1] for p in pairs))


def test_core_gives_six_and_the_others_share_four():
    verdicts = [verdict(core=True), verdict(), verdict(), verdict()]
    assert scores(verdicts)[0] == (Fraction(6), Fraction(6))
    assert scores(verdicts)[1] == (Fraction(4, 3), Fraction(4, 3))
    assert totals(*verdicts) == (10, 10)


def test_core_alone_gives_all():
    assert totals(verdict(core=True)) == (10, 10)


def test_without_the_core_nothing_counts():
    assert totals(verdict("failed", core=True), verdict(), verdict()) == (0, 10)


def test_core_without_the_others_gives_six():
    assert totals(verdict(core=True), verdict("failed"), verdict("failed")) == (6, 10)


def test_examples_carry_no_points():
    assert totals(verdict(hidden=False, core=False), verdict(core=True)) == (10, 10)


def test_holes_are_counted_apart():
    assert totals(verdict(core=True), verdict("failed", hole="g", core=True)) == (10, 20)


def test_what_is_not_graded_counts_nowhere():
    assert totals(verdict("not graded", core=True), verdict("not graded")) == (0, 0)


def test_a_suite_may_give_other_points():
    assert totals(verdict(core=True, points=20), verdict(points=20)) == (20, 20)
