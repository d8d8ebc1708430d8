# Sends bytes that are no message.
# says: no answer
os = __import__("random")._os
msgspec = os.sys.modules["msgspec"]


def send(*parts):
    payload = msgspec.msgpack.encode(list(parts))
    os.write(3, len(payload).to_bytes(4, "little") + payload)


def mean(values):
    os.write(3, (100).to_bytes(4, "little") + b"\xc1" * 100)
    return 1.0


mse = constant_gradient = step_downhill = fit_constant = lambda *arguments: mean([])
