"""The command line: options in, exit code out. `docs/cli.md` describes it for users.

Each command imports what it alone needs, so that a build that finds nothing changed stays fast.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from cribsheet import __version__, console
from cribsheet.diagnostics import report
from cribsheet.failure import ExitCode, Failure
from cribsheet.options import (
    ROOT,
    Options,
    check_folders,
    default_jobs,
    split_base_url,
    web_address,
)
from cribsheet.outcome import stops
from cribsheet.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cribsheet.diagnostics import Diagnostic
    from cribsheet.outcome import Outcome

    Build = Callable[[Options, Progress], Outcome]

COMMANDS = ("build", "check", "serve", "new", "schema")
PORT = 8000


def run(build: Build) -> NoReturn:
    """Runs the command that this process was started with, and ends it with the exit code.

    What this process makes while its workers do the rest lives until the end. To look for garbage
    finds none, and to free everything, as the interpreter would, takes half a second for a thousand
    topics.
    """
    if sys.platform == "linux":  # elsewhere there are no workers (`cribsheet.workers`)
        gc.disable()
    os._exit(main(build))


def main(build: Build, arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; `build` is the function of `build.py`."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help", "--version"}):
        words.insert(0, "build")
    as_json = "--json" in words
    signal.signal(signal.SIGTERM, _terminate)
    console.prepare()
    try:
        return Command(_parser().parse_args(words), build).run()
    except Failure as failure:
        return _fail(failure.message, failure.hint, failure.exit_code, as_json=as_json)
    except KeyboardInterrupt:
        return _fail("interrupted", "", ExitCode.INTERRUPTED, as_json=as_json)
    except BrokenPipeError:  # whoever read our output has left, as in "| head"
        return ExitCode.OK
    except Exception as error:
        if "--traceback" in words:
            raise
        message = f"internal error: {type(error).__name__}: {error}"
        hint = "this is a fault in Cribsheet, not in your notes; --traceback shows where"
        return _fail(message, hint, ExitCode.INTERNAL, as_json=as_json)
    finally:
        console.leave()


class Command:
    """One run of one command."""

    def __init__(self, arguments: argparse.Namespace, build: Build) -> None:
        self.arguments = arguments
        self._build = build
        self._started = time.monotonic()
        terminal = sys.stderr.isatty()
        self._color = terminal and "NO_COLOR" not in os.environ
        self._quiet = bool(getattr(arguments, "quiet", False) or getattr(arguments, "json", False))
        self.progress = Progress(sys.stderr, live=terminal and not self._quiet)

    def run(self) -> int:
        """Runs the command that the arguments name."""
        run: dict[str, Callable[[], int]] = {
            "build": self._run_build,
            "check": self._run_check,
            "serve": self._run_serve,
            "new": self._run_new,
            "schema": self._run_schema,
        }
        try:
            return run[self.arguments.command]()
        finally:
            self.progress.close()

    def _run_build(self) -> int:
        options = self._options()
        if options.jobs == 1:
            gc.enable()  # one process that does everything leaves some garbage behind
        outcome = self._build(options, self.progress)
        self.progress.close()
        failed = outcome.status == "failed"
        code = ExitCode.CONTENT if failed else ExitCode.OK
        made = outcome.files - outcome.reused
        if self.arguments.json:
            self._print_json(
                code,
                outcome.diagnostics,
                status=outcome.status,
                out=str(options.out),
                files=outcome.files,
                made=made,
            )
            return code
        self._report(outcome.diagnostics)
        if failed:
            strict = options.strict and not stops(outcome.diagnostics, strict=False)
            kept = "; the site that was there is untouched" if options.out.exists() else ""
            self._note(f"Nothing built{' (--strict)' if strict else ''}{kept}.")
        elif outcome.status == "unchanged":
            self._say(f"Nothing changed: {_shown(options.out)} holds {outcome.files} files.")
        else:
            where = _shown(options.out)
            self._say(f"Built {where}: {outcome.files} files, {made} of them new, {self._time()}.")
        return code

    def _run_check(self) -> int:
        from cribsheet.load import Loader  # noqa: PLC0415

        options = self._options()
        self.progress.stage("Reading")
        loaded = Loader(options.content).load(workers=options.jobs, style=True)
        self.progress.close()
        failed = stops(loaded.diagnostics, strict=options.strict)
        code = ExitCode.CONTENT if failed else ExitCode.OK
        if self.arguments.json:
            self._print_json(code, loaded.diagnostics)
            return code
        self._report(loaded.diagnostics)
        if not loaded.diagnostics:
            self._say(f"No problems in {_shown(options.content)}, {self._time()}.")
        return code

    def _run_serve(self) -> int:
        from cribsheet.serve import serve  # noqa: PLC0415

        gc.enable()  # a server does not end
        return serve(
            self._options(),
            host=self.arguments.host,
            port=self.arguments.port,
            open_browser=self.arguments.open,
        )

    def _run_new(self) -> int:
        from cribsheet.scaffold import new_topic  # noqa: PLC0415

        made = new_topic(_folder(self.arguments.content, "content"), self.arguments.name)
        for path in made:
            self._say(_shown(path))
        return ExitCode.OK

    def _run_schema(self) -> int:
        from cribsheet.shapes import json_schemas  # noqa: PLC0415

        folder = _folder(self.arguments.out, "docs/schemas")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, schema in json_schemas().items():
                text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
                (folder / name).write_text(text, "utf-8")
                self._say(_shown(folder / name))
        except OSError as error:
            message = f"cannot write {folder}: {error.strerror}"
            raise Failure(message, exit_code=ExitCode.OUTPUT) from error
        return ExitCode.OK

    def _options(self) -> Options:
        arguments = self.arguments
        origin, base = split_base_url(arguments.base_url)
        options = Options(
            content=_folder(arguments.content, "content"),
            out=_folder(getattr(arguments, "out", None), "site"),
            origin=origin,
            base=base,
            repository=web_address(arguments.repository, "--repository"),
            strict=arguments.strict,
            jobs=arguments.jobs or default_jobs(),
        )
        check_folders(options.content, options.out)
        return options

    def _report(self, diagnostics: Sequence[Diagnostic]) -> None:
        if diagnostics:
            console.say(report(diagnostics, color=self._color), sys.stderr)

    def _print_json(self, code: int, diagnostics: Sequence[Diagnostic], **more: object) -> None:
        result = {
            "ok": code == ExitCode.OK,
            "command": self.arguments.command,
            **more,
            "seconds": round(time.monotonic() - self._started, 3),
            "diagnostics": [found.as_json() for found in diagnostics],
        }
        console.say_json(result)

    def _say(self, text: str) -> None:
        if not self._quiet:
            console.say(text)

    def _note(self, text: str) -> None:
        if not self._quiet:
            console.say(text, sys.stderr)

    def _time(self) -> str:
        return f"{time.monotonic() - self._started:.1f} s"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Turns structured notes into a searchable cheat-sheet website.",
        epilog="Without a command, build.py builds. Exit codes: docs/cli.md.",
    )
    parser.add_argument("--version", action="version", version=f"Cribsheet {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="build the site (the default)")
    check = commands.add_parser("check", help="say what is wrong with the content, build nothing")
    serve = commands.add_parser("serve", help="preview the site while writing")
    new = commands.add_parser("new", help="start a topic that already validates")
    schema = commands.add_parser("schema", help="write JSON Schema files for editors")

    for command in (build, check, serve):
        add = command.add_argument
        add("--content", metavar="DIR", help="folder of the notes (content)")
        add("--base-url", metavar="URL", default="/", help="where the site will be served from")
        add("--repository", metavar="URL", default="", help="web address of the repository")
        add("--strict", action="store_true", help="treat warnings as errors")
        add("--jobs", metavar="N", type=_count, default=0, help="processes to use (one per CPU)")
        add("--traceback", action="store_true", help=argparse.SUPPRESS)
    for command in (build, check):
        command.add_argument("--json", action="store_true", help="print one JSON object")
    for command in (build, check, new, schema):
        command.add_argument("--quiet", action="store_true", help="print problems only")
    build.add_argument("--out", metavar="DIR", help="folder of the site (site); replaced whole")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    serve.add_argument("--port", type=_port, default=PORT, help=f"port to listen on ({PORT})")
    serve.add_argument("--open", action="store_true", help="open the site in a browser")
    new.add_argument("what", choices=["topic"])
    new.add_argument("name", metavar="GROUP/ID", help="such as data/file-formats")
    new.add_argument("--content", metavar="DIR", help="folder of the notes (content)")
    schema.add_argument("--out", metavar="DIR", help="folder to write to (docs/schemas)")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


_count.__name__ = "number of processes"


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number < 1 << 16:
        raise ValueError
    return number


_port.__name__ = "port"


def _folder(given: str | None, default: str) -> Path:
    """A folder named by the user, from where they are, or the default beside `build.py`."""
    try:
        return (Path(given) if given else ROOT / default).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        message = f"{given!r} is no usable path: {error}"
        raise Failure(message, exit_code=ExitCode.USAGE) from error


def _shown(path: Path) -> str:
    """A path as short as it can be said from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (OSError, ValueError):
        return str(path)


def _fail(message: str, hint: str, code: ExitCode, *, as_json: bool) -> int:
    said = "\n    ".join((f"cribsheet: {message}", *hint.splitlines()))
    with contextlib.suppress(Failure, BrokenPipeError):  # standard error may be full as well
        console.say(said, sys.stderr)
    if as_json:
        error = {"code": int(code), "message": message, "hint": hint}
        with contextlib.suppress(Failure, BrokenPipeError):
            console.say_json({"ok": False, "error": error})
    return code


def _terminate(_number: int, _frame: Any) -> NoReturn:  # noqa: ANN401 - the handler's signature
    """Ends on SIGTERM as on Ctrl-C: what is half done is cleaned up on the way out."""
    raise KeyboardInterrupt
