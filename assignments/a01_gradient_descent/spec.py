"""Gradient descent: one step for a linear model, the largest rate, the limit where the curvature grows."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

import numpy as np

from grading.spec import Assignment, Has, Mistake, Mutant, Question, Twist, mutant

# ---- what goes wrong

ASCENT = Mistake("ascent", "The step is added: this climbs.")
NO_TWO = Mistake(
    "no_two",
    "A factor 2 is missing: these are the derivatives of half of this task's cost.",
    share=0.5,
    slot="factor",
)
SUM = Mistake(
    "sum", "The residuals are summed up; the task's cost is a mean over the rows.", share=0.5, slot="rows"
)
SEQUENTIAL = Mistake(
    "sequential",
    "The parameters are changed one after the other, and later ones see the change; a gradient is taken "
    "at one point.",
)
NO_INPUTS = Mistake(
    "no_inputs", "The residuals alone are taken; each parameter's derivative also has its column of X."
)

COLUMNS = Mistake(
    "columns", "This divides by the number of columns of X; the mean is over its rows.", slot="rows"
)
GRADIENT = Mistake("gradient", "This is the gradient; the task wants the parameters after the step.")
STEP_ALONE = Mistake("step_alone", "This is the step alone; the task wants the parameters after it.")

HALF = Mistake(
    "half",
    "Here the factor 1 - rate * curvature never goes below 0; it may go down to -1.",
    slot="factor",
)
FROBENIUS = Mistake(
    "frobenius",
    "This has the root of the sum of all squared entries in the place of the curvature.",
    slot="L",
)
TRACE = Mistake("trace", "This has the sum of all curvatures; one of them sets the limit.", slot="L")
DIAGONAL = Mistake(
    "diagonal", "This has the curvature along one coordinate; between the coordinates it is larger.", slot="L"
)
FLATTEST = Mistake("flattest", "This is the limit of the flattest direction alone; others explode.", slot="L")
BEST = Mistake("best", "This is the rate with the least worst factor; larger ones converge too.", slot="L")
NO_SQUARE = Mistake("no_square", "This has a singular value of X where its square belongs.", slot="L")
SINGULAR = Mistake("singular", "This has the largest singular value of X in the place of the curvature.")
CURVATURE = Mistake("curvature", "This is the largest curvature; the task wants a rate.")

# ---- the right form, and each mistake in it


def _factor(has: Has, X: Any) -> float:
    """What stands before the sum over the rows."""
    rows, columns = np.shape(X)
    return (1 if has("no_two") else 2) / (1 if has("sum") else columns if has("columns") else rows)


def gradient_step(has: Has) -> Any:
    def gradient_step(theta: Any, X: Any, y: Any, lr: float) -> Any:
        factor = _factor(has, X)
        if has("gradient") or has("step_alone"):
            return factor * X.T @ (X @ theta - y) * (1 if has("gradient") else lr)
        new = theta.copy()
        for j in range(len(theta)):
            residuals = X @ (new if has("sequential") else theta) - y
            slope = residuals.sum() if has("no_inputs") else X[:, j] @ residuals
            new[j] += (1 if has("ascent") else -1) * lr * factor * slope
        return new

    return gradient_step


def largest_rate(has: Has) -> Any:
    def largest_rate(X: Any) -> Any:
        factor = _factor(has, X)
        curvatures = np.linalg.eigvalsh(factor * X.T @ X)
        limit = curvatures[-1]
        if has("frobenius"):
            limit = np.linalg.norm(curvatures)
        elif has("trace"):
            limit = curvatures.sum()
        elif has("diagonal"):
            limit = factor * (X * X).sum(axis=0).max()
        elif has("flattest"):
            limit = curvatures[0]
        elif has("best"):
            limit = curvatures[-1] + curvatures[0]
        elif has("no_square"):
            limit = factor * np.linalg.norm(X, 2)
        elif has("singular"):
            limit = np.linalg.norm(X, 2)
        return limit if has("curvature") else (1 if has("half") else 2) / limit

    return largest_rate


def arrives(curvature: float, growth: float, start: float, lr: float) -> bool:
    """Whether gradient descent on curvature x^2 / 2 + growth x^4 / 4 comes from the start to 0."""
    x = start
    for _ in range(20_000):
        x -= lr * (curvature * x + growth * x**3)
        if abs(x) < 1e-6:
            return True
        if abs(x) > 10 * abs(start):
            return False
    return False


def rate_boxes(curvature: float, growth: float, start: float) -> list[dict[str, Any]]:
    """Find the limit by runs: below it they arrive, above it they do not."""
    low, high = 0.0, 2 / curvature
    while high - low > 1e-3 * high:
        middle = (low + high) / 2
        low, high = (middle, high) if arrives(curvature, growth, start, middle) else (low, middle)
    limit = (low + high) / 2
    bound = 2 / (curvature + 3 * growth * start**2)  # 2/L with the largest on the way
    known = [
        (limit, 1.0, "Right.", ""),
        (
            2 / curvature, 0.0,
            "This is the limit near the minimum, where the fourth power hardly counts; from this start a run "
            "explodes.", "near_minimum",
        ),
        (
            bound, 1 / 3,
            "This is 2/L with the largest curvature between the start and the minimum. It is enough, but "
            "runs arrive at larger rates too.", "largest_curvature",
        ),
        (
            limit / 2, 0.0,
            "With this rate the first step lands on the minimum, or nearly; larger ones arrive too.", "lands",
        ),
    ]  # fmt: skip
    boxes = [_box(0.99 * at, 1.01 * at, share, says, name) for at, share, says, name in known]
    below = "From this start runs arrive with this rate, and with one more than 1 % larger too."
    above = "From this start a run with this rate does not arrive."
    return [*boxes, _box(5e-324, limit, 0, below), _box(limit, sys.float_info.max, 0, above)]


def _box(low: float, high: float, share: float, says: str, name: str = "") -> dict[str, Any]:
    return {"low": [low], "high": [high], "share": share, "says": [says], "names": [name] if name else []}


# ---- inputs


def _rows(rng: np.random.Generator, n: int) -> Any:
    """Inputs with a column of ones, one along and one across it: the curvatures have a ratio of a few."""
    along = rng.uniform(-1.5, 1.5, n) + 0.7
    across = rng.uniform(-1, 1, n) * 2 - 0.5 * along
    return np.stack([np.ones(n), along, across], axis=1).round(3)


def step_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    calls = []
    for n in (5, 8):
        theta, y = rng.uniform(-2, 2, 3).round(3), rng.uniform(-3, 3, n).round(3)
        lr = round(float(rng.uniform(0.05, 0.15)), 3)
        arguments = [theta.tolist(), _rows(rng, n).tolist(), y.tolist(), lr]
        calls.append({"function": "gradient_step", "arguments": arguments})
    return calls


def largest_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    return [{"function": "largest_rate", "arguments": [_rows(rng, n).tolist()]} for n in (5, 8, 12)]


def claim_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    calls = []
    for sign in (1, -1, 1):
        ranges = ((0.5, 1.0), (1.0, 2.0), (1.5, 2.5))  # the fourth power outweighs the square at the start
        curvature, growth, start = (round(float(rng.uniform(*ends)), 3) for ends in ranges)
        calls.append({"function": "rate_limit", "arguments": [curvature, growth, sign * start]})
    return calls


# Here another cost leaves nothing: the same numbers come of other mistakes. The first question forgives it.
OF_THE_COST = tuple(replace(mistake, share=0.0) for mistake in (NO_TWO, SUM))

QUESTIONS = (
    Question(
        "gradient_step", "one step", 3, ("theta",), step_inputs, gradient_step,
        (ASCENT, NO_TWO, SUM, COLUMNS, SEQUENTIAL, NO_INPUTS), alone=(GRADIENT, STEP_ALONE),
    ),
    Question(
        "largest_rate", "the largest rate of a quadratic", 4, ("rate",), largest_inputs, largest_rate,
        (HALF, *OF_THE_COST, COLUMNS, FROBENIUS, TRACE, DIAGONAL, FLATTEST, BEST, NO_SQUARE),
        alone=(CURVATURE, SINGULAR),
    ),
    Question(
        "rate_limit", "the limit where the curvature grows", 3, ("rate",), claim_inputs, boxes=rate_boxes,
        otherwise="A learning rate is a finite number above 0.",
    ),
)  # fmt: skip

# ---- wrong submissions, and another version

STEP = "return theta - lr * 2 * X.T @ (X @ theta - y) / len(y)\n"
HESSIAN = "hessian = 2 * X.T @ X / len(X)\n"
RATE = "return 2 / np.linalg.eigvalsh(hessian)[-1]\n"
LIMIT = "return 2 / (curvature + growth * start**2)\n"
LOOP = """\
theta = theta.copy()
    for j in range(len(theta)):
        theta[j] = theta[j] - lr * 2 * X[:, j] @ (X @ theta - y) / len(y)
    return theta
