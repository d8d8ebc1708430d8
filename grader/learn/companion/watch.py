"""`grader watch`: the next hole on the screen, the tests at every save, a key for all else."""

import argparse
import contextlib

from grader.learn.companion import knowledge
from grader.learn.companion.place import COMPANION, course_here, named_step, require
from grader.learn.companion.say import say


def watch(arguments: argparse.Namespace) -> int:
    """Watch until q or Ctrl-C."""
    require(COMPANION, "rich", "watchfiles")
    course = course_here()
    if arguments.step is not None:
        step = named_step(course, arguments.step)
    else:
        step = knowledge.current(knowledge.find_out(course)).step
    from grader.learn.companion.session import Session

    session = Session(course, step, poll=arguments.poll)
    try:
        with contextlib.suppress(KeyboardInterrupt):
            session.run()
    finally:
        session.close()
    say(f"\nTo go on: grader watch {session.step.name}")
    return 0
