"""The odds ratios of ./scotoma mine --json beside those of statsmodels (docs/mining.md). Needs python3-statsmodels.

logit_reference.py TABLE.csv OUTCOME SUBJECT|- MINED.json

Fits a logistic regression of the outcome on the rows of everything that is told, worse and safer, with the weights that the miner
gives people of many rows, and prints each odds ratio of both, and the largest relative difference.
"""
import csv
import json
import sys
from collections import Counter

import numpy
import statsmodels.api

table, outcome, subject, mined = sys.argv[1:]
rows = list(csv.DictReader(open(table, encoding="utf-8")))


def holds(row, axis, asked):
    value = row[axis]
    if isinstance(asked, str):
        return value == asked
    if "in" in asked:
        return value in asked["in"]
    if "not" in asked:
        return value not in asked["not"]
    return value != "" and asked.get("from", -numpy.inf) <= float(value) < asked.get("below", numpy.inf)


with open(mined) as file:
    answer = json.load(file)
told = answer["subdomains"] + answer["safer"]
columns = numpy.array([[all(holds(row, *each) for each in one["conditions"].items()) for one in told] for row in rows], float)
people = Counter(row[subject] for row in rows) if subject != "-" else {}
most = len(rows) ** 0.5
weights = [1 if subject == "-" else min(1, most / people[row[subject]]) for row in rows]
fit = statsmodels.api.GLM(
    [float(row[outcome]) for row in rows],
    statsmodels.api.add_constant(columns),
    family=statsmodels.api.families.Binomial(),
    freq_weights=weights,
).fit(tol=1e-12)
largest = 0
for one, logit in zip(told, fit.params[1:]):
    other = numpy.exp(logit)
    largest = max(largest, abs(one["odds_ratio"] / other - 1))
    print(f"{one['odds_ratio']:9.4f} {other:9.4f}  {one['conditions']}")
print(f"{len(rows)} rows, {len(told)} told; largest relative difference {largest:.1e}")
