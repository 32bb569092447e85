# Two commands on a fresh machine (Debian, Python 3.11, pip, make): `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHARED_TEXTS ?= $(wildcard ../shared/data/text/*.xz)
# Prose to learn from beside our stories: `python -m learning.package_texts FOLDER... -o FILE`, then MANUALS=FILE.
MANUALS ?=

.PHONY: run test test-all check evaluate learn bench clean

$(READY): pyproject.toml
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
	  echo "python3-venv is not installed here; using the virtualenv package instead"; \
	  rm -rf $(VENV); $(PYTHON) -m pip install --quiet --user virtualenv && $(PYTHON) -m virtualenv --quiet $(VENV); }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

# What the browser tests need. Without root and chromium they are left out, with this line and a printed skip.
BROWSER := $(VENV)/.browser
$(BROWSER): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[browser]'
	@command -v chromedriver >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq >/dev/null 2>&1; \
	  [ "$$(id -u)" = 0 ] && apt-get install -y -qq chromium chromium-driver >/dev/null 2>&1; } || \
	  echo "no chromium-driver here and none to install: the browser tests are left out"
	@touch $@

run: $(READY)
	$(BIN)/chaiban read examples --output out --format html
	$(BIN)/chaiban read examples/yunxi-daily/2025-03-12-A1.txt
	$(BIN)/chaiban add examples/yunxi-daily --title 云溪日报 --archive out/example.chaiban
	$(BIN)/chaiban add examples/harrow-vale-courier --title "Harrow Vale Courier" --archive out/example.chaiban
	$(BIN)/chaiban add examples/printed/harrow-vale-courier --title "Harrow Vale Courier" --archive out/example.chaiban
	$(BIN)/chaiban publish out/example.chaiban --output out/site
	@echo "The example newspapers as an e-paper (Ctrl-C stops it); the same as files: out/site"
	@if [ -t 1 ]; then $(BIN)/chaiban serve out/example.chaiban; \
	else $(BIN)/chaiban serve out/example.chaiban --port 0 --check; fi

test: $(READY)
	$(BIN)/python -m pytest -q -m "not slow"

test-all: $(BROWSER) check
	$(BIN)/python -m pytest -q -m slow

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy

evaluate: $(READY)
	PYTHONPATH=. $(BIN)/python -m learning.judge $(SHARED_TEXTS)
	PYTHONPATH=. $(BIN)/python -m learning.judge_pdf $(SHARED_TEXTS)
	PYTHONPATH=. $(BIN)/python -m learning.judge_stories $(SHARED_TEXTS)
	$(if $(SHARED_TEXTS),PYTHONPATH=. $(BIN)/python -m learning.judge_ledger $(SHARED_TEXTS))

learn: $(READY)
	PYTHONPATH=. $(BIN)/python -m learning $(SHARED_TEXTS) $(if $(MANUALS),--manuals $(MANUALS)) --workers 2
	PYTHONPATH=. $(BIN)/python -m learning.plane $(SHARED_TEXTS) --pages 200
	PYTHONPATH=. $(BIN)/python -m learning.plane_trust $(SHARED_TEXTS)
	PYTHONPATH=. $(BIN)/python -m learning.stories $(SHARED_TEXTS) --issues 800

bench: $(READY)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python benchmarks/reading.py

clean:
	rm -rf $(VENV) out build dist
