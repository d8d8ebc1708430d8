"""The pictures of the lessons: stepNN.py draws what exercises/stepNN/*.svg shows.

Every public function that a module stepNN defines is one picture, and its name is the name of the
file: `tangent_and_secant` in step02.py becomes exercises/step02/tangent_and_secant.svg. Nothing is
registered. `python -m grader.teach.drawings` writes the pictures; with `--check` it writes nothing,
names the files that differ from what would be drawn, and exits with 1.
"""
