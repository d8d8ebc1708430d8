"""A process in which everything is imported and nothing of the learner's yet: it runs tests once.

    python -m grader.learn.companion.standby step03

It collects the step's tests, so that pytest, the suites and what they need are in memory, and waits
for one line on standard input: a request. Then it runs the tests and tells, line by line as JSON,
what they say. The next run gets another process, so no module of an earlier save can stay behind.
It works alike on every system, which a forked server would not.
"""

import contextlib
import gc
import io
import json
import os
import sys
from dataclasses import asdict, dataclass
from typing import Any, TextIO

import pytest

from grader.learn import failure, plugin, summary
from grader.learn.companion.runs import Request, Result
from grader.learn.states import PASSED

PYTEST = ["--rootdir=.", "-cpyproject.toml", "--noconftest", "-pno:cacheprovider"]
NARROWEST, WIDEST = 40, failure.WIDTH


@dataclass
class Teller:
    """A pytest plugin that tells every verdict as one line."""

    out: TextIO

    def tell(self, **event: Any) -> None:
        print(json.dumps(event), file=self.out, flush=True)

    def pytest_runtest_logreport(self, report: Any) -> None:
        verdict = getattr(report, "verdict", None)
        if verdict is None:
            return
        message = report.longrepr
        told = isinstance(message, plugin.Message)
        self.tell(
            verdict=verdict | {"details": None},
            lines=failure.lines(message.explanation) if told else [],
            advice=message.advice if told else [],
            printed=report.capstdout,
        )

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            self.tell(trouble=str(report.longrepr))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        found = session.config.pluginmanager.get_plugin("course-summary")
        assert isinstance(found, summary.Summary)
        for line in found.lines():
            score, maximum = line.points
            result = Result(
                step=line.step.name,
                passed=sum(verdict.state == PASSED for verdict in line.verdicts),
                tests=len(line.verdicts),
                points=(float(score), float(maximum)),
                next_hole=line.next_hole,
                parts=line.parts(),
                complete=line.complete,
                ungraded=line.ungraded,
            )
            self.tell(result=asdict(result))


def main(arguments: list[str]) -> int:
    """Warm up, wait for the request, run, tell."""
    teller = Teller(_own_output())
    quiet = io.StringIO()
    with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        pytest.main(
            [*PYTEST, "--collect-only", *(f"exercises/{name}" for name in arguments)],
            plugins=[plugin],
        )
    _forget_exercises()
    gc.collect()
    gc.freeze()
    teller.tell(ready=True)
    line = sys.stdin.readline()
    if not line:
        return 0
    request = Request(**json.loads(line))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)  # input() in a learner's code must not wait for us
    failure.WIDTH = max(NARROWEST, min(WIDEST, request.width))
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        status = pytest.main([*PYTEST, f"exercises/{request.step}"], plugins=[plugin, teller])
    wrong = status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
    teller.tell(end=int(status), output=output.getvalue() if wrong else "")
    return 0


def _own_output() -> TextIO:
    """Standard output for us alone: what a learner's code writes there goes nowhere."""
    own = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return own


def _forget_exercises() -> None:
    for name in [n for n in sys.modules if n.partition(".")[0] == "exercises"]:
        del sys.modules[name]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
