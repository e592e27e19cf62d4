"""Everything but the window."""

from importlib import import_module

from core.later import put_off

with put_off("inspect", "ipaddress"):  # before anybody else imports what asks for them
    for _name in ("dataclasses", "pathlib"):
        import_module(_name)
