"""The other tools, installed apart from the project, and the same notes in their form."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import measure

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
sys.path.append(str(ROOT))

from cribsheet.fingerprint import files_below  # noqa: E402

HOME = ROOT / ".cribsheet/bench"
"""Everything the benchmark makes; `make clean` removes it."""

OUT = HOME / "out"
"""What was built; removed when the benchmark ends."""

VITEPRESS = HOME / "tools/node_modules/.bin/vitepress"
MKDOCS = HOME / "mkdocs/bin/mkdocs"

# The extensions are those that Material's documentation names for what the notes hold: tables,
# definitions, code, formulas, and links to headings.
_MKDOCS = """\
site_name: Notes
docs_dir: {notes}
site_dir: {out}
theme:
  name: material
  font: false
plugins:
  - search
markdown_extensions:
  - tables
  - def_list
  - toc: {{permalink: true}}
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.arithmatex: {{generic: true}}
validation:
  links: {{absolute_links: ignore, unrecognized_links: ignore, not_found: ignore}}
"""


def install() -> None:
    """Installs MkDocs and VitePress from the lock files, once."""
    HOME.mkdir(parents=True, exist_ok=True)
    stamp = HOME / "installed"
    locks = [BENCH / "requirements.txt", BENCH / "package-lock.json"]
    wanted = "".join(path.read_text("utf-8") for path in locks)
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    print("Installing MkDocs and VitePress into .cribsheet/bench …", flush=True)
    python = HOME / "mkdocs/bin/python"
    _run([sys.executable, "-m", "venv", "--clear", str(HOME / "mkdocs")])
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--require-hashes", "--requirement", str(locks[0])])
    tools = HOME / "tools"
    tools.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(BENCH / name, tools / name)
    _run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=tools)
    stamp.write_text(wanted, "utf-8")


def stamp() -> str:
    """A hash of all that is measured: the generator, its content and assets, this benchmark."""
    digest = hashlib.sha256()
    for folder in ("assets", "bench", "content", "cribsheet", "templates"):
        for name, path in sorted(files_below(ROOT / folder)):
            digest.update(f"{name}\0".encode() + Path(path).read_bytes())
    return digest.hexdigest()[:16]


def _run(command: list[str], cwd: Path = ROOT) -> None:
    subprocess.run(command, check=True, cwd=cwd)


def write_notes(site: Path, content: Path, notes: Path) -> None:
    """Takes the Markdown copies of a built site as notes: ``GROUP/TOPIC.md``.

    They hold all of a topic: text, formulas, comparison tables, questions with their rationales.
    """
    shutil.rmtree(notes, ignore_errors=True)
    for path in sorted(content.glob("topics/*/*/topic.md")):
        topic = path.parent.name.partition("-")[2]
        target = notes / path.parent.parent.name / f"{topic}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / "topics" / topic / "index.md", target)


def plain_loop(notes: Path, out: Path, *, memory: bool = False) -> measure.Cost:
    """Runs the plain loop into the folder `out`, which it makes."""
    command = [sys.executable, str(BENCH / "plain_loop.py"), str(notes), str(out)]
    return measure.run(command, ROOT, memory=memory)


def mkdocs(notes: Path, out: Path, *, memory: bool = False) -> measure.Cost:
    """Builds the notes with MkDocs and Material, search index included, into a new folder `out`."""
    config = out.with_suffix(".yml")
    config.write_text(_MKDOCS.format(notes=notes, out=out), "utf-8")
    (notes / "index.md").write_text("# Notes\n", "utf-8")  # VitePress and MkDocs want one
    try:
        command = [str(MKDOCS), "build", "--quiet", "--config-file", str(config)]
        # Material prints advertisements for its successor otherwise.
        quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
        return measure.run(command, ROOT, memory=memory, environment=quiet)
    finally:
        (notes / "index.md").unlink()
