# Every target is phony: `eval` is also a folder.
.DEFAULT_GOAL := help
.PHONY: help install install-dev run test test-llm lint format types eval check

PYTHON ?= python3
VENV ?= .venv
LLM_VENV ?= .venv-llm
BIN := $(VENV)/bin
PAPERS ?= samples/papers
HOST ?= 127.0.0.1
PORT ?= 8000
QUESTIONS ?= samples/questions.jsonl
PYTEST_ARGS ?=

# The invented council's papers keep an index of their own, so that its figures never answer about real ones.
ifeq ($(PAPERS),samples/papers)
DATA := data/samples
else
DATA := data
endif
PAPERS_DATA_DIR ?= $(DATA)
run eval: export PAPERS_DATA_DIR := $(PAPERS_DATA_DIR)

help: ## show the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(VENV)/.installed ## make .venv and install the service

install-dev: $(VENV)/.installed-dev ## the same with what tests and lint need

run: install ## read the papers (PAPERS=/folder for your own) and serve them on http://127.0.0.1:8000
	$(BIN)/papers ingest "$(PAPERS)"
	$(BIN)/papers serve --host $(HOST) --port $(PORT)

test: install-dev ## run all tests, offline
	HF_HUB_OFFLINE=1 OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile $(PYTEST_ARGS)

test-llm: install-dev $(LLM_VENV)/.installed ## build llama.cpp's server (some ten minutes, once) and test against a real model
	LLM_PYTHON="$(abspath $(LLM_VENV))/bin/python" QUESTIONS="$(QUESTIONS)" PAPERS="$(PAPERS)" HF_HUB_OFFLINE=1 \
		$(BIN)/python -m pytest tests/llm $(PYTEST_ARGS)

lint: install-dev ## ruff: rules and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: install-dev ## put the layout right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: install-dev ## mypy, strict
	$(BIN)/mypy

eval: install ## ask QUESTIONS of the papers as people would, and score the answers
	$(BIN)/papers ingest "$(PAPERS)"
	$(BIN)/papers eval "$(QUESTIONS)"

check: lint types test ## what CI runs

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; name one with: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The stamps are younger than what they were installed from, so that a second run installs nothing.
$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/pip
	$(BIN)/python -m pip install --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(BIN)/pip
	$(BIN)/python -m pip install --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@ $(VENV)/.installed

# GGML_NATIVE=OFF: some virtual machines offer instructions (AMX) on which llama.cpp's kernels for this processor crash.
$(LLM_VENV)/.installed: tests/llm/requirements.txt
	$(PYTHON) -m venv $(LLM_VENV)
	CMAKE_ARGS="-DGGML_NATIVE=OFF" $(LLM_VENV)/bin/python -m pip install --disable-pip-version-check -r $<
	@touch $@
