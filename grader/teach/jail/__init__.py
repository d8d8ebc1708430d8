"""Where a submission runs: a process that can do nothing but compute and answer.

host.py      starts the warm process and asks it for a fresh child for each test
worker.py    the warm process: imports what the course may use, forks, never runs student code
rehearsal.py what the warm process does once, so that its children need not
inside.py    the child: closes all doors behind itself, then loads and calls student code
limits.py, and landlock.py and seccomp.py in grader/learn/    the doors
protocol.py  what crosses between a child and the trusted process
backend.py   the trusted side of one step: what the fixture `student` talks to
doctor.py    what this machine has, and what to do
"""
