"""Everything but the window."""

from core.later import put_off

with put_off("inspect"):  # before anybody else imports dataclasses
    import dataclasses  # noqa: F401
