"""A server on loopback that behaves as GitHub does: its REST API, and git over HTTP."""

import json
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from grader.teach.git import Git

NOTHING = "0" * 40


def write_commit(repository, text, date=1_700_000_000, parent=None, branch="refs/heads/main"):
    """One commit with one file; its name."""
    who = f"A student <student@example.org> {date} +0000"
    git = Git(repository)
    git.commit_files(branch, parent, "My work\n", who, {"work.txt": text.encode()})
    return git.run("rev-parse", branch).decode().strip()


def new_repository(place, branch="main"):
    """A bare repository without commits."""
    place.mkdir(parents=True)
    Git(place).run("init", "--bare", "--quiet", f"--initial-branch={branch}")
    return place


@dataclass
class Hub:
    """What the server has. stumbles: answers to the next questions of the API, one after another.

    ways: what else git's requests for OWNER/NAME meet: private, endless, or a whole address.
    """

    root: Path
    port: int = 0
    forks: list[str] = field(default_factory=list)
    activity: dict[str, Any] = field(default_factory=dict)
    stumbles: list[Any] = field(default_factory=list)
    ways: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(
        default_factory=list
    )  # path and Authorization of all requests
    a_page: int = 2
    closed: threading.Event = field(default_factory=threading.Event)

    @property
    def site(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def api(self):
        return f"{self.site}/api/v3"

    def address(self, name):
        return f"{self.site}/{name}.git"

    def repository(self, name):
        """A new bare repository."""
        return new_repository(self.root / f"{name}.git")

    def pushed(self, name, when, before, after, kind="push"):
        """Note down what has happened to the branch main."""
        event = {"ref": "refs/heads/main", "timestamp": when, "activity_type": kind}
        self.activity.setdefault(name, []).insert(0, event | {"before": before, "after": after})


@contextmanager
def serving(root):
    """The server while it runs."""
    hub = Hub(root)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"hub": hub}))
    hub.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield hub
    finally:
        hub.closed.set()
        server.shutdown()
        thread.join()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    hub: Hub

    def log_message(self, *_):
        """Keep quiet."""

    def do_GET(self):
        self.hub.asked.append((self.path, self.headers.get("Authorization", "")))
        try:
            if self.path.startswith("/api/v3/"):
                self._api(urlsplit(self.path.removeprefix("/api/v3")))
            else:
                self._git(urlsplit(self.path))
        except (BrokenPipeError, ConnectionResetError):
            pass

    do_POST = do_GET  # noqa: N815

    def _say(self, status, said, headers=()):
        body = json.dumps(said).encode()
        self.send_response(status)
        for name, value in (*headers, ("Content-Type", "application/json; charset=utf-8")):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    # ------------------------------------------------------------------------------- API

    def _api(self, url):
        hub = self.hub
        if hub.stumbles:
            status, message, headers = hub.stumbles.pop(0)
            self._say(status, {"message": message}, headers)
            return
        name, _, what = url.path.removeprefix("/repos/").partition("/")
        owner, (name, _, what) = name, what.partition("/")
        full = f"{owner}/{name}"
        moved = hub.ways.get(full, "")
        if moved.startswith("/"):
            place = f"{hub.api}/repos{moved}{'/' if what else ''}{what}"
            self._say(301, {"message": "Moved Permanently", "url": place}, [("Location", place)])
        elif what == "forks" and full == "teacher/course":
            self._page(url, [self._repository(fork) for fork in hub.forks])
        elif what == "activity" and full in hub.activity:
            self._page(url, hub.activity[full])
        elif not what and (hub.root / f"{full}.git").exists():
            self._say(200, self._repository(full))
        else:
            self._say(404, {"message": "Not Found"})

    def _repository(self, full):
        owner, _, name = full.partition("/")
        address = self.hub.address(full)
        return {"name": name, "full_name": full, "clone_url": address, "owner": {"login": owner}}

    def _page(self, url, everything):
        query = parse_qs(url.query)
        page, size = int(query.get("page", ["1"])[0]), self.hub.a_page
        links = []
        if page * size < len(everything):
            more = f"{self.hub.api}{url.path}?page={page + 1}"
            links = [("Link", f'<{more}>; rel="next", <{more}>; rel="last"')]
        self._say(200, everything[(page - 1) * size : page * size], links)

    # ------------------------------------------------------------------------------- git

    def _git(self, url):
        name = "/".join(url.path.split("/")[1:3]).removesuffix(".git")
        way = self.hub.ways.get(name, "")
        if way == "private":
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="hub"')
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif way == "endless":
            self._endless()
        elif way:
            place = way if "://" in way else f"{self.hub.site}{way}.git"
            rest = url.path.partition(".git")[2]
            self.send_response(301)
            self.send_header("Location", f"{place}{rest}?{url.query}")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._backend(url)

    def _endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/x-git-upload-pack-advertisement")
        self.end_headers()
        self.wfile.write(b"001e# service=git-upload-pack\n0000")
        while not self.hub.closed.is_set():
            line = b"%040x refs/heads/%020d\n" % (time.monotonic_ns(), time.monotonic_ns())
            self.wfile.write(b"%04x%s" % (len(line) + 4, line))
            self.hub.closed.wait(0.01)

    def _backend(self, url):
        length = int(self.headers.get("Content-Length", 0))
        environment = {
            "PATH": "/usr/bin:/bin",
            "GIT_PROJECT_ROOT": str(self.hub.root),
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": url.path,
            "QUERY_STRING": url.query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(length),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }
        done = subprocess.run(
            ["git", "http-backend"],
            env=environment,
            input=self.rfile.read(length),
            capture_output=True,
            check=False,
        )
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if line)
        self.send_response(int(headers.pop("Status", "200 OK").split()[0]))
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
