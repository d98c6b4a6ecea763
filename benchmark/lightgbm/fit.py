"""Fits LightGBM on rows that the benchmark wrote, and writes the trees as text.

    python fit.py KIND ROWS.csv MODELS

KIND is `quantiles` (19 models of the quantiles .05 to .95) or `chance` (one model of a yes or no).
Each row of ROWS.csv is the outcome, the row's weight, and the features. MODELS is a folder.

Settings are LightGBM's defaults but for the lines below, which were chosen for speed and not tuned
on the people who are judged. One thread and a seed: the same rows give the same trees.
"""

import pathlib
import sys

import lightgbm
import numpy

COMMON = {
    "num_leaves": 31,
    "learning_rate": 0.1,
    "min_data_in_leaf": 50,
    "max_bin": 63,
    "feature_fraction": 0.8,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}
ROUNDS = 100


def fit(rows, **settings):
    data = lightgbm.Dataset(rows[:, 2:], label=rows[:, 0], weight=rows[:, 1])
    return lightgbm.train({**COMMON, **settings}, data, num_boost_round=ROUNDS)


def main():
    kind, rows, models = sys.argv[1], numpy.loadtxt(sys.argv[2], delimiter=","), pathlib.Path(sys.argv[3])
    if kind == "quantiles":
        for step in range(1, 20):
            model = fit(rows, objective="quantile", alpha=step / 20)
            model.save_model(models / f"{step:02}.txt")
    elif kind == "chance":
        fit(rows, objective="binary").save_model(models / "01.txt")
    else:
        sys.exit(f"unknown kind {kind}")


main()
