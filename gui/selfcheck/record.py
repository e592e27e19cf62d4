"""What the self-check writes down: ``selfcheck.json``, each step with its seconds, its result, and the memory after it (MiB)."""

from __future__ import annotations

import json
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from gui.selfcheck import process_facts

REPORT = "selfcheck.json"


class Record:
    """What is written down: facts by name, and the steps as they are done."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.facts: dict[str, object] = {}
        self.steps: list[dict[str, object]] = []

    @property
    def passed(self) -> bool:
        """Whether every step so far went well, and there was one."""
        return bool(self.steps) and all(step["ok"] for step in self.steps)

    def do(self, name: str, work: Callable[[], object]) -> bool:
        """Carry out a step; its answer, or what went wrong, becomes its result."""
        begin = time.perf_counter()
        try:
            ok, result = True, work()
        except Exception:
            ok, result = False, traceback.format_exc()
        seconds = round(time.perf_counter() - begin, 3)
        memory = process_facts.memory().get("now")
        self.steps.append({"step": name, "ok": ok, "seconds": seconds, "memory": memory, "result": result})
        return ok

    def write(self) -> None:
        """Write ``selfcheck.json``."""
        whole = {"ok": self.passed, **self.facts, "steps": self.steps}
        text = json.dumps(whole, ensure_ascii=False, indent=1, default=str)
        (self.folder / REPORT).write_text(text, "utf-8")
