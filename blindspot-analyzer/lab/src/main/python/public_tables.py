"""Public data with known stories as tables for ./scotoma mine (docs/mining.md). The data is downloaded by the reader and is not shipped.

public_tables.py compas compas-scores-two-years.csv OUT.csv
    ProPublica's file of two-year recidivism (propublica/compas-analysis on GitHub): false_alarm is 1 where somebody who did not reoffend
    was called medium or high risk, over those who did not reoffend, with ProPublica's own filter of the rows.
public_tables.py adult adult.data adult.test OUT.csv
    The census income data of 1994 (UCI): error is 1 where a random forest that learned from three in ten of the rows is wrong about one
    of the others. Needs scikit-learn (python3-sklearn).
public_tables.py antispoofing SCORES.json THRESHOLD OUT.csv
    Published scores of a face anti-spoofing network by video (acostapazo/gradgpad on GitHub, data/scores/auxiliary), of the five databases
    whose file names say who was recorded and how: error is 1 where an attack scores below the threshold (there the high scores are attacks).
"""
import csv
import json
import re
import sys

ADULT = "age workclass fnlwgt education education_num marital occupation relationship race sex capital_gain capital_loss hours country income".split()
OULU_ACCESS = {"2": "print", "3": "print", "4": "replay", "5": "replay"}
ROSE_SPECIES = {"P": "print", "V": "replay", "M": "mask"}
SIW_TYPE = {"2": "print", "3": "replay"}


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, rows[0].keys())
        out.writeheader()
        out.writerows(rows)
    print(f"{path}: {len(rows)} rows")


def compas(source, target):
    rows = []
    for row in csv.DictReader(open(source, encoding="utf-8")):
        near = row["days_b_screening_arrest"] and abs(int(float(row["days_b_screening_arrest"]))) <= 30
        if near and row["is_recid"] != "-1" and row["c_charge_degree"] != "O" and row["score_text"] != "N/A" and row["two_year_recid"] == "0":
            priors = int(row["priors_count"])
            rows.append({
                "subject": row["id"],
                "age": row["age_cat"],
                "race": row["race"],
                "sex": row["sex"],
                "priors": "0" if priors == 0 else "1-3" if priors < 4 else "4-9" if priors < 10 else "10+",
                "charge": row["c_charge_degree"],
                "juvenile": "yes" if any(int(row[name]) for name in ("juv_fel_count", "juv_misd_count", "juv_other_count")) else "no",
                "false_alarm": int(row["score_text"] != "Low"),
            })
    write(target, rows)


def adult(train, test, target):
    import numpy
    from sklearn.ensemble import RandomForestClassifier

    rows = []
    for path in (train, test):
        for fields in csv.reader(open(path, encoding="utf-8"), skipinitialspace=True):
            if len(fields) == len(ADULT):
                rows.append(dict(zip(ADULT, (field.strip().rstrip(".") for field in fields))))
    columns = []
    for name in ADULT[:-1]:
        values = [row[name] for row in rows]
        if all(re.fullmatch(r"\d+", value) for value in values):
            columns.append(numpy.array(values, float))
        else:
            columns.append(numpy.unique(values, return_inverse=True)[1].astype(float))
    inputs = numpy.column_stack(columns)
    truth = numpy.array([row["income"] == ">50K" for row in rows])
    order = numpy.random.default_rng(1).permutation(len(rows))
    learned, others = order[: int(0.3 * len(rows))], order[int(0.3 * len(rows)) :]
    forest = RandomForestClassifier(100, min_samples_leaf=3, random_state=1, n_jobs=1).fit(inputs[learned], truth[learned])
    wrong = forest.predict(inputs[others]) != truth[others]
    kept = [name for name in ADULT if name not in ("fnlwgt", "education_num", "income")]
    write(target, [{**{name: rows[i][name].replace("?", "") for name in kept}, "error": int(no)} for i, no in zip(others, wrong)])


def video(path):
    """Who was recorded and how, of a video's path; None for other databases and for genuine recordings."""
    base, *_, name = path.split("/")
    name = re.sub(r"\.\w+$", "", name)
    database = base.rsplit("_", 1)[0]
    if base == "oulu-npu_Test_files":
        phone, session, person, access = name.split("_")
        return None if access == "1" else ("oulu", person, OULU_ACCESS[access], "phone " + phone, "session " + session)
    if base == "siw_Test":
        person, sensor, kind, _, session = name.split("-")
        return None if kind == "1" else ("siw", person, SIW_TYPE[kind], "sensor " + sensor, "session " + session)
    if database == "rose-youtu":
        kind, _, phone, _, _, person, _ = name.split("_")
        return None if kind == "G" else ("rose", person, ROSE_SPECIES[kind[0]], "phone " + phone, "")
    if base in ("replay-attack_test", "replay-mobile_test") and "/attack/" in path:
        person = re.search(r"client(\d+)", name)[1]
        species = "print" if "print" in name else "replay"
        camera = "webcam" if base == "replay-attack_test" else re.search(r"_(mobile|tablet)_", name)[1]
        return (base[: -len("_test")], person, species, camera, name.rsplit("_", 1)[1])
    return None


def antispoofing(scores, threshold, target):
    rows = []
    for path, score in json.load(open(scores)).items():
        known = video(path)
        if known:
            database, person, species, camera, light = known
            rows.append({
                "subject": database + " " + person,
                "database": database,
                "species": species,
                "camera": database + " " + camera,
                "light": (database + " " + light) if light else "",
                "error": int(score < float(threshold)),
            })
    write(target, rows)


if len(sys.argv) > 1 and sys.argv[1] in ("compas", "adult", "antispoofing"):
    globals()[sys.argv[1]](*sys.argv[2:])
else:
    sys.exit(__doc__)
