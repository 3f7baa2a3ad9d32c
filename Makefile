.DEFAULT_GOAL := help
.PHONY: help up down demo dev load test unit test-one check format e2e new-migration starter-model templates known-good simulator-report bench-mining bench-scoring bench-gpu bench-workers bench-sessions bench-labeling bench-capture bench-dataset fuzz-media screenshots

help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do printf '  %-15s %s\n' "$$name" "$$text"; done

unit: ## the tests that need neither database nor browser
	@bin/unit

test-one: ## one class or method: TEST=FilmTest, TEST=FilmTest#aMethod, TEST=det.test.ts (MODULE=infra/simulator)
	@bin/test-one '$(MODULE)' '$(TEST)'

dev: ## the stack from sources with reload, until Ctrl-C (SERVICES="capture labeling" from sources, the rest as packaged; PORT=8580)
	@bin/dev

up: ## build what changed and run everything here until Ctrl-C (RESET_PASSWORDS=1 draws new staff passwords)
	@bin/up

down: ## stop what `make up` started, also after a crash
	@bin/down

demo: ## send a simulated crowd through a stack of its own and find the planted blind spot (N=600 ONCE=1 RESET=1)
	@bin/demo

load: ## send the crowd to a running stack and measure (N=200 RATE=5, SCOTOMA_URL, SCOTOMA_PASSWORD)
	@bin/load

test: ## everything: units, PostgreSQL and S3, the pages, the whole stack in a browser and under faults
	@bin/test all

e2e: ## only the browser journeys and the tests of the whole stack
	@bin/test e2e

check: ## format and every compile-time check, without running tests
	@bin/check

screenshots: ## take the README's pictures again, from the journey
	@bin/screenshots

format: ## format all sources
	@bin/format

new-migration: ## create the next migration: SCHEMA=capture NAME=add_x
	@bin/new-migration '$(SCHEMA)' '$(NAME)'

starter-model: ## train the demonstration network again
	@bin/starter-model

templates: ## make the tiny templates again that heads are trained for
	@bin/templates

known-good: ## write the recording again that tells a fault of the machine from one of a recording
	@bin/known-good

simulator-report: ## compare what inspection measures with what the simulator plants
	@bin/simulator-report

bench-mining: ## measure the miner: CPU, memory, validity and power (SIZES="83000 830000" TABLES=200)
	@bin/bench-mining

bench-scoring: ## frames per second from recordings, beside DJL alone and Python torch (CLIPS=24, PYTHON)
	@bin/bench-scoring

bench-gpu: ## DJL beside Python torch on a GPU (PYTHON, DJL_SOURCE; docs/benchmarks-gpu.md)
	@bin/bench-gpu

bench-workers: ## processor time of a recording, by how strangers are kept apart (CLIPS=12)
	@bin/bench-workers

bench-sessions: ## how long lists and the gallery take where 83,000 sessions are kept (SESSIONS=83000 ROUNDS=40)
	@bin/bench-sessions

bench-labeling: ## a million votes beside numpy, every method and the rule on simulated crowds, 200 labelers at once (CROWDS=100, OVERLAP, PYTHON, ONLY=crowds|labelers|million)
	@bin/bench-labeling

bench-capture: ## 200 people take 10,000 cells at once: time of an opening, over-assignment, leaked leases
	@bin/bench-capture

bench-dataset: ## preview, freeze and diff of versions of 83,000 sessions, 10 GB of shards and exports (SESSIONS=83000 MEGABYTES=10000 PARTS="versions diff shards export")
	@bin/bench-dataset

fuzz-media: ## hostile recordings and images through the workers (FILES=10000 SEED=1; ONLY=n for one of them)
	@bin/fuzz-media
