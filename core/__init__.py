"""Everything but the window."""

from importlib import import_module

from core.later import put_off

with put_off("inspect", "ipaddress", "urllib.parse", functions=("quote_from_bytes",)):  # before others import them
    for _name in ("dataclasses", "pathlib"):
        import_module(_name)
