"""What the workflow `grade` does in a fork: marks the steps that are begun, and tells the learner.

marking.py   runs the tests, in the jail where the edition has it, and keeps the result
confined.py  closes the doors around a run in an edition that has no jail
told.py      reads a result, whoever made it
page.py      the job's summary, in Markdown
commands.py  annotations, and output in which GitHub finds no commands

GitHub takes orders from a step in two ways: lines that begin with `::`, and files whose names are
in the step's environment. A learner's code gets neither. What it prints goes into a file and is
defused before it is shown. It starts without GitHub's variables and can write nowhere but in a
folder of its own, so that the files, which it could find without their names, are closed to it.
The summary is written by another step, in which no learner's code runs.

All of this belongs to whoever owns the fork, so its results are labelled unofficial.
"""
