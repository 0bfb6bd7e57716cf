"""The table of rules is complete."""

from optlib.rules import ALL
from tests.rules.table import ROWS, every_rule


def test_every_rule_has_a_row_and_every_row_a_rule():
    assert set(ROWS) == set(ALL)


@every_rule
def test_a_row_names_an_oracle_and_leaves_the_defaults(name):
    row = ROWS[name]
    assert (row.torch is None) != (row.oracle is None), f"{name} needs one oracle: torch or a function"
    rule = ALL[name](**row.hyper)
    same = [k for k, v in row.hyper.items() if v == ALL[name].hyper[k]]
    assert not same, f"{name} is to be tested with other values than its defaults of {same}"
    assert set(rule.hyper) - set(row.hyper) <= {"threshold"}
