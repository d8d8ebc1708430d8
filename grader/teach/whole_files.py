"""Files written so that a reader meets the old one or the new one, and never a half."""

import os
from pathlib import Path
from typing import Any

import msgspec


def write_whole(path: Path, content: bytes, mode: int = 0o666, durable: bool = True) -> None:
    """Replace a file by another one, whole.

    mode: of the new file, less the umask. durable: wait until it is on the disk, where a loss of
    power can't reach it.
    """
    part = part_of(path)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_json(path: Path, data: Any, indent: int = 2, durable: bool = True) -> None:
    """Replace a file by data as JSON that people can read, whole."""
    content = msgspec.json.format(msgspec.json.encode(data), indent=indent) + b"\n"
    write_whole(path, content, durable=durable)


def part_of(path: Path) -> Path:
    """Where a file is written before it takes its place."""
    return path.with_name(f".{path.name}.part")
