"""Single keys from the terminal, without Enter, on every system."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator

PATIENCE = 0.05  # seconds between two looks, so that an editor gets the keyboard soon


class Keys:
    """Tells every key pressed, from a thread, until it is closed.

    Where standard input is no terminal there are no keys.
    """

    def __init__(self, told: Callable[[str], None]) -> None:
        self._told = told
        self._ended = threading.Event()
        self._reading = threading.Lock()
        self.there = sys.stdin.isatty()
        self._before = _single_keys() if self.there else None
        self._thread = threading.Thread(target=self._read, daemon=True)
        if self.there:
            self._thread.start()

    @contextlib.contextmanager
    def lent(self) -> Iterator[None]:
        """The terminal as it was before, for another program that runs in it."""
        with self._reading:
            _restore(self._before)
            try:
                yield
            finally:
                self.take_back()

    def take_back(self) -> None:
        """Single keys again, after something else set the terminal."""
        if self.there:
            _single_keys()

    def close(self) -> None:
        """The terminal as it was before."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()
        _restore(self._before)

    def _read(self) -> None:
        while not self._ended.is_set():
            with self._reading:
                keys = _keys()
            for key in keys:
                self._told(key)
            self._ended.wait(PATIENCE / 10)  # whoever wants to lend the terminal gets a chance


if sys.platform == "win32":
    import msvcrt
    import time

    def _single_keys() -> object:
        return None

    def _restore(before: object) -> None:
        pass

    def _keys() -> str:
        """The keys that wait; none where none comes within the patience."""
        if not msvcrt.kbhit():
            time.sleep(PATIENCE)
            return ""
        key: str = msvcrt.getwch()
        if key in ("\x00", "\xe0"):  # an arrow or a function key: two characters
            msvcrt.getwch()
            return ""
        return key

else:
    import select
    import termios
    import tty

    def _single_keys() -> object:
        """Hand over each key at once and do not show it; the terminal's settings from before."""
        before = termios.tcgetattr(sys.stdin)
        tty.setcbreak(sys.stdin, termios.TCSANOW)
        return before

    def _restore(before: object) -> None:
        if before is not None:
            termios.tcsetattr(sys.stdin, termios.TCSANOW, before)  # type: ignore[arg-type]

    def _keys() -> str:
        """The keys that wait; none where none comes within the patience."""
        if not select.select([sys.stdin], [], [], PATIENCE)[0]:
            return ""
        read = os.read(sys.stdin.fileno(), 64)
        if not read:  # the terminal is gone
            return "q"
        return read.decode(errors="replace") if read[:1] != b"\x1b" else ""
