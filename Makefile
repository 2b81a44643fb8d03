# The commands of TrackChild. Python 3.11 to 3.13 is all the machine needs.

PYTHON ?= $(firstword $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3,11) <= sys.version_info[:2] <= (3,13))' 2>/dev/null && echo $$p; done) python3)
SETUP = $(PYTHON) trackchild/devstack/bootstrap.py
ARGS ?=

.PHONY: run setup test lint bench stop clean lock

run: ## the whole portal in the foreground
	@exec $(SETUP) -- -m trackchild.devstack run --with-parent

setup: ## everything `run` and `test` install or build, nothing started
	@$(SETUP) --dev

test: ## everything that must pass
	@exec $(SETUP) --dev -- -m tests.everything $(ARGS)

lint: ## style, import contracts, templates
	@exec $(SETUP) --dev --only venv,packages -- -m tests.everything --only lint

bench: ## benchmarks at SCALE of the national volume
	@exec $(SETUP) --dev -- -m benchmarks $(ARGS)

stop: ## end whatever an earlier start left behind
	@if [ -x .venv/bin/python ]; then .venv/bin/python -m trackchild.devstack stop; fi

clean: stop
	rm -rf .venv .data .test-data build staticfiles frontend/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete

lock: ## write the lock files anew (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.lock
	uv pip compile --group dev -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-dev.lock
	$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["faces"], sep="\n")' \
		| uv pip compile - -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-faces.lock
