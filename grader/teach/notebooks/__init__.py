"""The notebook edition: the same steps as an nbgrader course, and marks for its notebooks.

Writing notebooks
    pieces.py      a solution's source, taken apart: what is given, the holes, the experiment
    tests.py       the tests of a step with their points, read from the suites
    lesson.py      a lesson in the words of a notebook (those of single lessons: wording.toml)
    build.py       all of it as one notebook; course.py: all of them as nbgrader's folder

Marking notebooks
    reading.py     submitted files, read by a process of its own; gather.py: what is taken of them
    marking.py     in the jail; autograded.py: as formgrader shows it, forks.py: forks likewise
    autograding.py a whole class; command.py: the command line

fill.py turns a fork's file into cells; agreement.py compares all ways to mark.
"""
