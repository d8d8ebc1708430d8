"""Addresses of repositories: which ones git may be given, and what they mean.

An address comes from a roster, so it may have been written by anybody.
"""

import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

PROTOCOLS = ("https", "http", "ssh", "git", "file")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
TRANSPORT = re.compile(r"[A-Za-z0-9+.-]*::")
SHORT_SSH = re.compile(r"(?P<user>[\w.+][\w.+-]*)@(?P<host>[\w.][\w.-]*):(?P<path>[^-:].*)")
REMEDY = "write https://…, ssh://…, git@HOST:…, git://…, file:///… or a path"


class Refused(Exception):
    """Nothing that git is given; the message says why, and what to write."""


def remote(address: str, folder: Path) -> str:
    """What git is given for an address. folder: where relative paths begin. Raises Refused."""
    if not address.strip():
        raise Refused(f"no address: {REMEDY}")
    if any(unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") for character in address):
        raise Refused("the address has control characters in it: take them out")
    if address.startswith("-"):
        raise Refused(f"an address must not begin with a dash, as options do: {REMEDY}")
    if TRANSPORT.match(address):
        raise Refused(f"addresses with :: start programs: {REMEDY}")
    scheme = SCHEME.match(address)
    if scheme is None:
        if SHORT_SSH.fullmatch(address):
            return address
        return str((folder / address).absolute())
    protocol = scheme[1].lower()
    if protocol not in PROTOCOLS:
        raise Refused(f"{protocol}:// is not collected from: {REMEDY}")
    return _of_url(address, protocol)


def _of_url(address: str, protocol: str) -> str:
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        raise Refused(f"this is no address: {REMEDY}") from None
    if protocol == "file":
        if host:
            raise Refused("file:// takes a path on this machine alone: write file:///…")
        return unquote(parts.path)
    if not host or host.startswith("-"):
        raise Refused(f"the address names no host: {REMEDY}")
    if parts.password is not None or (protocol != "ssh" and parts.username is not None):
        raise Refused(
            "the address has a name or password in it, which would be stored: take it out, and "
            "set GITHUB_TOKEN where one is needed"
        )
    return address


def is_local(address: str) -> bool:
    """Whether what `remote` gave is a path on this machine."""
    return address.startswith("/")


def shown(address: str) -> str:
    """An address without whatever secret stands in it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "(no address)"
    if not SCHEME.match(address) or "@" not in parts.netloc or parts.scheme == "ssh":
        return re.sub(r"(://[^/@:]*):[^/@]*@", r"\1@", address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def repository_at(address: str, site: str) -> str | None:
    """The OWNER/NAME of a repository at a site such as https://github.com; None elsewhere."""
    short = SHORT_SSH.fullmatch(address)
    home = urlsplit(site)
    if short is not None:
        host, path = short["host"], short["path"]
        is_there = host.lower() == home.hostname
    else:
        try:
            parts = urlsplit(address)
            host, path = parts.netloc, parts.path
            is_there = (
                host.lower() == home.netloc and parts.scheme == home.scheme
                if parts.scheme in ("http", "https")
                else parts.scheme in ("ssh", "git") and parts.hostname == home.hostname
            )
        except ValueError:
            return None
    names = path.strip("/").removesuffix(".git")
    return names if is_there and re.fullmatch(r"[\w.-]+/[\w.-]+", names) else None
