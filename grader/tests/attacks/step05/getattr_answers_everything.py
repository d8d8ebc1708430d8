# Gives its module a __getattr__ that makes up every function.
# says: returned


def __getattr__(name):
    return lambda *arguments, **keywords: 0.123456789
