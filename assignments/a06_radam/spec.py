"""RAdam: how long an average is, what its variance asks for, the step, and a plain warm-up worth as much."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from assignments.a04_adam.spec import (
    ABS_G,
    ASCENT,
    BETAS,
    EPS_IN_ROOT,
    EXCHANGED_M,
    EXCHANGED_V,
    NO_EPS,
    NO_FACTOR_M,
    NO_FACTOR_V,
    NO_M_CORRECTION,
    NO_ROOT,
    NO_V_CORRECTION,
    first_moment,
    second_moment,
)
from grading.spec import Assignment, Has, Mistake, Mutant, Question, Twist, mutant

TRUSTED = 5.0  # a length above this makes a divisor that is used; the paper has 4
RUN = 1000  # steps of the run over which two warm-ups are compared

# ---- what goes wrong

NO_TWO = Mistake("no_two", "What is subtracted from the limit is half of what it should be.", slot="length")
UNCORRECTED = Mistake(
    "uncorrected",
    "What is subtracted from the limit lacks a division: the weights that remain do not add up to 1.",
    slot="length",
)
RAW = Mistake("raw", "These weights do not add up to 1: those of the corrected average do.")
NEXT = Mistake(
    "next", "This is the length one step later: at t = 1 the average holds one square.", slot="length"
)
WORTH = Mistake(
    "worth",
    "This is the number of values of a mean with as little noise; the task wants one of the same mean age.",
    slot="length",
)
MINUS_ONE = Mistake(
    "minus_one", "This is one too few: a mean of n values has the mean age (n - 1) / 2.", slot="length"
)
FROM_ONE = Mistake(
    "from_one", "This is two too many: ages count from 0, that of the newest square.", slot="length"
)
AGE = Mistake("age", "This is the mean age; the task wants the length of the plain mean that is as old.")
PLAIN = Mistake("age", "No step divides here: the length stays too small.")
LIMIT = Mistake(
    "limit", "This is the length in the limit of many steps; after t steps it is less.", slot="length"
)
ADAM = Mistake(
    "limit", "This is Adam in every step: neither the length nor the factor changes.", slot="length"
)

SQUARED = Mistake(
    "squared", "This is the quotient of the variances: a factor counts squared in a variance.", slot="r"
)
INVERSE = Mistake("inverse", "The quotient is upside down: this makes early steps longer.", slot="r")
LENGTHS_INVERSE = Mistake(
    "lengths_inverse",
    "In the quotient the lengths by themselves, without - 2 and - 4, are exchanged.",
    slot="r",
)
NO_LENGTHS = Mistake(
    "no_lengths",
    "The variance has three factors with n; only n - 2 and n - 4 are in this quotient.",
    slot="r",
)
SHORTCUT = Mistake(
    "shortcut",
    "This is the root of the quotient of the lengths, which is near only for long averages.",
    slot="r",
)

NOT_RECTIFIED = Mistake("not_rectified", "Steps that divide are Adam's here, without the factor r.", slot="r")
THRESHOLD = Mistake(
    "threshold",
    "The first step with a divisor comes too early, as with the paper's threshold 4; the task wants 5.",
    share=0.5,
)
SKIPPED = Mistake(
    "skipped",
    "While the length is too small no step is made; the task wants one without a divisor.",
    share=0.5,
    slot="plain",
)
PLAIN_G = Mistake(
    "plain_g", "Steps without a divisor take the gradient itself, not its average.", slot="plain"
)
PLAIN_M = Mistake(
    "plain_m", "In steps without a divisor m is not corrected for its start at zero.", slot="plain"
)
EPS_AFTER = Mistake(
    "eps_after",
    "Epsilon is added to the root of the corrected v; the task wants it before the correction.",
    share=0.5,
    slot="root",
)
EPS_IN_HAT = Mistake(
    "eps_in_hat",
    "Epsilon stands inside the root of the corrected v; the task wants it outside, before the correction.",
    share=0.5,
    slot="root",
)
STORED = Mistake("stored", "The corrected m is returned as m, so that it is corrected again.")

LENGTHS = (NO_TWO, UNCORRECTED, NEXT, WORTH)  # those with which some steps divide and some do not
FACTORS = (SQUARED, INVERSE, LENGTHS_INVERSE, NO_LENGTHS, SHORTCUT)

# ---- the right form, and each mistake in it


def limit(beta2: float) -> float:
    return (1 + beta2) / (1 - beta2)


def length(has: Has) -> Any:
    def length(t: Any, beta2: float) -> Any:
        t = t + 1 if has("next") else t
        left = beta2**t  # the share of the weight that an endless average would have on older values
        if has("limit"):
            return limit(beta2)
        if has("worth"):
            return limit(beta2) * (1 - left) / (1 + left)
        away = t * left / (1 if has("uncorrected") else 1 - left)
        age = beta2 / (1 - beta2) - (away / 2 if has("no_two") else away)
        age = age * (1 - left) if has("raw") else age + (1 if has("from_one") else 0)
        return age if has("age") else 2 * age + (0 if has("minus_one") else 1)

    return length


def rectification(has: Has) -> Any:
    def variance(n: Any) -> Any:
        over = 1 / n if has("lengths_inverse") else 1 if has("no_lengths") else n
        return over / ((n - 2) * (n - 4))

    def rectification(rho: Any, rho_inf: float) -> Any:
        quotient = rho / rho_inf if has("shortcut") else variance(rho_inf) / variance(rho)
        if has("inverse"):
            quotient = 1 / quotient
        return quotient if has("squared") else np.sqrt(quotient)

    return rectification


def radam_step(has: Has) -> Any:
    def radam_step(
        theta: Any, m: Any, v: Any, g: Any, t: int, lr: float, beta1: float, beta2: float, eps: float
    ) -> Any:
        if has("betas"):
            beta1, beta2 = beta2, beta1
        m, v = first_moment(has)(m, g, beta1), second_moment(has)(v, g, beta2)
        m_hat = m if has("no_m_correction") else m / (1 - beta1**t)
        rho = length(has)(t, beta2)
        if rho > (4 if has("threshold") else TRUSTED):
            weight = 1 if has("no_v_correction") else 1 - beta2**t
            r = 1 if has("not_rectified") else rectification(has)(rho, limit(beta2))
            step = lr * r * m_hat / _divisor(has, v, weight, eps)
        elif has("skipped"):
            step = 0 * g
        else:
            step = lr * (g if has("plain_g") else m if has("plain_m") else m_hat)
        return theta + step if has("ascent") else theta - step, m_hat if has("stored") else m, v

    return radam_step


def _divisor(has: Has, v: Any, weight: float, eps: float) -> Any:
    eps = 0.0 if has("no_eps") else eps
    if has("eps_after"):
        return np.sqrt(v / weight) + eps
    if has("eps_in_root"):
        return np.sqrt((v + eps) / weight)
    if has("eps_in_hat"):
        return np.sqrt(v / weight + eps)
    return ((v if has("no_root") else np.sqrt(v)) + eps) / np.sqrt(weight)


def lengths(has: Has, beta2: float) -> Any:
    return np.broadcast_to(length(has)(np.arange(1, RUN + 1), beta2), RUN)


def missing(has: Has, beta2: float) -> float:
    """By how much RAdam's factors fall short of 1, all steps of the run together."""
    rho = lengths(has, beta2)
    above = 4 if has("threshold") else TRUSTED
    return RUN - float(np.sum(rectification(has)(rho[rho > above], limit(beta2))))


