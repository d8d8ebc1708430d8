"""A process that has collected a step's tests, and has read nothing of the learner's: it runs once.

    python -m grader.learn.companion.standby step03

It goes as far as pytest can go without the learner's file, and waits for one line on standard
input: a request. Then it runs the tests and tells, line by line as JSON, what they say. The next
run gets another process, so no module of an earlier save can stay behind. It works alike on every
system, which a forked server would not.
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

import grader.learn.recognition  # noqa: F401  (read before it is wanted)
from grader.learn import failure, plugin, summary
from grader.learn.companion.runs import Request, Result
from grader.learn.states import PASSED

PYTEST = ["--rootdir=.", "-cpyproject.toml", "--noconftest", "-pno:cacheprovider"]
NARROWEST, WIDEST = 40, failure.WIDTH


@dataclass
class Teller:
    """A pytest plugin that waits for the request, and tells every verdict as one line."""

    requests: TextIO
    out: TextIO

    def tell(self, **event: Any) -> None:
        print(json.dumps(event), file=self.out, flush=True)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> None:
        gc.collect()
        gc.freeze()
        self.tell(ready=True)
        line = self.requests.readline()
        if not line:
            pytest.exit("whoever wanted a run has gone")
        request = Request(**json.loads(line))
        failure.WIDTH = max(NARROWEST, min(WIDEST, request.width))

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
    """Collect, wait, run, tell."""
    teller = Teller(*_own_ends())
    folders = [f"exercises/{name}" for name in arguments]
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        status = pytest.main([*PYTEST, *folders], plugins=[plugin, teller])
    wrong = status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
    teller.tell(end=int(status), output=output.getvalue() if wrong else "")
    return 0


def _own_ends() -> tuple[TextIO, TextIO]:
    """Standard input and output for us alone; a learner's code reads and writes nothing there."""
    requests = os.fdopen(os.dup(0), encoding="utf-8")
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return requests, out


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
