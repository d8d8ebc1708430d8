"""The states in which a test ends, and what a file can be."""

PASSED = "passed"
FAILED = "failed"
UNWRITTEN = "not written"
BLOCKED = "blocked"
BROKEN = "broken"
NOT_GRADED = "not graded"
