"""What stops a command although no content is at fault: a full disk, a busy port, a bad option.

Raised anywhere, caught once in `cribsheet.cli`, shown as one sentence and a hint. Problems of the
content itself are `cribsheet.diagnostics`.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command returns to the shell; `docs/cli.md` lists them."""

    OK = 0
    CONTENT = 1
    """The content has errors (or warnings, under `--strict`)."""
    USAGE = 2
    """An option or argument makes no sense."""
    OUTPUT = 3
    """The output folder is refused, or cannot be written."""
    SETUP = 4
    """Something the build needs is not installed, or a template or script is broken."""
    NETWORK = 5
    """The development server cannot listen."""
    INTERNAL = 70
    """A fault in Cribsheet itself (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130
    """Ctrl-C (128 + SIGINT, as shells count)."""


class Failure(Exception):  # noqa: N818 - it reads "raise Failure", and is not an error of a program
    """Ends the command with `exit_code`. `message` says what is wrong, `hint` how to mend it."""

    def __init__(
        self, message: str, *, hint: str = "", exit_code: ExitCode = ExitCode.SETUP
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code

    def __reduce__(self) -> tuple[object, ...]:
        """Failures cross process borders; keyword-only fields need telling."""
        return (_restore, (self.message, self.hint, self.exit_code))


def _restore(message: str, hint: str, exit_code: ExitCode) -> Failure:
    return Failure(message, hint=hint, exit_code=exit_code)
