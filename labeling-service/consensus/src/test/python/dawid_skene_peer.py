"""Dawid and Skene's algorithm as one writes it with numpy, for bin/bench-labeling: votes.csv to posteriors.csv.

The same start, clipping, prior and end as docs/labeling.md says of ours, so that both take as many rounds and say the same.
"""

import csv
import sys

import numpy as np

LEAST = 1e-10


def read(path):
    votes = {}
    with open(path, newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            votes[row["task"], row["worker"]] = row["label"]
    columns = [[task for task, _ in votes], [worker for _, worker in votes], list(votes.values())]
    names = [sorted(set(column)) for column in columns]
    numbers = [dict(zip(group, range(len(group)))) for group in names]
    return names, [np.fromiter((number[each] for each in column), int) for number, column in zip(numbers, columns)]


def maximise(posterior, task, worker, label, shape, given):
    counts = np.zeros(shape)
    np.add.at(counts, (worker, label), posterior[task])
    counts = np.maximum(counts, LEAST) * given[:, :, None]
    total = counts.sum(axis=1, keepdims=True)
    return np.divide(counts, total, out=counts, where=total > 0), posterior.mean(axis=0)


def fit(task, worker, label, tasks, workers, classes):
    given = np.zeros((workers, classes))
    given[worker, label] = 1
    shape = (workers, classes, classes)
    posterior = np.zeros((tasks, classes))
    np.add.at(posterior, (task, label), 1)
    posterior /= posterior.sum(axis=1, keepdims=True)
    errors, prior = maximise(posterior, task, worker, label, shape, given)
    before = -np.inf
    for rounds in range(1, 101):
        logs = np.zeros((tasks, classes)) + np.log(np.maximum(prior, LEAST))
        np.add.at(logs, task, np.log(errors[worker, label]))
        posterior = np.exp(logs - logs.max(axis=1, keepdims=True))
        posterior /= posterior.sum(axis=1, keepdims=True)
        errors, prior = maximise(posterior, task, worker, label, shape, given)
        expected = np.log(errors[worker, label]) + np.log(np.maximum(prior, LEAST))
        kept = np.maximum(posterior, LEAST)
        bound = ((posterior[task] * expected).sum() - (kept * np.log(kept)).sum()) / len(task)
        if bound - before < 1e-5:
            break
        before = bound
    return posterior, rounds


def main(votes, posteriors):
    (tasks, workers, classes), (task, worker, label) = read(votes)
    posterior, rounds = fit(task, worker, label, len(tasks), len(workers), len(classes))
    with open(posteriors, "w", newline="", encoding="utf-8") as lines:
        out = csv.writer(lines)
        out.writerow(["task", *classes])
        out.writerows([name, *row] for name, row in zip(tasks, posterior.tolist()))
    print(f"{rounds} rounds, numpy {np.__version__}")


if __name__ == "__main__":
    main(*sys.argv[1:])
