# The book, its tests and its tools. `make` lists the targets. Everything is made inside .venv and _build.
# Variables: PYTHON=<interpreter to make .venv with>, TORCH_INDEX=<package index to take torch from>,
# PORT=<where `make serve` listens>. SECRET reaches `make grade` through the environment.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PORT ?= 8000
VENV := .venv/bin/python
PYTEST := $(VENV) -m pytest -n 2 --dist loadfile
NOTEBOOKS = $(sort $(wildcard book/*.ipynb book/*/*.ipynb))

# Tests and notebooks run side by side, so each keeps to one thread; a benchmark may take all.
book test check notebooks: export OMP_NUM_THREADS = 1
# A reader's own Jupyter and IPython settings must not change what the notebooks print.
export IPYTHONDIR := $(CURDIR)/.venv/ipython
export JUPYTER_PREFER_ENV_PATH := 1

.PHONY: help venv book test lint check lab serve notebooks release play bench grade clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

venv: ## make .venv from the pinned requirements (the other targets do this first)
	@PYTHON='$(PYTHON)' TORCH_INDEX='$(TORCH_INDEX)' sh tools/set_up.sh

book: venv ## build the website into _build/html
	@$(VENV) -m tools.build

# The rule files also run under MicroPython, as in the playground, where Node is at hand.
MICROPYTHON := playground/node_modules/.package-lock.json
# The site's pages are held against a validator of HTML that needs it too.
VALIDATOR := tests/site/node_modules/.package-lock.json
$(MICROPYTHON) $(VALIDATOR): %/node_modules/.package-lock.json: %/package-lock.json
	@if command -v npm >/dev/null; then npm ci --prefix $(<D) --no-audit --no-fund --loglevel=error; \
	else echo "npm is missing, so the tests in $(<D) that need it are skipped; Node.js would bring it."; fi

test: lint book $(MICROPYTHON) $(VALIDATOR) ## test everything: code, rules, formulas, the built site, every cell of every notebook
	$(PYTEST) --nbval --nbval-current-env

lint: venv
	$(VENV) -m ruff check .
	$(VENV) -m mypy
	$(VENV) -m tools.normalize_nb --check $(NOTEBOOKS)
	$(VENV) -m tools.seal --check
	$(VENV) -m grading.release --pages --check

check: lint $(MICROPYTHON) ## the daily two minutes: lint, types, rules, formulas
	$(PYTEST) --ignore=tests/site --ignore=book

lab: venv ## open the chapters in JupyterLab, as copies of your own in notebooks/
	@$(VENV) -m tools.lab

serve: book ## build the site and serve it on this machine alone
	@echo "The book: http://127.0.0.1:$(PORT)/ (Ctrl-C ends it)"
	@$(VENV) -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

notebooks: venv ## run every notebook and write its outputs back in canonical form
	$(VENV) -m tools.execute_nb $(NOTEBOOKS)

release: venv ## hand out an assignment: A=<name>, and if wanted TWIST=<version>, TO=<folder>
	@$(VENV) -m grading.release '$(A)' $(if $(TWIST),--twist '$(TWIST)') $(if $(TO),--to '$(TO)')

# The other libraries that optlib is measured against; nothing else needs them.
PEERS := .venv/peers
$(PEERS): benchmarks/requirements.txt | venv
	@$(VENV) -m pip install --disable-pip-version-check -r requirements.txt -r $<
	@touch $@

play: $(MICROPYTHON) ## check the live figures' TypeScript and bundle it; needs Node.js
	@cd playground && npm run --silent check && npm run --silent bundle

bench: venv $(PEERS) ## measure optlib against its peers into benchmarks/results
	$(VENV) -m benchmarks

grade: venv ## grade a folder: A=a04_adam SUBMISSIONS=folder SECRET=... (TWIST=, TO=, MARKS=, UNSAFE=1)
	@$(VENV) -m grading.grade "$(A)" --submissions "$(SUBMISSIONS)" --twist "$(TWIST)" \
	$(if $(TO),--to "$(TO)") $(if $(MARKS),--marks "$(MARKS)") $(if $(UNSAFE),--unsafe)

clean: ## remove everything that was made, .venv too
	rm -rf .venv _build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/*/node_modules playground/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
