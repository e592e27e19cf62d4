"""No word, key, rule or order of an official form changes unnoticed: each fact is held against a file."""

import pytest

from core.forms.catalog import FORMS
from core.forms.spec import Form
from tests.helpers.declared import file_of, text_of


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_form_is_declared_as_it_was(form: Form) -> None:
    assert text_of(form).splitlines() == file_of(form).read_text("utf-8").splitlines(), (
        "meant? then .venv/bin/python -m tests.helpers.declared"
    )
