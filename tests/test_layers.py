"""The rooms of the house and who may enter them: imports, marts and their levels, documentation."""

import ast
import json
from pathlib import Path

import duckdb
import pytest
import typer

import loaders
from loaders.cli import app
from loaders.ledger import schema_sql
from loaders.publication import mart_files

ROOT = Path(__file__).parents[1]
PAGES_THAT_LOAD = {
    *("update", "review", "versions", "history", "settle", "confirm", "progress", "decision"),
    *("divisions", "crosswalk", "calendar", "comment", "comments", "prepare"),
}
"""Subjects: the first word of a page's name, and of the modules that hold its parts."""


def named_after(mart: Path) -> str:
    return mart.stem.partition("_")[2]


MARTS = sorted((ROOT / "data" / "marts").glob("*.sql"))
LEVELS = {named_after(path): int(path.stem.partition("_")[0]) for path in MARTS}
SETTLED = {"equity_hidden", "impact_hidden", "value_hidden"}
"""What is no mart: made between the private marts and the published ones."""
PRIVATE = {path for path in MARTS if path.read_text(encoding="utf-8").startswith("create temp ")}
"""Marts that hold what is too small to be shown: tables of the connection that publishes."""


def imports(source: str) -> set[str]:
    """Every module that a source imports, wherever in it, as `package.module` or `module.name`."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names}
    return found


def rooms(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", modules("loaders"), ids=named)
def test_loaders_know_nothing_of_the_dashboard(path):
    assert not rooms(imports(path.read_text())) & {"dashboard", "streamlit", "plotly", "pptx"}


@pytest.mark.parametrize("path", modules("dashboard"), ids=named)
def test_queries_alone_opens_the_database(path):
    if path != ROOT / "dashboard" / "queries.py":
        assert "duckdb" not in rooms(imports(path.read_text()))


@pytest.mark.parametrize("path", modules("dashboard"), ids=named)
def test_only_pages_that_load_call_loaders_and_only_by_its_face(path):
    found = {name for name in imports(path.read_text()) if rooms({name}) == {"loaders"}}
    is_of_a_page = path.parent.name in {"app_pages", "dashboard"}
    may = is_of_a_page and path.stem.partition("_")[0] in PAGES_THAT_LOAD
    face = {"loaders", *(f"loaders.{name}" for name in loaders.__all__)}
    assert found <= (face if may else set())


@pytest.mark.parametrize("path", modules("dashboard/figures"), ids=named)
def test_figures_take_data_and_return_figures(path):
    found = imports(path.read_text())
    assert not rooms(found) & {"streamlit", "duckdb"}
    assert not {name for name in found if name.startswith("dashboard.queries")}


def test_imports_are_seen_in_every_form():
    source = """
import a.b
from c.d import e
def late():
    from f import g
    if True:
        import h as i
"""
    assert imports(source) == {"a.b", "c.d.e", "f.g", "h"}


def relations(sql: str) -> tuple[set[str], set[str]]:
    """What a mart's query reads: from the ledger, and from anywhere else."""
    body = duckdb.extract_statements(sql)[0].query.strip().removesuffix(";").partition(" as\n")[2]
    with duckdb.connect(":memory:") as connection:
        found = connection.execute("select json_serialize_sql(?)", [body]).fetchone()
    tree = json.loads(found[0])
    assert not tree["error"], tree
    ledger, other, own = set(), set(), set()

    def walk(node):
        if isinstance(node, list):
            for part in node:
                walk(part)
        elif isinstance(node, dict):
            if node.get("type") == "BASE_TABLE":
                (ledger if node["schema_name"] == "ledger" else other).add(node["table_name"])
            for name, part in node.items():
                if name == "cte_map":
                    own.update(entry["key"] for entry in part["map"])
                walk(part)

    walk(tree)
    return ledger, other - own


@pytest.mark.parametrize("path", MARTS, ids=named)
def test_a_mart_reads_the_ledger_and_marts_of_a_lower_level(path):
    ledger, other = relations(path.read_text(encoding="utf-8"))
    level = int(path.stem.partition("_")[0])
    assert {name for name in other - SETTLED if LEVELS.get(name, level) >= level} == set()
    with duckdb.connect(":memory:") as connection:
        connection.execute(schema_sql())
        known = {name for (name,) in connection.execute("show tables").fetchall()}
    assert ledger <= known


@pytest.mark.parametrize("path", MARTS, ids=named)
def test_a_mart_makes_the_one_table_that_it_is_named_after(path):
    sql = path.read_text(encoding="utf-8")
    create = "create temp table" if path in PRIVATE else "create table"
    assert sql.count(f"{create} ") == 1
    assert sql.startswith(f"{create} {named_after(path)} as\n")
    assert sql.count("create ") == 1


def test_what_is_private_is_made_before_what_is_too_small_is_settled():
    assert set(mart_files()[: len(PRIVATE)]) == PRIVATE
    assert {named_after(path) for path in PRIVATE} == {
        "survey_wave_group", "survey_wave_question", "survey_statistic",
        "equity_dimension_spelling", "equity_group_spelling", "equity_part", "equity_given",
        "equity_margin", "equity_cell", "impact_cell",
    }  # fmt: skip


@pytest.mark.parametrize("path", sorted(PRIVATE), ids=named)
def test_what_is_private_reads_only_what_is_private(path):
    _, other = relations(path.read_text(encoding="utf-8"))
    assert other <= {named_after(one) for one in PRIVATE}


def test_what_a_mart_reads_is_seen_wherever_it_stands():
    sql = """create table t as
with recursive mine as (select * from ledger.plan), again as (select * from mine join deep using (x))
select *, (select max(y) from in_a_column) from mine, again
where z in (select z from in_a_filter) and not exists (from ledger.load anti join other using (w));
comment on table t is 'select * from nothing';"""
    assert relations(sql) == ({"plan", "load"}, {"deep", "in_a_column", "in_a_filter", "other"})


def test_data_holds_no_python():
    assert list((ROOT / "data").rglob("*.py")) == []


@pytest.mark.parametrize("name", sorted(typer.main.get_command(app).commands))
def test_every_command_is_in_the_readme(name):
    assert f"headway {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", sorted(set(LEVELS) - {named_after(path) for path in PRIVATE}))
def test_every_published_table_is_in_the_readme(table):
    assert f"`{table}`" in (ROOT / "README.md").read_text(encoding="utf-8")
