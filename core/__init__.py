"""Everything but the window."""

from core.later import put_off

with put_off("inspect", "ipaddress"):  # before anybody else imports what asks for them
    import dataclasses  # noqa: F401
    import pathlib  # noqa: F401
