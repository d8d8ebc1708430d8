"""What this machine has for a jail, and what to do where something is missing."""

import platform
import sys
from dataclasses import dataclass

from grader.learn import landlock, seccomp
from grader.teach.jail.host import Host, JailError
from grader.teach.jail.protocol import Ended, Malformed, TimeOver, Tried, Try

ELSEWHERE = (
    "Official marking needs Linux: on Windows use WSL 2, on a Mac a Linux container or virtual "
    "machine. Learners need neither."
)
NO_LANDLOCK = (
    "Landlock needs Linux 5.13 or newer, built with CONFIG_SECURITY_LANDLOCK and with landlock in "
    "the list of security modules (boot with lsm=landlock,…; `cat /sys/kernel/security/lsm` shows "
    "them). In a container, the container's own filter must allow the landlock calls: Docker 23 or "
    "newer does."
)
NO_SECCOMP = (
    "seccomp filters need a kernel built with CONFIG_SECCOMP_FILTER and an x86_64 or aarch64 "
    "processor. Some sandboxes (gVisor, old WSL 1) have none: use WSL 2 or a usual container."
)


@dataclass(frozen=True)
class Finding:
    """One thing that the jail needs: whether it is there, and what to do where it is not."""

    name: str
    good: bool
    found: str
    remedy: str = ""


def findings() -> list[Finding]:
    """Everything that the jail needs, looked at one by one, then tried together."""
    found = parts()
    return [*found, _trial()] if all(finding.good for finding in found) else found


def parts() -> list[Finding]:
    """What the system says that it has."""
    linux = sys.platform == "linux"
    found = [Finding("system", linux, platform.platform(), "" if linux else ELSEWHERE)]
    if not linux:
        return found
    abi = landlock.version()
    found.append(
        Finding(
            "landlock", abi >= 1, f"ABI {abi}" if abi else "missing", "" if abi else NO_LANDLOCK
        )
    )
    filters = seccomp.available()
    shown = f"filters, on {platform.machine()}" if filters else f"missing, on {platform.machine()}"
    found.append(Finding("seccomp", filters, shown, "" if filters else NO_SECCOMP))
    return found


def _trial() -> Finding:
    """Open a jail and try to get out."""
    try:
        with Host([]) as host:
            possible = escapes(host)
    except JailError as error:
        return Finding(
            "trial", False, str(error), "Please report this, with `grader doctor`'s output."
        )
    if possible:
        remedy = "The kernel says that it isolates, but does not. Use another machine."
        return Finding("trial", False, f"possible inside: {', '.join(possible)}", remedy)
    return Finding("trial", True, "files, processes, sockets and signals are refused inside")


def escapes(host: Host) -> list[str]:
    """What is possible in a child although it must not be."""
    child = host.open()
    try:
        child.channel.send(Try(1))
        answer = child.channel.receive()
    except (Malformed, Ended, TimeOver) as error:
        raise JailError("The trial in the jail did not end well.") from error
    finally:
        host.end(child)
    if not isinstance(answer, Tried):
        raise JailError("The trial in the jail did not end well.")
    return answer.possible


def require(host: Host) -> None:
    """Raise JailError unless this machine isolates; the trial costs a few milliseconds."""
    missing = [finding for finding in parts() if not finding.good]
    if missing:
        text = " ".join(f"{finding.name}: {finding.found}. {finding.remedy}" for finding in missing)
        raise JailError(f"This machine can't isolate a submission. {text}")
    possible = escapes(host)
    if possible:
        raise JailError(
            f"The jail does not hold on this machine: {', '.join(possible)} is possible."
        )


def doors() -> list[str]:
    """What isolates a child on this machine, for results."""
    return [f"landlock {landlock.version()}", "seccomp", "limits"]