def warm_ups(beta2: float) -> list[dict[str, Any]]:
    """The bounds of the right claim, two steps to each side, and of claims that mistakes lead to.

    Some of these lie where a guess may lie as well: the limit leads to 1 whatever beta2 is, and there are
    many pairs. They count only for who has made the mistakes.
    """

    def box(n: float, wide: float, share: float, says: list[str], names: list[str]) -> dict[str, Any]:
        return {"low": [n - wide], "high": [n + wide], "share": share, "says": says, "names": names}

    def led_to(*mistakes: Mistake) -> dict[str, Any]:
        """With either threshold: where the divisor is small, the step between them counts for much."""
        flags = [mistake.name for mistake in mistakes]
        ends = [2 * missing({*flags, *more}.__contains__, beta2) + 1 for more in ((), ("threshold",))]
        middle, wide = sum(ends) / 2, abs(ends[0] - ends[1]) / 2 + 0.5
        return box(middle, wide, 0, [mistake.says for mistake in mistakes], flags)

    right = frozenset[str]().__contains__
    short = missing(right, beta2)
    plain_steps = int(np.sum(lengths(right, beta2) <= TRUSTED))
    known = (*LENGTHS, RAW, MINUS_ONE, FROM_ONE, AGE)
    pairs = itertools.product((*known, LIMIT), FACTORS)
    thumb = "This is the rule of thumb 2 / (1 - beta2). It is near; the task wants what the sums give."
    full = "Steps without a divisor count as full ones here; the task has them count nothing."
    half = "A linear warm-up over n steps falls short by less than n."
    return [  # the first that is met counts, so single mistakes come before two at once
        box(2 * short + 1, 2.01, 1, ["Right."], []),
        *map(led_to, (*known, *FACTORS)),
        box(2 / (1 - beta2), 0.5, 0, [thumb], ["thumb"]),
        box(2 * (short - plain_steps) + 1, 0.5, 0, [full], ["plain_is_full"]),
        box(short, 1, 0, [half], ["half"]),
        *(box | {"follows": True} for box in (led_to(LIMIT), *itertools.starmap(led_to, pairs))),
    ]


