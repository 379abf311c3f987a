"""Queries from files: headers, binding that cannot change a query, errors that say where and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query import bind, load_query, query_names, read_query, run_on, run_query

ECHO = """# # Echo · 回声
#
# **Question:** What was given? · 给了什么?
#
# **Columns:**
#
# - ?words (text): Words · 词
#
# **Parameters:**
#
# - ?words (text, required): Words · 词

SELECT ?words
WHERE {
  VALUES ?words { "例" }
}
"""


def echo(folder: Path, text: str = ECHO) -> Path:
    """A .rq file with that text."""
    path = folder / "echo.rq"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def echo_query(tmp_path_factory: pytest.TempPathFactory):
    return read_query(echo(tmp_path_factory.mktemp("queries")))


@given(value=st.text(alphabet=st.characters(exclude_categories=["Cs"])).filter(str.strip))
@example('"} } SELECT * { ?s ?p ?o } #')
@example("\\u0022 } INSERT DATA { <a:b> <a:b> <a:b> } #")
@example("a\\U00000022b\\")
@example("}\n#{'''\"\"\"")
@example("{?plan}")
def test_a_bound_value_comes_back_as_it_was_given(echo_query, value):
    rows = run_on(ox.Store(), echo_query, {"words": value})
    assert rows.records() == [{"words": value.strip()}]


@given(value=st.text(alphabet="\\uU0027\"'{}<>?#\n ", min_size=1).filter(str.strip))
def test_no_value_holds_an_escape_that_an_engine_could_resolve_before_it_reads_strings(echo_query, value):
    bound = bind(echo_query, {"words": value})
    line = next(line for line in bound.splitlines() if "VALUES" in line)
    # Undo escapes the naive way, over the whole line: the string must still be closed by its own quotation mark.
    naive = re.sub(r"\\u([0-9A-F]{4})", lambda m: chr(int(m[1], 16)), line)
    assert [row["words"] for row in _run_text(bound.replace(line, naive))] == [value.strip()]


def _run_text(text):
    return [{"words": row["words"].value} for row in ox.Store().query(text)]


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        ("integer", "five", "no whole number"),
        ("integer", "5.5", "no whole number"),
        ("decimal", "1,5", "no number"),
        ("decimal", "NaN", "no number"),
        ("boolean", "yes", "neither true nor false"),
        ("date", "2025", "no date"),
        ("plan", "Min qin", "no id of a plan"),
        ("iri", "https://example.org/a b", "no IRI"),
        ("iri", "https://example.org/> } #", "no IRI"),
        ("text, one of a|b", "c", "none of its choices"),
    ],
)
def test_a_value_of_another_type_is_refused(tmp_path, kind, value, says):
    query = read_query(echo(tmp_path, ECHO.replace("- ?words (text, required)", f"- ?words ({kind})")))
    with pytest.raises(QueryError, match=says):
        bind(query, {"words": value})


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("integer", "+05", '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("decimal", "1.50", '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("boolean", "true", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ("date", "2025-12-31", '"2025-12-31"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("fact", "id/minqin/value/abc", "<https://example.org/kg/id/minqin/value/abc>"),
        ("fact", "https://w3id.org/x", "<https://w3id.org/x>"),
        ("plan, several", "minqin,bazhong", '"minqin" "bazhong"'),
    ],
)
def test_values_become_terms_of_their_type(tmp_path, kind, value, term):
    query = read_query(echo(tmp_path, ECHO.replace("- ?words (text, required)", f"- ?words ({kind})")))
    assert f"VALUES ?words {{ {term} }}" in bind(query, {"words": value}, "https://example.org/kg/")


def test_binding_keeps_every_line_in_its_place():
    query = load_query("indicators")
    bound = bind(query, {"plan": ["minqin", "bazhong"]})
    assert len(bound.splitlines()) == len(query.text.splitlines())
    changed = [b for a, b in zip(query.text.splitlines(), bound.splitlines(), strict=True) if a != b]
    assert changed == ['  VALUES ?plan { "minqin" "bazhong" }']


def test_the_base_of_the_graph_replaces_the_base_of_the_query(tmp_path):
    query = read_query(echo(tmp_path, ECHO.replace("SELECT", "BASE <https://w3id.org/plan-kg/>\nSELECT")))
    assert "BASE <https://example.org/>" in bind(query, {"words": "x"}, "https://example.org/")


def test_an_unset_restriction_leaves_no_trace():
    bound = bind(load_query("listed-items"), {})
    assert "UNDEF" not in bound


@pytest.mark.parametrize(
    ("name", "says"),
    [("indicator", "Did you mean indicators"), ("zzzz", "There are: "), ("no/such.rq", "cannot be read")],
)
def test_an_unknown_query_is_answered_with_names(name, says):
    with pytest.raises(QueryError, match=says):
        load_query(name)


def test_a_missing_parameter_is_named_with_an_example():
    with pytest.raises(QueryError, match=r"needs a value for 'words'.*\n.*--set words=幼儿园"):
        bind(load_query("indicator-side-by-side"), {})


def test_an_unknown_parameter_is_named_with_those_that_exist():
    with pytest.raises(QueryError, match="no parameter 'place'\n  It takes plan"):
        bind(load_query("items-by-domain"), {"place": "minqin"})


def test_two_values_for_one_are_refused():
    with pytest.raises(QueryError, match="takes one value, not 2"):
        bind(load_query("indicator-side-by-side"), {"words": ["a", "b"]})


def test_a_syntax_error_names_file_line_and_column(tmp_path):
    path = echo(tmp_path, "SELECT ?a\nWHERE { ?a ?? ?b }\n")
    with pytest.raises(QueryError, match=rf"{path}, line 2, column \d+: .*\n  WHERE {{ \?a \?\? \?b }}\n +\^"):
        run_on(ox.Store(), read_query(path), {})


def test_a_query_that_is_no_select_is_refused(tmp_path):
    with pytest.raises(QueryError, match="no SELECT"):
        run_on(ox.Store(), read_query(echo(tmp_path, "ASK { ?a ?b ?c }")), {})


def test_a_query_without_a_header_gives_its_variables_as_columns(tmp_path):
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("a:s"), ox.NamedNode("a:p"), ox.Literal("o", language="ZH-hans")))
    rows = run_on(store, read_query(echo(tmp_path, "SELECT ?o ?s WHERE { ?s ?p ?o }")), {})
    assert rows.columns == ("o", "s")
    assert rows.rows[0][0].language == "zh-hans"


def test_a_column_that_is_not_selected_is_an_error(tmp_path):
    path = echo(tmp_path, ECHO.replace("SELECT ?words", "SELECT ?other"))
    with pytest.raises(QueryError, match=r"names \?words, which the query does not select"):
        run_on(ox.Store(), read_query(path), {"words": "x"})


def test_a_folder_without_a_graph_says_how_to_build_one(tmp_path):
    with pytest.raises(QueryError, match="kg build PLANS"):
        run_query(load_query("plans"), {}, build=tmp_path)


def test_an_address_where_nothing_answers_is_named():
    with pytest.raises(QueryError, match=re.escape("http://127.0.0.1:9/sparql")):
        run_query(load_query("plans"), {}, endpoint="http://127.0.0.1:9/sparql")


def test_a_parameter_without_its_line_is_an_error(tmp_path):
    with pytest.raises(QueryError, match=r"needs exactly one line VALUES \?words"):
        read_query(echo(tmp_path, ECHO.replace("  VALUES", "  BIND(1 AS ?x) VALUES")))


def test_a_required_parameter_needs_an_example(tmp_path):
    with pytest.raises(QueryError, match="holds an example"):
        read_query(echo(tmp_path, ECHO.replace('"例"', "UNDEF")))


@pytest.mark.parametrize("name", query_names())
def test_every_shipped_query_runs_as_it_stands_and_as_bound(name):
    query = load_query(name)
    ox.Store().query(query.text)
    settings = {p.name: list(query.preset(p)) for p in query.parameters if query.preset(p)}
    assert run_on(ox.Store(), query, settings).columns == tuple(c.name for c in query.columns)


@pytest.mark.parametrize("name", query_names())
def test_every_shipped_query_keeps_the_house_rules(name):
    text = "\n".join(line for line in load_query(name).text.splitlines() if not line.startswith("#"))
    assert "ORDER BY" in text
    for word in ("GROUP_CONCAT", "NOT EXISTS", "SERVICE", "FROM "):
        assert word not in text


def test_the_library_is_found():
    assert len(query_names()) >= 10


def test_a_path_that_nothing_holds_is_refused_with_its_place(tmp_path):
    path = tmp_path / "own.rq"
    path.write_text("SELECT * {\n  ?a <urn:p>* ?b\n}", encoding="utf-8")
    with pytest.raises(QueryError, match=r"own\.rq, line 2, column 6: the path .* is held at neither end"):
        read_query(path)
    path.write_text("SELECT * {\n  <urn:x> <urn:p>* ?b\n}", encoding="utf-8")
    assert read_query(path).name == "own"
