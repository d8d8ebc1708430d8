"""Tells when a file of the learner's is saved: by the system's events, or by looking again."""

import threading
from collections.abc import Callable
from pathlib import Path

from watchfiles import Change, watch

QUIET = 10  # milliseconds of silence after which an event is told: an editor's save is several
MOST = 200  # milliseconds after which it is told all the same
POLL_DELAY = 200


class Saves:
    """Watches a folder in a thread of its own until it is closed.

    saved: called with the Python files that were written, moved or removed.
    failed: called with a sentence when the system can't watch.
    """

    def __init__(
        self,
        folder: Path,
        poll: bool,
        saved: Callable[[list[Path]], None],
        failed: Callable[[str], None],
    ) -> None:
        self._folder = folder
        self._poll = poll
        self._saved = saved
        self._failed = failed
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop watching."""
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        try:
            for changes in watch(
                self._folder,
                watch_filter=_is_source,
                step=QUIET,
                debounce=MOST,
                rust_timeout=100,
                stop_event=self._ended,
                raise_interrupt=False,
                force_polling=True if self._poll else None,
                poll_delay_ms=POLL_DELAY,
                ignore_permission_denied=True,
            ):
                self._saved(sorted({Path(path) for _, path in changes}))
        except (OSError, RuntimeError) as error:  # such as too many watched files
            self._failed(str(error))


def _is_source(_change: Change, path: str) -> bool:
    """Whether it is a file of Python's, and not an editor's own, such as Emacs's .#slopes.py."""
    name = Path(path).name
    return name.endswith(".py") and not name.startswith(".")


class Stamp:
    """When a file was written last, as a drive tells it that tells of nothing by itself."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = self._now()

    def changed(self) -> bool:
        """Whether the file is another than at the last call."""
        before, self._seen = self._seen, self._now()
        return before != self._seen

    def _now(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size
