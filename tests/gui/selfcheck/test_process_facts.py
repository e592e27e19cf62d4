"""What the system knows of this process."""

import time

from gui.selfcheck import process_facts


def test_age_grows_and_is_not_that_of_the_computer() -> None:
    before = process_facts.age()
    time.sleep(0.02)
    assert process_facts.age() > before or before == 0


def test_the_peak_is_not_below_what_is_in_use() -> None:
    used = process_facts.memory()
    assert not used or used["peak"] >= used["now"] * 0.9 > 0
