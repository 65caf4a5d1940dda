"""What the user chose: folders, addresses and switches, checked before any work starts."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from cribsheet.failure import ExitCode, Failure
from cribsheet.page import Settings

ROOT = Path(__file__).resolve().parent.parent
"""The folder of `build.py`: templates, assets and the default content live here."""

OWN_FOLDERS = (
    *(".cribsheet/output", ".git", ".github", ".venv", "assets", "bench", "cribsheet", "docs"),
    *("node_modules", "templates", "tests"),
)
"""Folders of the repository that no site may be written over or into."""

MANIFEST = ".cribsheet-manifest.json"
"""Lists the files of a site, and marks its folder as ours."""

_HOST = re.compile(r"[A-Za-z0-9.-]+(?::\d+)?|\[[0-9A-Fa-f:.]+\](?::\d+)?")
_BASE = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*")
_DOTS = re.compile(r"/\.\.?/")


@dataclass(frozen=True, slots=True)
class Options:
    """The choices of one command. Folders are absolute."""

    content: Path
    out: Path
    origin: str = ""
    """Scheme and host the site will be served from, without a slash; empty when not known."""
    base: str = "/"
    """Path it will be served from: starts and ends with a slash."""
    repository: str = ""
    """Web address of the repository for "edit this page"; empty: what `site.yaml` says."""
    edit_branch: str = "main"
    strict: bool = False
    jobs: int = 1

    @property
    def workspace(self) -> Path:
        """Lock, staging and caches of this output: beside it, so that a rename can swap it in."""
        return self.out.parent / ".cribsheet" / "output" / self.out.name

    @property
    def settings(self) -> Settings:
        """What pages need to know of the choices."""
        return Settings(self.origin, self.base, self.repository, self.edit_branch)

    def identity(self) -> tuple[str, ...]:
        """What of the options shows in the bytes of the site, or in what is said about it."""
        return (self.origin, self.base, self.repository, self.edit_branch, str(self.strict))


def default_jobs() -> int:
    """How many processes pay here: the CPUs this one may use, or 1 where forking is unsafe."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def split_base_url(text: str) -> tuple[str, str]:
    """``https://host/repo/`` → ``("https://host", "/repo/")``; ``/repo`` → ``("", "/repo/")``.

    Raises:
        Failure: the text is no web address, or no path of plain segments.
    """
    try:
        parts = urlsplit(text.strip())
        valid = not parts.query and not parts.fragment and "@" not in parts.netloc
        if parts.scheme or parts.netloc:
            valid = valid and parts.scheme in {"http", "https"} and bool(parts.hostname)
            valid = valid and _HOST.fullmatch(parts.netloc) is not None
            _ = parts.port  # out of range: ValueError
    except ValueError:
        valid = False
        parts = urlsplit("")
    path = parts.path if parts.path.startswith("/") or parts.netloc else f"/{parts.path}"
    base = path if path.endswith("/") else f"{path}/"
    if not valid or not _BASE.fullmatch(base) or _DOTS.search(base):
        message = f"--base-url {text!r} is neither a web address nor a path"
        raise Failure(
            message,
            hint="write https://name.example/repo/ or /repo/",
            exit_code=ExitCode.USAGE,
        )
    origin = f"{parts.scheme}://{parts.netloc.lower()}" if parts.netloc else ""
    return origin, base


def check_folders(content: Path, out: Path) -> None:
    """Refuses folders that cannot be told apart; both must be absolute and resolved.

    Raises:
        Failure: no content folder, or an output that is, holds or lies in the content or the
            generator's own folders.
    """
    if not content.is_dir():
        state = "is not a folder" if content.exists() else "does not exist"
        message = f"the content folder {content} {state}"
        raise Failure(message, exit_code=ExitCode.USAGE)
    own = [content, *((ROOT / name).resolve() for name in OWN_FOLDERS)]
    for folder in own:
        if out == folder or out in folder.parents or folder in out.parents:
            relation = "is" if out == folder else "holds" if out in folder.parents else "is inside"
            message = f"the output folder {out} {relation} {folder}"
            raise Failure(
                message,
                hint="name a folder of its own with --out; the build replaces it whole",
                exit_code=ExitCode.OUTPUT,
            )
    for folder in out.parents:
        if (folder / MANIFEST).is_file():
            raise Failure(
                f"the output folder {out} is inside another site, {folder}",
                hint="the next build of that site would refuse to run: name another with --out",
                exit_code=ExitCode.OUTPUT,
            )


def web_address(text: str, option: str) -> str:
    """An http or https address without a slash at its end; empty text stays empty.

    Raises:
        Failure: the text is something else, which would end up in links.
    """
    if not text or re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~/-]*)?", text):
        return text.rstrip("/")
    message = f"{option} {text!r} is not a web address"
    hint = "write https://host.example/owner/name"
    raise Failure(message, hint=hint, exit_code=ExitCode.USAGE)