# ---- inputs


def length_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    early = [(t, rng.uniform(0.7, 0.9)) for t in (1, 2, 5)]
    late = [(int(rng.integers(12, 18)), rng.uniform(0.93, 0.96)), (70, rng.uniform(0.97, 0.98))]
    return [{"function": "length", "arguments": [t, round(beta2, 3)]} for t, beta2 in early + late]


def rectification_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    calls = []
    for low, high, rho_inf in ((5.1, 5.9, 9.0), (10.0, 14.0, 19.0), (60.0, 90.0, 199.0)):
        rho, rho_inf = rng.uniform(low, high), rho_inf * rng.uniform(0.95, 1.05)
        calls.append({"function": "rectification", "arguments": [round(rho, 3), round(rho_inf, 3)]})
    return calls


def step_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    """Seven steps without a divisor and five with one: one gradient falls before them, one rises in them."""
    falls, rises = [1.0] * 6 + [0.03] * 6, [0.3, 0.3, 0, 0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.3, 1, 3]
    g = np.transpose([falls, rises]) * rng.uniform(0.7, 1.4, (12, 2)) * rng.choice([-1.0, 1.0], 2)
    g[1:5] *= rng.choice([-1.0, 1.0], (4, 2))
    ranges = {"lr": (0.1, 0.2), "beta1": (0.8, 0.85), "beta2": (0.745, 0.758), "eps": (0.1, 0.15)}
    return [
        {
            "function": "radam_step",
            "start": [rng.uniform(0.05, 0.15, 2).round(4).tolist(), [0.0] * 2, [0.0] * 2],
            "each": [[each.tolist(), t] for t, each in enumerate(g.round(6), 1)],
            "rest": [round(float(rng.uniform(*ends)), 3) for ends in ranges.values()],
        }
    ]


def warm_up_inputs(rng: np.random.Generator) -> list[dict[str, Any]]:
    ranges = ((0.98, 0.984), (0.986, 0.99))
    betas = [round(float(rng.uniform(*ends)), 4) for ends in ranges]
    return [{"function": "same_warm_up", "arguments": [beta2]} for beta2 in betas]


QUESTIONS = (
    Question(
        "length", "the length of an average", 3, ("rho",), length_inputs, length,
        (*LENGTHS, RAW, MINUS_ONE, FROM_ONE, LIMIT, AGE), pairs=False,
    ),
    Question(
        "rectification", "the factor", 4, ("r",), rectification_inputs, rectification, FACTORS, pairs=False,
    ),
    Question(
        "radam_step", "twelve steps", 5, ("theta", "m", "v"), step_inputs, radam_step,
        (
            *LENGTHS, *FACTORS, NOT_RECTIFIED, THRESHOLD, SKIPPED, PLAIN_G, PLAIN_M, EPS_AFTER,
            EPS_IN_ROOT, EPS_IN_HAT, NO_EPS, NO_ROOT, NO_V_CORRECTION, ASCENT,
        ),
        alone=(
            RAW, MINUS_ONE, FROM_ONE, ADAM, PLAIN, NO_M_CORRECTION, STORED, BETAS, NO_FACTOR_M, EXCHANGED_M,
            NO_FACTOR_V, EXCHANGED_V, ABS_G,
        ),
        order=(1, 2, 0),
    ),
    Question(
        "same_warm_up", "a warm-up worth as much", 2, ("n",), warm_up_inputs, boxes=warm_ups,
        otherwise="This n is more than 2 off.",
    ),
)  # fmt: skip

# ---- wrong submissions, and other versions

