"""GitHub's REST API, as far as a collection asks it: forks, pushes, and where one has moved to.

PyGithub (the extra `instructor`) is imported by the first question. It waits where a rate limit
asks it to and asks again where the server stumbles; questions are asked one at a time.
"""

import base64
import os
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from grader.course import CourseError
from grader.teach.addresses import repository_at

API = "https://api.github.com"
TOKEN = "GITHUB_TOKEN"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
MISSING = 'PyGithub is missing: python -m pip install -e ".[instructor]"'
RETRIES = 5
MOST_SECONDS_OF_WAITING = 5 * 60
SECONDS_WORTH_TELLING = 2
SECONDS_BETWEEN = 0.1  # of questions; GitHub takes 15 a second of one user
EVENTS_A_PAGE = 100


class HubError(Exception):
    """The API did not answer, or said no; the message is a sentence. status: of HTTP, or 0."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Fork:
    """A fork, and whose it is."""

    login: str
    address: str


@dataclass(frozen=True)
class Push:
    """A change of a branch that the server has noted down. Names of commits may be all zeros."""

    time: datetime
    before: str
    after: str


@dataclass
class Hub:
    """One server with GitHub's API. token: of the teacher, or empty. stop: set, no one waits."""

    api: str = API
    token: str = field(default="", repr=False)
    stop: threading.Event = field(default_factory=threading.Event)
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        """Refuse what would give the token away. Raises CourseError."""
        self.api = self.api.rstrip("/")
        try:
            parts = urlsplit(self.api)
            host = parts.hostname
        except ValueError:
            host = None
        if not host or parts.scheme not in ("https", "http") or "@" in parts.netloc:
            raise CourseError(f"--api: no address of an API: write {API} or https://HOST/api/v3")
        if parts.scheme == "http" and host not in LOOPBACK:
            raise CourseError("--api: http:// shows the token to everybody on the way: https://…")
        if not (self.token.isascii() and self.token.isprintable() and " " not in self.token):
            raise CourseError(f"{TOKEN} has characters that no token has: set it anew")

    @property
    def site(self) -> str:
        """Where its repositories are, such as https://github.com."""
        if self.api == API:
            return "https://github.com"
        parts = urlsplit(self.api)
        return f"{parts.scheme}://{parts.netloc.lower()}"

    def name_of(self, address: str) -> str | None:
        """The OWNER/NAME of a repository that this server has; None of others."""
        return repository_at(address, self.site)

    def git_environment(self, address: str) -> dict[str, str]:
        """How git shows the token to this server's repositories, and to nobody else."""
        if not self.token or not address.startswith(f"{self.site}/"):
            return {}
        return {
            "GIT_CONFIG_COUNT": "2",
            "GIT_CONFIG_KEY_0": f"http.{self.site}/.extraHeader",
            "GIT_CONFIG_VALUE_0": f"Authorization: Basic {self._basic}",
            # git would show it to whatever host it is sent on to.
            "GIT_CONFIG_KEY_1": "http.followRedirects",
            "GIT_CONFIG_VALUE_1": "false",
        }

    @property
    def _basic(self) -> str:
        return base64.b64encode(f"x-access-token:{self.token}".encode()).decode()

    def without_token(self, text: str) -> str:
        """A text in which the token is no longer to be seen, in whatever form git sends it."""
        if not self.token:
            return text
        return text.replace(self._basic, "…").replace(self.token, "…")

    def forks(self, name: str) -> Iterator[Fork]:
        """All forks of OWNER/NAME, the oldest first. Raises HubError."""
        for page in self._pages(f"/repos/{name}/forks", {"sort": "oldest", "per_page": 100}):
            with self._understood():
                forks = [Fork(fork["owner"]["login"], fork["clone_url"]) for fork in page]
            yield from forks

    def pushes(self, name: str, branch: str) -> Iterator[list[Push]]:
        """What has happened to a branch, the newest first, by pages. Raises HubError."""
        wishes = {"ref": branch, "direction": "desc", "per_page": EVENTS_A_PAGE}
        for page in self._pages(f"/repos/{name}/activity", wishes):
            with self._understood():
                pushes = [
                    Push(
                        _time(event["timestamp"]), _commit(event["before"]), _commit(event["after"])
                    )
                    for event in page
                    if event["ref"] == branch
                ]
            yield pushes

    def moved_to(self, name: str) -> str | None:
        """The address that a repository has now. Raises HubError."""
        said = self._ask(f"/repos/{name}", {})[1]
        with self._understood():
            address = str(said["clone_url"])
        return address if self.name_of(address) else None

    @contextmanager
    def _understood(self) -> Iterator[None]:
        try:
            yield
        except (KeyError, TypeError, ValueError) as error:
            raise HubError(
                f"{self.api} gave an answer of another form: {type(error).__name__} {error}"
            ) from None

    def _pages(self, path: str, wishes: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
        from requests.utils import parse_header_links

        place: str | None = path
        while place is not None:
            headers, page = self._ask(place, wishes)
            if not isinstance(page, list):
                raise HubError(f"{self.api} gave no list for {path}")
            yield page
            links = parse_header_links(headers.get("link", ""))
            place = next((link["url"] for link in links if link.get("rel") == "next"), None)
            wishes = {}

    def _ask(self, path: str, wishes: dict[str, Any]) -> tuple[dict[str, Any], Any]:
        try:
            from github import GithubException, RateLimitExceededException
        except ModuleNotFoundError:
            raise HubError(MISSING) from None
        from requests import RequestException

        try:
            with self._one_at_a_time:
                headers, data = self._client.requester.requestJsonAndCheck("GET", path, wishes)
        except RateLimitExceededException as error:
            raise HubError(self._used_up(error.headers), error.status) from None
        except GithubException as error:
            said = error.data.get("message", "") if isinstance(error.data, dict) else ""
            text = f"{self.api} answered {error.status} {said}".strip()
            raise HubError(self.without_token(text), error.status) from None
        except (RequestException, AssertionError, AttributeError, ValueError) as error:
            text = f"{self.api} can't be asked ({type(error).__name__})"
            raise HubError(self.without_token(text)) from None
        return headers, data

    def _wait(self, seconds: float) -> None:
        """Wait before the next try. Raises HubError where that is too long, or `stop` is set."""
        if seconds > MOST_SECONDS_OF_WAITING:
            raise HubError(f"{self.api} wants to be asked again in {seconds:.0f} s: try later")
        if seconds >= SECONDS_WORTH_TELLING:
            print(f"waiting {seconds:.0f} s, as {self.api} asks …", file=sys.stderr, flush=True)
        if self.stop.wait(seconds):
            raise HubError(f"interrupted while waiting for {self.api}")

    def _used_up(self, headers: Any) -> str:
        """What to do about a rate limit that is longer than anybody waits."""
        reset = str((headers or {}).get("x-ratelimit-reset", ""))
        until = (
            f" until {datetime.fromtimestamp(int(reset), UTC):%H:%M} UTC" if reset.isdigit() else ""
        )
        more = "try later" if self.token else f"try later, or set {TOKEN}, which is allowed more"
        return f"{self.api} takes no more questions{until}, its rate limit: {more}"

    @cached_property
    def _client(self) -> Any:
        from github import Auth, Github
        from github.GithubRetry import GithubRetry

        wait = self._wait

        class Retry(GithubRetry):
            """One that can be ended while it waits."""

            def sleep(self, response: Any = None) -> None:
                asked = self.get_retry_after(response) if response is not None else None
                wait(asked or self.get_backoff_time())

        retry = Retry(
            total=RETRIES,
            backoff_factor=0.5,
            status_forcelist=[429, *range(500, 600)],
            max_rate_limit_wait=MOST_SECONDS_OF_WAITING,
        )
        return Github(
            base_url=self.api,
            auth=Auth.Token(self.token) if self.token else None,
            retry=retry,
            seconds_between_requests=SECONDS_BETWEEN,
        )


def hub(api: str = API) -> Hub:
    """The server, with the token of the environment where there is one. Raises CourseError."""
    return Hub(api, os.environ.get(TOKEN, "").strip())


def _commit(name: str) -> str:
    if not re.fullmatch("[0-9a-f]{40}|[0-9a-f]{64}", name):
        raise ValueError("no name of a commit")
    return name


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
