"""For all tests: CI tries the same examples each time, so that a landing does not hang on luck; people try new ones.

No example has a deadline: speed is measured in the benchmarks.
"""

import os

from hypothesis import settings

settings.register_profile("people", deadline=None)
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady" if os.environ.get("CI") else "people")
