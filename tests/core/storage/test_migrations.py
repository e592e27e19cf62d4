from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from core.storage import backups, codec, files, migrations

OLD = Path(__file__).resolve().parents[2] / "data" / "old_versions"


def test_every_older_schema_has_a_step_and_a_real_file() -> None:
    assert migrations.CURRENT == len(migrations.STEPS) == codec.SCHEMA
    for schema in range(codec.SCHEMA):
        assert json.loads((OLD / f"schema_{schema}.json").read_text("utf-8"))["schema"] == schema


@pytest.mark.parametrize("schema", range(codec.SCHEMA))
def test_an_old_file_opens_and_is_backed_up_first(schema: int, tmp_path: Path) -> None:
    path = tmp_path / "旧.json"
    path.write_bytes((OLD / f"schema_{schema}.json").read_bytes())
    loaded = files.load(path)
    assert loaded.migrated
    files.save(path, loaded.report, loaded.stamp)
    (backup,) = backups.list_for(path)
    assert backup.path.read_bytes() == (OLD / f"schema_{schema}.json").read_bytes()
    again = files.load(path)
    assert again.report == loaded.report and not again.migrated


def test_the_prototype_with_figures_nested_by_table() -> None:
    report = codec.loads((OLD / "schema_0.json").read_bytes())
    assert report.values["applications.new.natural_person"] == 3
    assert report.values["disclosure.fees.amount"] == Decimal("12.5")
    assert len(report.values) == 7
    assert report.last_year and report.last_year.values == {"applications.new.natural_person": 2}
    assert report.extra == {"note_of_the_clerk": "原型版本保存"}


@pytest.mark.parametrize("values", [None, 3, "x", [1], {"applications": 3}, {"applications": {"new.business": {}}}])
def test_odd_data_passes_the_step_and_meets_the_codec(values: object) -> None:
    upgraded = migrations.upgrade({"values": values, "last_year": values}, 0)
    assert set(upgraded) == {"values", "last_year"}
