"""Marks in nbgrader's own gradebook.

nbgrader is imported by `process` and what it calls alone, in a process of its own; everything else
here talks to that process, so that the process that marks never imports nbgrader.
"""
