# What a newcomer runs: `make demo` and `make test`. Both work from nothing: they make the environment themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test integration lint pages validators bench clean

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/demo.stamp: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/python -m compileall -q factlint rules
	touch $@

$(VENV)/dev.stamp: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -m compileall -q factlint rules
	touch $@ $(VENV)/demo.stamp

demo: $(VENV)/demo.stamp
	$(BIN)/python examples/demo.py

# A file's tests share what is costly to set up, so they stay in one process; more processes than four compile the
# knowledge more often than they save.
test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

# With the real pre-commit, and the jobs for GitHub and GitLab: minutes long, needs the package index.
integration: $(VENV)/dev.stamp
	$(BIN)/python -m pytest -m integration

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The manual pages of the rules are made from the rules; CI fails where they differ.
pages: $(VENV)/demo.stamp
	$(BIN)/python tools/rule_pages.py

# Other people's validators of the report formats. Their tests are skipped where these are not installed.
validators:
	npm ci --prefix tests/validators --no-audit --no-fund

# The time of a whole check beside `python -c pass` and codespell, in one run.
bench: $(VENV)/dev.stamp
	$(BIN)/python -m compileall -q factlint rules
	$(BIN)/python bench/speed.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
