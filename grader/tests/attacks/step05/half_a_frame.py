# Sends half a frame and then nothing.
# says: No answer came within
os = __import__("random")._os
msgspec = os.sys.modules["msgspec"]


def send(*parts):
    payload = msgspec.msgpack.encode(list(parts))
    os.write(3, len(payload).to_bytes(4, "little") + payload)


def mean(values):
    os.write(3, (1000).to_bytes(4, "little") + b"x")
    while True:
        pass


mse = constant_gradient = step_downhill = fit_constant = lambda *arguments: mean([])
