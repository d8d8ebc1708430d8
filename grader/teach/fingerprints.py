"""From the catalogue to fingerprints: what each mistake answers, without its code.

`python -m grader.teach.fingerprints` writes grader/learn/fingerprints/stepNN.json where they differ
from what the catalogue and the solutions give; `--check` names those that do.
"""

import argparse
import json
import tempfile
from dataclasses import asdict
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from grader.course import Course, CourseError, Step
from grader.learn.given import write_given
from grader.learn.mistake import Mistake
from grader.learn.probing import Observation, Observer, Probe, agree, to_data
from grader.learn.recognition import unit_of
from grader.teach.catalogue import Entry, catalogue, entry_module, needs
from grader.teach.reference import ReferenceBackend

FOLDER = Path("grader", "learn", "fingerprints")
LEVELS = 4


def answers(step: Step, unit: str, probes: list[Probe], entry: Entry | None) -> list[Observation]:
    """What a function of the reference, or a mistake in its place, makes of its probes."""
    backend = ReferenceBackend(step, entry_module(step, entry) if entry is not None else None)
    with tempfile.TemporaryDirectory() as folder:
        observer = Observer(backend, partial(write_given, Path(folder)))
        return list(observer.observe(unit, probes))


def fingerprints(step: Step) -> dict[str, Any]:
    """All that a learner's run needs to recognise the mistakes of a step."""
    known = catalogue(step)
    units = {}
    for name, needed in needs(step).items():
        asked = known.probes.get(name, [])
        right = answers(step, name, asked, None)
        mistakes = [
            _told(entry.mistake, answers(step, name, asked, entry), right)
            for entry in known.entries
            if unit_of(entry.mistake.hole) == name
        ]
        units[name] = {
            "needs": needed,
            "probes": [to_data(one) for one in asked],
            "right": [to_data(one) for one in right],
            "mistakes": mistakes,
        }
    return {"units": units}


def _told(mistake: Mistake, answered: list[Observation], right: list[Observation]) -> Any:
    differing = {
        str(i): to_data(answer)
        for i, (answer, wanted) in enumerate(zip(answered, right, strict=True))
        if not agree(answer, wanted)
    }
    if not differing:
        raise CourseError(f"{mistake.id}: no probe tells this mistake from the right answer")
    if all("raised" in answer for answer in answered):
        raise CourseError(f"{mistake.id}: every probe raises, which says nothing")
    told = asdict(mistake)
    del told["step"]
    return {**told, "answers": differing}


def written(step: Step) -> str:
    """The file's text: a line for each probe and each answer."""
    return _laid_out(fingerprints(step), LEVELS) + "\n"


def _laid_out(data: Any, levels: int, indent: str = "") -> str:
    """JSON with a line for every item of the outer levels."""
    if not levels or not isinstance(data, dict | list) or not data:
        return json.dumps(data, ensure_ascii=False, allow_nan=False)
    inner = indent + " "
    if isinstance(data, list):
        rows = [_laid_out(item, levels - 1, inner) for item in data]
    else:
        rows = [f"{json.dumps(k)}: {_laid_out(v, levels - 1, inner)}" for k, v in data.items()]
    opened, closed = "[]" if isinstance(data, list) else "{}"
    return f"{opened}\n{inner}" + f",\n{inner}".join(rows) + f"\n{indent}{closed}"


def path_of(step: Step) -> Path:
    """Where the fingerprints of a step stand."""
    return step.root / FOLDER / f"{step.name}.json"


def stale(step: Step) -> bool:
    """Whether a step's fingerprints differ from what the catalogue gives, beyond rounding."""
    path = path_of(step)
    if not path.is_file():
        return True
    found = json.loads(path.read_text(encoding="utf-8"))
    return not agree({"file": found}, {"file": json.loads(written(step))})


def main() -> int:
    """Write the fingerprints, or check them."""
    parser = argparse.ArgumentParser(prog="python -m grader.teach.fingerprints")
    parser.add_argument("steps", nargs="*", metavar="STEP", help="all where none is named")
    parser.add_argument("--check", action="store_true", help="write nothing; name stale files")
    arguments = parser.parse_args()
    course, found = Course(), 0
    for step in [course[name] for name in arguments.steps] or course:
        if step.name == "step12" and find_spec("torch") is None:
            print("step12: not looked at, since torch is not installed")
            continue
        if not stale(step):
            continue
        found += 1
        shown = step.shown(path_of(step))
        if arguments.check:
            print(f"{shown} differs from the catalogue: python -m grader.teach.fingerprints")
        else:
            path_of(step).parent.mkdir(exist_ok=True)
            path_of(step).write_text(written(step), encoding="utf-8")
            print(f"wrote {shown}")
    return 1 if arguments.check and found else 0


if __name__ == "__main__":
    raise SystemExit(main())
