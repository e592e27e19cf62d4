"""What is said of some forty reports, each wrong in one way: rule, grade, cells, place and every word of the sentence."""

from tests.helpers.core.faulty_reports import FILE, told


def test_what_the_checks_say_is_what_they_said() -> None:
    assert told().splitlines() == FILE.read_text("utf-8").splitlines(), (
        "meant? then .venv/bin/python -m tests.helpers.core.faulty_reports"
    )
