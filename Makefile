# Two commands on a fresh machine (Debian, Python 3.11, pip, make): `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHARED_TEXTS ?= $(wildcard ../shared/data/text/*.xz)

.PHONY: run test test-all check evaluate learn bench clean

$(READY): pyproject.toml
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
	  echo "python3-venv is not installed here; using the virtualenv package instead"; \
	  rm -rf $(VENV); $(PYTHON) -m pip install --quiet --user virtualenv && $(PYTHON) -m virtualenv --quiet $(VENV); }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

run: $(READY)
	$(BIN)/chaiban read examples --output out --format html
	$(BIN)/chaiban read examples/yunxi-daily/2025-03-12-A1.txt
	@echo "Open out/yunxi-daily/2025-03-12-A1.html in a browser to see the page as articles."

test: $(READY)
	$(BIN)/python -m pytest -q -m "not slow"

test-all: $(READY) check
	$(BIN)/python -m pytest -q -m slow

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy

evaluate: $(READY)
	PYTHONPATH=. $(BIN)/python -m learning.judge $(SHARED_TEXTS)

learn: $(READY)
	PYTHONPATH=. $(BIN)/python -m learning $(SHARED_TEXTS)

bench: $(READY)
	$(BIN)/python benchmarks/reading.py

clean:
	rm -rf $(VENV) out build dist
