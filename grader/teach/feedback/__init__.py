"""Feedback that people read: a page for each student, one for the class, and tables.

result (JSON) -> student_view -> templates/student.html, templates/feedback.md
results + collection + look-alikes -> class_view -> templates/class.html, class.csv, mistakes.csv

`grader.teach.feedback.making.feedback` makes all of it.

Pages are whole in themselves: no file beside them, no request, no script on a student's page.
"""
