# Installs a trace function and a profiler that change the frames of the worker.
# solution: below
sys = __import__("random")._os.sys


def spy(frame, event, argument):
    frame.f_trace_lines = False
    return spy


sys.settrace(spy)
sys.setprofile(lambda *arguments: None)
