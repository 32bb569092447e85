"""The house rules as tests: who may import whom, what the pure core may touch, how long a file may be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "chaiban"
BASE = {"model", "algorithms", "errors"}

# What each part may import besides itself. A part that is not named is an error.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "algorithms": set(),
    "model": {"errors"},
    "sources": BASE,
    "layout": BASE,
    "articles": BASE,
    "stories": BASE,
    "ledger": BASE,
    "corrections": BASE,
    "exports": BASE,
    "evaluation": BASE,
    "typesetter": BASE,
    "weights": set(),
    "lexicons": set(),
    "archive": BASE,
    "web": BASE | {"archive", "exports", "__init__"},
    "pipeline": BASE
    | {
        "sources",
        "layout",
        "articles",
        "corrections",
        "ledger",
        "stories",
        "exports",
        "weights",
        "lexicons",
        "archive",
        "evaluation",
        "__init__",
    },
    "cli": BASE | {"pipeline", "exports", "evaluation", "sources", "archive", "web", "__init__"},
    "__init__": {"sources", "pipeline", "model", "errors"},
    "__main__": {"cli"},
}
IMPURE = {
    "os",
    "pathlib",
    "shutil",
    "tempfile",
    "sqlite3",
    "socket",
    "subprocess",
    "time",
    "random",
    "datetime",
    "secrets",
}
IMPURE_CALLS = {"open", "print", "input", "exec", "eval"}
PURE_PARTS = {
    "model",
    "algorithms",
    "layout",
    "articles",
    "corrections",
    "ledger",
    "stories",
    "exports",
    "evaluation",
}
LONGEST = 320


def part_of(file: Path) -> str:
    return file.relative_to(SOURCE).with_suffix("").parts[0]


def imports_of_ours(tree: ast.AST) -> list[tuple[int, str]]:
    """(line, part) of every import of chaiban, lazy and typing-only ones included."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where they point"
            module = node.module or ""
            names = [f"{module}.{alias.name}" for alias in node.names] if module == "chaiban" else [module]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "chaiban":
                known = len(parts) > 1 and parts[1] in MAY_IMPORT
                inside = (len(parts) > 1 and (SOURCE / parts[1]).exists()) or (SOURCE / f"{parts[-1]}.py").exists()
                found.append((node.lineno, parts[1] if known or inside else "__init__"))
    return found


def wrong_imports(part: str, tree: ast.AST) -> list[tuple[int, str]]:
    allowed = MAY_IMPORT[part] | {part}
    return [(line, other) for line, other in imports_of_ours(tree) if other not in allowed]


def impurities(tree: ast.AST) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, a.name) for a in node.names if a.name.split(".")[0] in IMPURE]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in IMPURE:
            found.append((node.lineno, node.module or ""))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in IMPURE_CALLS:
            found.append((node.lineno, node.func.id))
    return found


FILES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(SOURCE)))
def test_imports_point_one_way(file: Path) -> None:
    assert wrong_imports(part_of(file), ast.parse(file.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "file", [f for f in FILES if part_of(f) in PURE_PARTS], ids=lambda f: str(f.relative_to(SOURCE))
)
def test_the_core_touches_no_world(file: Path) -> None:
    assert impurities(ast.parse(file.read_text("utf-8"))) == []


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(SOURCE)))
def test_a_file_holds_one_idea(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize(
    ("part", "planted"),
    [
        ("layout", "def f():\n    from chaiban.articles.stage import assemble"),
        ("articles", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import chaiban.layout.stage"),
        ("model", "from chaiban.algorithms.assignment import best_assignment"),
        ("typesetter", "from chaiban.sources.stage import open_pages"),
        ("layout", "from chaiban.typesetter.linebreak import break_chinese"),
    ],
)
def test_planted_imports_are_caught(part: str, planted: str) -> None:
    assert len(wrong_imports(part, ast.parse(planted))) == 1


@pytest.mark.parametrize("planted", ["import time", "from pathlib import Path", "def f():\n    open('x')"])
def test_planted_impurities_are_caught(planted: str) -> None:
    assert len(impurities(ast.parse(planted))) == 1


def test_an_unknown_part_has_to_be_argued_for() -> None:
    with pytest.raises(KeyError):
        wrong_imports("utils", ast.parse("import chaiban"))
