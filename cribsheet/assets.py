"""Assets: style sheets and scripts, bundled by esbuild and named after their content.

A file under a hashed name never changes, so browsers may keep it for ever. Names that other sites
or crawlers know (`embed.js`, `favicon.svg`, `share.png`) stay as they are.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import pickle
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cribsheet.failure import Failure

PAGE_ENTRIES = (
    "js/main.js",
    "js/embed-page.js",
    "css/main.css",
    "css/embed.css",
    "css/sheet.css",
    "css/study.css",
)
"""Entry points below `assets/` that pages load, by hashed name."""

HOST_ENTRY = "js/embed.js"
"""The script for other sites, at the stable address `/embed.js`."""

SEARCH_ENTRY = "js/search/index.js"
"""The search engine: bundled apart, because the index's manifest is written into it."""

STATIC_FILES = ("favicon.svg", "share.png")

SHARE = "assets/share.png"
"""The picture for links to the site: the one below `assets/` unless the content has its own."""

BROWSERS = "es2022,chrome123,firefox120,safari17.5"
"""What esbuild may rely on: the first versions with `light-dark()`, of spring 2024 or before."""

NOTICES = "THIRD-PARTY-NOTICES.md"
"""Licences of what the scripts contain; they must travel with the code."""

_ASSET_FOLDERS = ("assets", "templates")


@dataclass(frozen=True, slots=True)
class AssetBundle:
    """Everything pages load besides their own HTML.

    Attributes:
        files: bytes by path below the site's root.
        names: path below the site's root by logical name: ``main.css``, ``main.js``,
            ``embed-page.js``, ``embed.css``, ``sheet.css``.
        engine: the search engine as one ES module's text.
        digest: hash of all assets and templates, and of the bundler's version.
        templates: folder of the templates.
    """

    files: Mapping[str, bytes]
    names: Mapping[str, str]
    engine: str
    digest: str
    templates: Path

    def sharing(self, image: bytes) -> AssetBundle:
        """The bundle with a site's own share image; as it is when there is none."""
        return replace(self, files={**self.files, SHARE: image}) if image else self


def bundle_assets(root: Path, cache: Path) -> AssetBundle:
    """Bundles `root`/assets, or takes the result from `cache` when no input has changed.

    Args:
        root: the folder with `assets`, `templates`, `package-lock.json`, `node_modules` and
            `THIRD-PARTY-NOTICES.md`.
        cache: a folder for results of earlier runs; anything unreadable in it is ignored.

    Raises:
        Failure: `node_modules` is missing, or a script or style sheet is broken.
    """
    digest = _digest(root)
    stored = cache / f"assets-{digest}.pickle"
    made = _read(stored)
    if made is None:
        made = _run_esbuild(root)
        _write(stored, made)
    files, names, engine = made
    return AssetBundle(files, names, engine, digest, root / "templates")


_Made = tuple[dict[str, bytes], dict[str, str], str]


def _digest(root: Path) -> str:
    sha = hashlib.sha256(BROWSERS.encode())
    for path in _inputs(root):
        data = path.read_bytes()
        sha.update(f"\0{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
        sha.update(data)
    return sha.hexdigest()[:32]


def _inputs(root: Path) -> Iterable[Path]:
    """The files the bundle is made from, in a fixed order; the lock names all versions."""
    for folder in _ASSET_FOLDERS:
        yield from sorted(path for path in (root / folder).rglob("*") if path.is_file())
    yield from (root / name for name in ("package-lock.json", NOTICES) if (root / name).is_file())


def _read(stored: Path) -> _Made | None:
    try:
        made: _Made = pickle.loads(stored.read_bytes())  # noqa: S301 - a file of our own cache
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it can be made again
        return None
    return made


def _write(stored: Path, made: _Made) -> None:
    """Keeps `made`, in place of older results; a cache that cannot be written is no error.

    The draft is named like a result, so that of a killed build goes with the older ones.
    """
    try:
        stored.parent.mkdir(parents=True, exist_ok=True)
        for old in stored.parent.glob("assets-*.pickle"):
            old.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile(
            dir=stored.parent, prefix="assets-", suffix=".pickle", delete=False
        ) as file:
            draft = Path(file.name)
            try:
                file.write(pickle.dumps(made))
                file.close()
                draft.replace(stored)
            except OSError:
                draft.unlink(missing_ok=True)
    except OSError:
        return


def _run_esbuild(root: Path) -> _Made:
    assets = root / "assets"
    with tempfile.TemporaryDirectory(prefix="cribsheet-") as folder:
        out = Path(folder)
        meta = out / "meta.json"
        pages = [
            *(f"assets/{entry}" for entry in PAGE_ENTRIES),
            "--format=esm",
            "--splitting",
            "--entry-names=[name]-[hash]",
            "--chunk-names=[name]-[hash]",
            f"--outdir={out / 'assets'}",
            f"--metafile={meta}",
        ]
        host = [f"assets/{HOST_ENTRY}", "--format=iife", f"--outfile={out / 'embed.js'}"]
        search = [f"assets/{SEARCH_ENTRY}", "--format=esm", f"--outfile={out / 'engine.js'}"]
        _esbuild(root, pages, host, search)
        engine = (out / "engine.js").read_text("utf-8")
        outputs = json.loads(meta.read_bytes())["outputs"]
        made = {output.get("entryPoint"): Path(path).name for path, output in outputs.items()}
        names = {Path(entry).name: f"assets/{made[f'assets/{entry}']}" for entry in PAGE_ENTRIES}
        files = {f"assets/{path.name}": path.read_bytes() for path in (out / "assets").iterdir()}
        files["embed.js"] = (out / "embed.js").read_bytes()
    if (root / NOTICES).is_file():
        files["third-party-notices.txt"] = (root / NOTICES).read_bytes()
    files.update({f"assets/{name}": (assets / name).read_bytes() for name in STATIC_FILES})
    return dict(sorted(files.items())), dict(sorted(names.items())), engine


def _esbuild(root: Path, *runs: list[str]) -> None:
    """Runs esbuild in `root`, so that the paths its hashes rest on are the same everywhere.

    Each of the `runs` is its arguments; they go on side by side.
    """
    suffix = ".cmd" if os.name == "nt" else ""
    binary = root / "node_modules" / ".bin" / f"esbuild{suffix}"
    if not binary.exists():
        raise Failure(
            "esbuild, which bundles scripts and style sheets, is not installed",
            hint='run "make setup" (or "npm ci") in the project\'s folder',
        )
    options = [
        "--bundle",
        "--minify",
        "--legal-comments=eof",
        "--charset=utf8",
        f"--target={BROWSERS}",
        "--log-level=warning",
        "--color=false",
    ]
    with contextlib.ExitStack() as stack:
        started = [
            stack.enter_context(
                subprocess.Popen(  # noqa: S603
                    [str(binary), *arguments, *options],
                    cwd=root,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            )
            for arguments in runs
        ]
        try:
            said = [job.communicate()[1] for job in started]
        except BaseException:  # interrupted: nobody waits for what they make
            for job in started:
                job.kill()
            raise
    broken = [text.strip() for job, text in zip(started, said, strict=True) if job.returncode]
    if broken:  # what they share is broken for each of them
        hint = "\n".join(dict.fromkeys(broken))
        raise Failure("a script or style sheet cannot be bundled", hint=hint)
