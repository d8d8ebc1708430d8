"""Correct programs that look nothing like the solution earn full marks."""

from pathlib import Path

import pytest

from grader.course import Course

VARIANTS = sorted((Path(__file__).parent / "variants").glob("step*.py"))


def test_there_are_three_variants_of_each_step_that_asks_for_them():
    names = [path.name[:6] for path in VARIANTS]
    assert {name: names.count(name) for name in ("step04", "step09", "step10")} == {
        "step04": 3,
        "step09": 3,
        "step10": 3,
    }


@pytest.mark.parametrize("path", VARIANTS, ids=lambda path: path.stem)
def test_variant_earns_everything(path, checkout):
    name = path.name[:6]
    checkout.fill(step.name for step in Course() if step.name < name)
    checkout.write(name, path.read_text(encoding="utf-8"))
    run = checkout.run(f"exercises/{name}")
    assert [v for v in run.verdicts if v.state != "passed"] == []
    assert run.points == run.max_points > 0
