# Every target sets up what it needs.  Wanted: Python 3.11 or later with its venv module, and make.
.DELETE_ON_ERROR:
.PHONY: help demo test test-pythons test-lowest lint types imports docs pytest laws-long coverage examples goldens bench growth accuracy fuzz mutants browser clean

VENV ?= .venv
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := $(VENV)/bin
MADE := $(VENV)/.made
DEMO := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
BENCH := $(VENV)/.installed-bench
FUZZ := $(VENV)/.installed-fuzz
MUTANTS := $(VENV)/.installed-mutants
BROWSER := $(VENV)/.installed-browser
EXAMPLES := $(VENV)/.installed-examples
MATRIX := $(VENV)/.installed-matrix
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PYTHONDONTWRITEBYTECODE := 1

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST)

demo: $(DEMO)  ## print the parsed example bulletin
	@$(BIN)/cstoparse parse --format text examples/bulletin.txt

test: lint types imports docs pytest  ## everything that a change must pass

lint: $(DEV)  ## style and likely mistakes
	$(BIN)/ruff check .

types: $(DEV)  ## the library's types, and what a user's code sees of them
	$(BIN)/mypy
	$(BIN)/basedpyright --pythonpath $(BIN)/python

imports: $(DEV)  ## who may import whom
	$(BIN)/lint-imports --no-cache

pytest: $(DEV)  ## the tests alone
	$(BIN)/python -m pytest -n auto --dist loadfile

coverage: $(DEV)  ## the tests, and the lines and branches that none of them reaches
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

laws-long: $(DEV)  ## the laws of any text, with ten times the examples, never the same ones
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest tests/property --hypothesis-show-statistics

# Pythons are sought on PATH and among those of pyenv, whose shims answer for its default one alone.  ENVS=3.12 runs one of them.
PYENV_BINS := $(subst $() ,:,$(wildcard $(or $(PYENV_ROOT),$(HOME)/.pyenv)/versions/3.1[1-9]*/bin))
test-pythons: $(MATRIX)  ## the tests on every CPython from 3.11 up that is here, in fresh environments; says which are missing
	PATH="$(PYENV_BINS):$$PATH" $(BIN)/tox run --recreate $(if $(ENVS),-e $(ENVS))

test-lowest: $(MATRIX)  ## the tests with the lowest versions that pyproject.toml allows, in a fresh environment
	$(BIN)/tox run --recreate -e lowest

docs: $(DEV)  ## build the site into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

examples: $(EXAMPLES)  ## the examples and the pages' code, with the tools that only some of them need
	$(BIN)/python -m pytest -q tests/docs

goldens: $(DEV)  ## rewrite the expected outlines and the outputs in the pages
	$(BIN)/python -m pytest -q tests/golden tests/docs --update-goldens

# MAX=8 fails where a parse costs more than eight reference scans.
bench: $(BENCH)  ## speed beside a plain scan and other tools, memory, cost of the import
	$(BIN)/python -m benchmarks.speed $(if $(MAX),--max $(MAX)) $(PAGES)
	$(BIN)/python -m benchmarks.memory
	$(BIN)/python -m benchmarks.import_cost

# QUICK=1 goes up to a quarter of a million characters; STRICT=1 fails above two seconds a million characters too;
# TEXTS="quotes dates" takes only the texts whose names hold one of these.
growth: $(DEV)  ## fail where time or memory grows faster than the text, on texts made to be hard
	$(BIN)/python -m benchmarks.growth $(if $(QUICK),--quick) $(if $(STRICT),--strict) $(TEXTS)

# GOLD=FOLDER scores another folder of NAME.txt and NAME.json beside the composed ones.
accuracy: $(DEV)  ## write docs/accuracy.md and the README's table
	$(BIN)/python -m tools.accuracy tests/heldout tests/conformance $(GOLD) --write

# SECONDS=3600 looks for an hour.
SECONDS ?= 600
fuzz: $(FUZZ)  ## look for texts that break the parser
	$(BIN)/python -m fuzz.fuzz_parse $(SECONDS)

# N=60 JOBS=2 draws fewer and runs two at a time.
N ?= 1000
JOBS ?= 1
mutants: $(MUTANTS)  ## put small faults into the rules and see which no test notices
	$(BIN)/python -m tools.mutants --sample $(N) --jobs $(JOBS)

# Wanted: Chromium (on Debian, apt-get install chromium).  The pictures are of examples/bulletin.txt.
browser: $(BROWSER)  ## the highlight view in a real browser, and its pictures in docs/img/
	$(BIN)/python -m pytest tests/browser
	$(BIN)/python -m tools.pictures

clean:  ## remove what the other targets made
	rm -rf $(VENV) site dist build .fuzz .mutants .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis .tox .import_linter_cache

$(MADE):
	@test -n "$(PYTHON)" || { echo "cstoparse needs Python 3.11 or later with the venv module; none was found" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade "pip>=25.1"
	@touch $@

$(DEMO): pyproject.toml $(MADE)
	$(PIP) install --editable .
	@touch $@

$(DEV): pyproject.toml $(DEMO)
	$(PIP) install --group dev
	@touch $@

$(BENCH): pyproject.toml $(DEV)
	$(PIP) install --group bench
	@touch $@

$(FUZZ): pyproject.toml $(DEV)
	$(PIP) install --group fuzz
	@touch $@

$(MUTANTS): pyproject.toml $(DEV)
	$(PIP) install --group mutants
	@touch $@

$(BROWSER): pyproject.toml $(DEV)
	$(PIP) install --group browser
	@touch $@

$(EXAMPLES): pyproject.toml $(DEV)
	$(PIP) install --group examples
	@touch $@

$(MATRIX): pyproject.toml $(MADE)
	$(PIP) install --group matrix
	@touch $@
