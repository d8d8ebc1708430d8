# Blocks all signals and ignores the end of its parent.
# solution: below
signal = __import__("signal")
try:
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
except (OSError, ValueError):
    pass
