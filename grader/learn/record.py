"""A run as data: the keys of a class's results (grader/teach/result.py), never official."""

from collections.abc import Iterable, Mapping
from typing import Any

from grader.learn.points import Verdict, scores
from grader.learn.states import BLOCKED, NOT_GRADED, PASSED, UNWRITTEN

STATUS = {PASSED: "passed", NOT_GRADED: "not graded", "error": "error"}


def record(steps: Mapping[str, list[Verdict]]) -> dict[str, Any]:
    """The verdicts of a run, by step; a step without any is not graded."""
    told = [_step(name, verdicts) for name, verdicts in steps.items()]
    return {
        "schema": 1,
        "official": False,
        "score": round(sum(step["score"] for step in told), 9),
        "max_score": round(sum(step["max_score"] for step in told), 9),
        "warning": None,
        "steps": told,
    }


def _step(name: str, verdicts: list[Verdict]) -> dict[str, Any]:
    tests: list[dict[str, Any]] = [
        {
            "name": verdict.name,
            "hole": verdict.hole,
            "status": STATUS.get(verdict.state, "failed"),
            "score": float(score),
            "max_score": float(maximum),
            "hidden": verdict.hidden,
            "message": _message(verdict),
            "mistake": list(verdict.mistake) or None,
        }
        for verdict, (score, maximum) in zip(verdicts, scores(verdicts), strict=True)
    ]
    return {
        "step": name,
        "status": _status({test["status"] for test in tests}),
        "score": round(sum(test["score"] for test in tests), 9),
        "max_score": round(sum(test["max_score"] for test in tests), 9),
        "refused": None,
        "tests": tests,
    }


def _message(verdict: Verdict) -> str:
    """What failed; of what is not written yet, the headline alone."""
    return verdict.headline if verdict.state in (UNWRITTEN, BLOCKED) else verdict.message


def _status(statuses: Iterable[str]) -> str:
    found = set(statuses)
    if not found:
        return "not graded"
    if "error" in found:
        return "error"
    return "passed" if found == {"passed"} else "failed"
