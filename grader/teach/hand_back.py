"""`python -m grader.teach.hand_back CLASS`: each student's feedback, as a comment at their commit.

For a class on GitHub whose forks are private. A comment in a public repository can be read by
everybody, so nothing is written there. Who else may read a private one is up to its owner and, in
an organisation, to its base permission. The token (FEEDBACK_TOKEN) needs to read contents and to
write commit comments (contents: write) in the forks; so this needs nothing but the standard library
and what reads a class, and the job that holds the token installs little.
"""

import argparse
import json
import os
import re
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course import CourseError
from grader.teach.classroom import Classroom
from grader.teach.collection import Collected, read_collection
from grader.teach.exits import FAILED, GOOD, USAGE
from grader.teach.roster import read_roster

MAX_COMMENT = 60_000  # characters; GitHub takes 65,536
SECONDS = 30
PAUSE = 1.0  # seconds between comments, as GitHub asks for
NOBODY = "@\N{WORD JOINER}"  # notifies nobody


class NotHandedBack(Exception):
    """One student's feedback was not written; the message says why."""


@dataclass(frozen=True)
class GitHub:
    """GitHub's API. server: where repositories are, such as https://github.com."""

    api: str
    server: str
    token: str

    def repository(self, url: str) -> str:
        """OWNER/NAME of a repository's address."""
        pattern = rf"{re.escape(self.server)}/([\w.-]+/[\w.-]+?)(?:\.git)?/?"
        found = re.fullmatch(pattern, url, re.ASCII)
        if found is None:
            raise NotHandedBack(f"{url} is no repository of {self.server}")
        return found[1]

    def ask(self, path: str, body: dict[str, str] | None = None) -> Any:
        """GET, or POST with a body; the answer as plain data."""
        request = urllib.request.Request(
            f"{self.api}/repos/{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {self.token}",
                "Accept": "application/vnd.github+json",
                "Content-Type": "application/json",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise NotHandedBack(f"GitHub answers {error.code} to {path}") from None
        except (OSError, ValueError) as error:
            raise NotHandedBack(f"no answer from GitHub: {error}") from None


def hand_back(found: Collected, feedback: str, github: GitHub) -> bool:
    """Write one student's feedback; False where it stands there already. Raises NotHandedBack."""
    if found.commit is None:
        raise NotHandedBack("no commit was collected")
    repository = github.repository(found.renamed_to or found.repository)
    if github.ask(repository).get("private") is not True:
        raise NotHandedBack("the repository is public, so everybody could read it")
    text = feedback[:MAX_COMMENT].replace("@", NOBODY).strip()
    comments = f"{repository}/commits/{found.commit}/comments"
    if any(one.get("body", "").strip() == text for one in github.ask(f"{comments}?per_page=100")):
        return False
    github.ask(comments, {"body": text})
    return True


def main(arguments: list[str] | None = None) -> int:
    """Hand back to the whole class; 3 where somebody got nothing."""
    parser = argparse.ArgumentParser(prog="python -m grader.teach.hand_back")
    parser.add_argument("folder", type=Path, metavar="CLASS")
    classroom = Classroom(parser.parse_args(arguments).folder)
    token = os.environ.get("FEEDBACK_TOKEN", "")
    if not token:
        print("hand_back: FEEDBACK_TOKEN is empty: set it as a secret", file=sys.stderr)
        return USAGE
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    github = GitHub(api, os.environ.get("GITHUB_SERVER_URL", "https://github.com"), token)
    try:
        students = [student.student for student in read_roster(classroom.roster)]
        collected = read_collection(classroom)
    except CourseError as error:
        print(f"hand_back: {error}", file=sys.stderr)
        return USAGE
    failed = 0
    for name in students:
        page = classroom.feedback / "students" / name / "feedback.md"
        try:
            if name not in collected or not page.is_file():
                raise NotHandedBack("there is no feedback yet")
            new = hand_back(collected[name], page.read_text(encoding="utf-8"), github)
        except NotHandedBack as error:
            failed += 1
            print(f"{name}: {error}")
        else:
            print(f"{name}: {'handed back' if new else 'has it already'}")
            time.sleep(PAUSE if new else 0)
    return FAILED if failed else GOOD


if __name__ == "__main__":
    sys.exit(main())
