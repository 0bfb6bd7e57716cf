"""Settings of hypothesis for all tests: no clock decides, and CI draws the same examples every time."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "optlib",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("optlib")
