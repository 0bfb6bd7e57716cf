"""The data sets: fixed digits, and no door to change them for others."""

import numpy as np

from optlib.data import ten_points


def test_ten_points():
    """The doubles printed in the article that they come from."""
    x, y = ten_points()
    assert x.tolist() == list(range(1, 11))
    assert y.tolist() == [
        6.666143295721056, 9.112643498943868, 11.084076686420202, 12.679728177916928, 15.126467340481607,
        16.761586563522357, 18.752990188979535, 21.354460525149275, 22.775535634872103, 24.561066356812855,
    ]  # fmt: skip


def test_a_change_to_the_data_stays_with_who_made_it():
    x, y = ten_points()
    x[:], y[:] = 0.0, 0.0
    assert ten_points()[0][0] == 1.0


def test_the_generator_in_use_elsewhere_is_left_alone():
    np.random.seed(1)
    first = np.random.random()
    np.random.seed(1)
    ten_points()
    assert np.random.random() == first
