"""Makes `pytest exercises/step03` work from anywhere in the tree."""

pytest_plugins = ["grader.learn.plugin"]
