# Calls back functions that nobody gave it.
# says: not given
os = __import__("random")._os
msgspec = os.sys.modules["msgspec"]


def send(*parts):
    payload = msgspec.msgpack.encode(list(parts))
    os.write(3, len(payload).to_bytes(4, "little") + payload)


def mean(values):
    send("callback", 7, msgspec.msgpack.encode([]), msgspec.msgpack.encode({}))
    return 1.0


mse = constant_gradient = step_downhill = fit_constant = lambda *arguments: mean([])
