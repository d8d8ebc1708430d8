# Sets the smallest recursion limit there is, so that the worker trips over it.
# solution: below
sys = __import__("random")._os.sys
try:
    sys.setrecursionlimit(30)
except RecursionError:
    pass