LENGTH = "return rho_inf - 2 * t * beta2**t / (1 - beta2**t)\n"
FACTOR = "return np.sqrt((rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho))\n"
M, V = "m = beta1 * m + (1 - beta1) * g\n", "v = beta2 * v + (1 - beta2) * g**2\n"
PLAINLY = "step = lr * m / (1 - beta1**t)\n"
TRUST = "    if rho > 5:\n"
R = "r = rectification(rho, rho_inf)\n"
DIVIDED = "step = step * r * np.sqrt(1 - beta2**t) / (np.sqrt(v) + eps)\n"
MOVED = "return theta - step, m, v\n"
STANDS = "return theta - (step if rho > 5 else 0), m, v\n"
SHORT = "return 2 * short + 1  # the factors 1/n, 2/n, ..., n/n fall short by (n - 1) / 2\n"
COUNT = "if rho > 5 else 0)\n"

MUTANTS = (
    mutant(NO_TWO, LENGTH, "return rho_inf - t * beta2**t / (1 - beta2**t)", length=3),
    mutant(UNCORRECTED, LENGTH, "return rho_inf - 2 * t * beta2**t", length=3),
    mutant(NEXT, LENGTH, "t += 1; return rho_inf - 2 * t * beta2**t / (1 - beta2**t)", length=3),
    mutant(WORTH, LENGTH, "return rho_inf * (1 - beta2**t) / (1 + beta2**t)", length=3),
    mutant(LIMIT, LENGTH, "return rho_inf", length=3),
    mutant(AGE, LENGTH, "return beta2 / (1 - beta2) - t * beta2**t / (1 - beta2**t)", length=3),
    mutant(
        RAW, LENGTH, "k = np.arange(t); return 1 + 2 * np.sum(k * (1 - beta2) * beta2**k)", length=3,
    ),
    Mutant("never a divisor", {TRUST: "    if rho > 99:\n"}, {"radam_step": 5}, PLAIN.says),
    mutant(FROM_ONE, LENGTH, f"{LENGTH[:-1]} + 2", length=3),
    mutant(MINUS_ONE, LENGTH, f"{LENGTH[:-1]} - 1", length=3),
    mutant(SQUARED, FACTOR, f"{FACTOR[:-1]} ** 2", rectification=4),
    mutant(INVERSE, FACTOR, f"{FACTOR[:-1]} ** -1", rectification=4),
    mutant(LENGTHS_INVERSE, FACTOR, f"{FACTOR[:-1]} * rho / rho_inf", rectification=4),
    mutant(NO_LENGTHS, FACTOR, f"{FACTOR[:-1]} * np.sqrt(rho / rho_inf)", rectification=4),
    mutant(SHORTCUT, FACTOR, "return np.sqrt(rho / rho_inf)", rectification=4),
    Mutant("always Adam", {TRUST: "    rho = rho_inf\n" + TRUST}, {"radam_step": 5}, ADAM.says),
    mutant(NOT_RECTIFIED, R, "r = 1", radam_step=5),
    mutant(THRESHOLD, TRUST, "    if rho > 4:", radam_step=2.5),
    Mutant("five steps counted", {TRUST: "    if t > 5:\n"}, {"radam_step": 2.5}, THRESHOLD.says),
    mutant(SKIPPED, MOVED, STANDS.strip(), radam_step=2.5),
    mutant(PLAIN_G, MOVED, "return theta - (step if rho > 5 else lr * g), m, v", radam_step=5),
    mutant(PLAIN_M, MOVED, "return theta - (step if rho > 5 else lr * m), m, v", radam_step=5),
    mutant(NO_M_CORRECTION, PLAINLY, "step = lr * m", radam_step=5),
    mutant(NO_V_CORRECTION, DIVIDED, "step = step * r / (np.sqrt(v) + eps)", radam_step=5),
    mutant(EPS_AFTER, DIVIDED, "step = step * r / (np.sqrt(v / (1 - beta2**t)) + eps)", radam_step=2.5),
    mutant(EPS_IN_ROOT, DIVIDED, "step = step * r * np.sqrt((1 - beta2**t) / (v + eps))", radam_step=2.5),
    mutant(EPS_IN_HAT, DIVIDED, "step = step * r / np.sqrt(v / (1 - beta2**t) + eps)", radam_step=2.5),
    mutant(NO_EPS, DIVIDED, "step = step * r * np.sqrt((1 - beta2**t) / v)", radam_step=5),
    mutant(NO_ROOT, DIVIDED, "step = step * r * np.sqrt(1 - beta2**t) / (v + eps)", radam_step=5),
    mutant(BETAS, M, f"beta1, beta2 = beta2, beta1; {M[:-1]}", radam_step=5),
    mutant(NO_FACTOR_M, M, "m = beta1 * m + g", radam_step=5),
    mutant(NO_FACTOR_V, V, "v = beta2 * v + g**2", radam_step=5),
    mutant(ABS_G, V, "v = beta2 * v + (1 - beta2) * np.abs(g)", radam_step=5),
    mutant(ASCENT, MOVED, "return theta + step, m, v", radam_step=5),
    mutant(STORED, MOVED, "return theta - step, m / (1 - beta1**t), v", radam_step=5),
    Mutant("rule of thumb", {SHORT: "return 2 / (1 - beta2)\n"}, {"same_warm_up": 2}, "rule of thumb"),
    Mutant("plain is full", {COUNT: "if rho > 5 else 1)\n"}, {"same_warm_up": 2}, "count as full ones"),
    Mutant("no half", {SHORT: "return short\n"}, {"same_warm_up": 2}, "falls short by less"),
    Mutant("a guess", {SHORT: "return 100\n"}, {"same_warm_up": 2}, "more than 2 off"),
    Mutant("another guess", {SHORT: "return 1\n"}, {"same_warm_up": 2}, "more than 2 off"),
    Mutant(
        "length and factor, then only what follows",
        {LENGTH: "return rho_inf - t * beta2**t / (1 - beta2**t)\n", FACTOR: f"{FACTOR[:-1]} ** 2\n"},
        {"length": 3, "rectification": 4}, NO_TWO.says,
    ),
    Mutant(
        "the paper's threshold, and epsilon after",
        {TRUST: "    if rho > 4:\n", DIVIDED: "step = step * r / (np.sqrt(v / (1 - beta2**t)) + eps)\n"},
        {"radam_step": 5}, f"{THRESHOLD.says} {EPS_AFTER.says}",
    ),
    Mutant(
        "length, and another threshold",
        {LENGTH: "return rho_inf * (1 - beta2**t) / (1 + beta2**t)\n", TRUST: "    if rho > 4:\n"},
        {"length": 3, "radam_step": 5}, THRESHOLD.says,
    ),
)  # fmt: skip

