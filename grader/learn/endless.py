"""Endless loops: what pytest-timeout does, made to say which hole looped.

Where signals exist the test fails and the run goes on. Where they do not (Windows) the run must
end; its last line then names the call. Registered only where pytest-timeout is.
"""

import os
import signal
import sys
import threading
from collections.abc import Generator
from typing import Any

import pytest

REPEAT_SECONDS = 1.0


def is_timeout(message: str) -> bool:
    """Whether a failure is pytest-timeout's."""
    return message.startswith("Timeout (")


def limit_of(item: pytest.Item) -> float:
    """The time limit of a test in seconds."""
    mark = item.get_closest_marker("timeout")
    return float(mark.args[0] if mark else item.config.getoption("timeout") or 0)


@pytest.hookimpl(wrapper=True)
def pytest_timeout_set_timer(item: pytest.Item, settings: Any) -> Generator[None, Any, Any]:
    student = getattr(item, "funcargs", {}).get("student")
    if student is None:
        return (yield)
    result = yield
    if settings.method == "thread":
        item.cancel_timeout()  # type: ignore[attr-defined]
        timer = threading.Timer(settings.timeout, _end_run, (item, student, settings.timeout))
        timer.daemon = True
        timer.start()
        item.cancel_timeout = timer.cancel  # type: ignore[attr-defined]
        return result
    # A bare `except:` in the loop swallows the first alarm: ring again.
    signal.setitimer(signal.ITIMER_REAL, settings.timeout, REPEAT_SECONDS)
    return result


def _end_run(item: pytest.Item, student: Any, seconds: float) -> None:
    """End the whole run, with the call that did not come back as the last line."""
    capture = item.config.pluginmanager.getplugin("capturemanager")
    if capture:
        capture.suspend_global_capture(in_=True)
    explanation = student.explain_interruption(seconds)
    where = " ".join(explanation.call.split()) or item.name
    print(
        f"\nThe run ends here, because an endless loop can't be interrupted on this system.\n"
        f"{where}: {explanation.sentences[0]}",
        file=sys.stderr,
        flush=True,
    )
    os._exit(1)
