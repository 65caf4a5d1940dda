"""The yardstick: the plainest static site of the same notes, in one process.

    python plain_loop.py NOTES OUT

Every Markdown file goes through markdown-it-py and one jinja2 template with a short navigation. No
validation, no search, no links between pages, no second view of anything.
"""

import sys
from pathlib import Path

from jinja2 import Environment
from markdown_it import MarkdownIt

PAGE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body>
<nav><ul>{% for name in nearby %}<li><a href="{{ name }}.html">{{ name }}</a></li>{% endfor %}</ul>
</nav>
<main>{{ body }}</main>
</body>
</html>
"""


def main(notes: Path, out: Path) -> None:
    """Renders every note below `notes` into `out`."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    template = Environment(autoescape=False).from_string(PAGE)  # noqa: S701 - our own notes
    for folder in sorted(path for path in notes.iterdir() if path.is_dir()):
        target = out / folder.name
        target.mkdir(parents=True, exist_ok=True)
        names = sorted(path.stem for path in folder.glob("*.md"))
        for name in names:
            text = (folder / f"{name}.md").read_text("utf-8")
            body = markdown.render(text)
            page = template.render(title=name, nearby=names, body=body)
            (target / f"{name}.html").write_text(page, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