PYTORCHS = "Where RAdams differ, PyTorch's form holds here:\n"
OTHERS = "Where RAdams differ, PyTorch's form holds here, but for what is bold:\n"
HALF = (
    "A step that follows another library or the paper in one of these keeps half of its points, in two of "
    "them none.\n\n"
)
TRUSTED_ABOVE = "of its average is above 5.\n"
MADE = "- A step whose divisor is not trusted is made all the same, without a divisor.\n"
USUAL = "This moves while the length is too small; this version of the task makes no step then."
BEFORE = "Before that $\\theta_t=\\theta_{t-1}-\\eta\\,\\hat m_t$.\n"

TWISTS = {
    "papers_threshold": Twist(
        {"radam_step": frozenset({"threshold"})},
        {
            PYTORCHS: OTHERS,
            HALF: "",
            TRUSTED_ABOVE: "of its average is above **4**, as in the paper.\n",
            TRUST: "    if rho > 4:\n",
            COUNT: "if rho > 4 else 0)\n",
            "yours from the sixth step on": "yours from the fifth step on",
            "t[5:], lengths[5:]": "t[4:], lengths[4:]",
        },
        "This waits for another length than 4, from which this version of the task trusts the divisor.",
        mutants=(mutant(SKIPPED, MOVED, STANDS.strip().replace("5", "4"), radam_step=2.5),),
    ),
    "no_plain_steps": Twist(
        {"radam_step": frozenset({"skipped"})},
        {
            PYTORCHS: OTHERS,
            HALF: "",
            MADE: "- **A step whose divisor is not trusted leaves $\\theta$ as it is**; "
            "both averages take its gradient.\n",
            BEFORE: "Before that $\\theta_t=\\theta_{t-1}$.\n",
            MOVED: STANDS,
        },
        USUAL,
        dict.fromkeys((PLAIN_G.name, PLAIN_M.name), USUAL),
        (
            Mutant(
                "plain_g",
                {STANDS: STANDS.replace("else 0", "else lr * g")},
                {"radam_step": 5},
                USUAL,
            ),
            Mutant(
                "plain_m",
                {STANDS: STANDS.replace("else 0", "else lr * m")},
                {"radam_step": 5},
                USUAL,
            ),
            mutant(ASCENT, STANDS, STANDS.strip().replace("-", "+"), radam_step=5),
            mutant(STORED, STANDS, STANDS.strip().replace("m, v", "m / (1 - beta1**t), v"), radam_step=5),
        ),
    ),
}

ASSIGNMENT = Assignment("a06_radam", "Assignment 6: RAdam and warm-up", QUESTIONS, MUTANTS, TWISTS)
