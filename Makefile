# The commands of the README, for machines that have make. Each sets up what it needs.
VENV := .venv
EXTRAS ?= dev,compare
PYTHON := $(VENV)/bin/python

.PHONY: demo test bench attacks seeds generated help

help:                  ## show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

demo: $(VENV)/ready    ## the course in a minute: marked, trained on the real data, drawn
	@$(PYTHON) -m grader.teach.demo

test: $(VENV)/ready    ## the project's own tests, linters and type check
	@$(PYTHON) -m grader.tests

bench: $(VENV)/ready   ## speed, safety and teaching, beside what others do; written into the README (takes long)
	@$(PYTHON) -m grader.bench --write

attacks: $(VENV)/ready ## the malicious stubs that take long, and all of them as an ordinary user
	@$(PYTHON) -m pytest grader/tests -m slow -q -n auto -rfEs

seeds: $(VENV)/ready   ## all suites on the solutions with 1,000 seeds (takes long)
	@$(PYTHON) -m grader.bench.seeds

generated: $(VENV)/ready  ## write stubs, drawings and fingerprints anew from their sources
	@$(PYTHON) -m grader.teach.stubs
	@$(PYTHON) -m grader.teach.drawings
	@$(PYTHON) -m grader.teach.fingerprints

$(VENV)/ready: pyproject.toml constraints.txt
	@echo "Setting up $(VENV), once (a minute or two) …"
	@python3 -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; python3 here is " + sys.version.split()[0])'
	@python3 -m venv $(VENV)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable '.[$(EXTRAS)]' --constraint constraints.txt
	@touch $@
