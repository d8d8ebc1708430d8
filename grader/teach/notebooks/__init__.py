"""The notebook edition: the same steps as an nbgrader course, and marks for its notebooks.

pieces.py    a solution's source, taken apart into what is given, the holes, and the experiment
tests.py     the tests of a step, with their points, read from the suites
lesson.py    a lesson as Markdown, in the words of a notebook
build.py     all of it as one notebook
course.py    the course's folder: nbgrader's configuration, and a notebook for each step
"""
