"""Exit statuses of the teacher's commands."""

GOOD = 0
USAGE = 2  # nothing was done: the message says what to write instead
FAILED = 3  # marking itself failed, whatever the submissions are worth
INTERRUPTED = 130
