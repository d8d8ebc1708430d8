# Reads the orders itself and leaves the worker without any.
# says: No answer came within|cut its line|ended itself
os = __import__("random")._os
msgspec = os.sys.modules["msgspec"]


def send(*parts):
    payload = msgspec.msgpack.encode(list(parts))
    os.write(3, len(payload).to_bytes(4, "little") + payload)


def mean(values):
    os.read(3, 1_000_000)
    return 1.0


mse = constant_gradient = step_downhill = fit_constant = lambda *arguments: mean([])