"""


MUTANTS = (
    mutant(ASCENT, STEP, "return theta + lr * 2 * X.T @ (X @ theta - y) / len(y)", gradient_step=3),
    mutant(NO_TWO, STEP, "return theta - lr * X.T @ (X @ theta - y) / len(y)", gradient_step=1.5),
    mutant(SUM, STEP, "return theta - lr * 2 * X.T @ (X @ theta - y)", gradient_step=1.5),
    mutant(COLUMNS, STEP, "return theta - lr * 2 * X.T @ (X @ theta - y) / 3", gradient_step=3),
    mutant(GRADIENT, STEP, "return 2 * X.T @ (X @ theta - y) / len(y)", gradient_step=3),
    mutant(STEP_ALONE, STEP, "return lr * 2 * X.T @ (X @ theta - y) / len(y)", gradient_step=3),
    Mutant("one parameter after the other", {STEP: LOOP}, {"gradient_step": 3}, SEQUENTIAL.says),
    mutant(NO_INPUTS, STEP, "return theta - lr * 2 * np.mean(X @ theta - y)", gradient_step=3),
    Mutant(
        "parameters changed in place",
        {STEP: "theta -= lr * 2 * X.T @ (X @ theta - y) / len(y); return theta\n"},
        {"gradient_step": 1}, "changes its argument number 1 in place",
    ),
    Mutant(
        "transposed", {STEP: "return theta - lr * 2 * X @ (X.T @ theta - y) / len(y)\n"},
        {"gradient_step": 3}, "it stopped with ValueError",
    ),
    mutant(HALF, RATE, "return 1 / np.linalg.eigvalsh(hessian)[-1]", largest_rate=4),
    mutant(FROBENIUS, RATE, "return 2 / np.linalg.norm(hessian)", largest_rate=4),
    mutant(TRACE, RATE, "return 2 / np.trace(hessian)", largest_rate=4),
    mutant(DIAGONAL, RATE, "return 2 / np.diag(hessian).max()", largest_rate=4),
    mutant(FLATTEST, RATE, "return 2 / np.linalg.eigvalsh(hessian)[0]", largest_rate=4),
    mutant(BEST, RATE, "return 2 / np.linalg.eigvalsh(hessian)[[0, -1]].sum()", largest_rate=4),
    mutant(SINGULAR, RATE, "return 2 / np.linalg.norm(X, 2)", largest_rate=4),
    mutant(CURVATURE, RATE, "return np.linalg.eigvalsh(hessian)[-1]", largest_rate=4),
    Mutant(
        "half of the cost, in the Hessian alone", {HESSIAN: "hessian = X.T @ X / len(X)\n"},
        {"largest_rate": 4}, NO_TWO.says,
    ),
    Mutant(
        "half of the cost, in both",
        {
            STEP: "return theta - lr * X.T @ (X @ theta - y) / len(y)\n",
            HESSIAN: "hessian = X.T @ X / len(X)\n",
        },
        {"gradient_step": 1.5}, NO_TWO.says,
    ),
    Mutant(
        "a sum, and half the limit",
        {HESSIAN: "hessian = 2 * X.T @ X\n", RATE: RATE.replace("2", "1", 1)},
        {"largest_rate": 4}, f"{HALF.says} {SUM.says}",
    ),
    Mutant(
        "the limit near the minimum", {LIMIT: "return 2 / curvature\n"}, {"rate_limit": 3}, "near the minimum"
    ),
    Mutant(
        "the bound in the place of the limit", {LIMIT: "return 2 / (curvature + 3 * growth * start**2)\n"},
        {"rate_limit": 2}, "It is enough",
    ),
    Mutant("no rate", {LIMIT: "return 0\n"}, {"rate_limit": 3}, "above 0"),
    Mutant("a rate beyond all", {LIMIT: "return 1e10\n"}, {"rate_limit": 3}, "does not arrive"),
    Mutant("a small rate", {LIMIT: "return 0.01\n"}, {"rate_limit": 3}, "1 % larger too"),
    Mutant(
        "twice the start for its square", {LIMIT: "return 2 / (curvature + growth * start * 2)\n"},
        {"rate_limit": 3},
    ),
)  # fmt: skip

COST = "J(\\theta)=\\frac1n\\sum_{i=1}^nr_i^2 .\n"
TWISTS = {
    "sum": Twist(
        {"gradient_step": frozenset({"sum"}), "largest_rate": frozenset({"sum"})},
        {
            COST: "J(\\theta)=\\sum_{i=1}^nr_i^2 .\n",
            "The cost is the mean square of the residuals": "The cost is **the sum of the squares**, "
            "elsewhere in the book their mean, of the residuals",
            STEP: "return theta - lr * 2 * X.T @ (X @ theta - y)\n",
            HESSIAN: "hessian = 2 * X.T @ X\n",
        },
        "This is right for the mean of the squares; this version of the task has their sum.",
    ),
}

ASSIGNMENT = Assignment("a01_gradient_descent", "Assignment 1: Gradient descent", QUESTIONS, MUTANTS, TWISTS)
