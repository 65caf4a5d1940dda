#!/usr/bin/env python3
"""Builds the site: structured notes in `content/` become the website in `site/`.

    python build.py            build          python build.py serve    preview while writing
    python build.py check      diagnostics    python build.py --help   everything else

This is the whole build on one screen. Each stage is a function from values to values, in the
module of its name; only the last one touches the output folder, in one step.
"""

from cribsheet import cli
from cribsheet.fingerprint import fingerprint
from cribsheet.options import ROOT, Options
from cribsheet.outcome import Outcome, stops
from cribsheet.output import claim
from cribsheet.progress import Progress


def build(options: Options, progress: Progress) -> Outcome:
    """Runs the stages in order; what fails on the way leaves the last good site alone."""
    inputs = fingerprint(options)
    with claim(options.out, options.workspace, waiting=progress.wait_for_other_build) as output:
        if output.holds(inputs) and not stops(output.diagnostics, strict=options.strict):
            return Outcome("unchanged", output.diagnostics, len(output.files), len(output.files))

        # A build that finds nothing changed is over before it needs any of these.
        from cribsheet.assets import bundle_assets  # noqa: PLC0415
        from cribsheet.builder import stage_site  # noqa: PLC0415
        from cribsheet.cache import ParseCache  # noqa: PLC0415
        from cribsheet.load import Loader  # noqa: PLC0415
        from cribsheet.pages import plan  # noqa: PLC0415

        # 1. Load and validate: files become the model, or a list of what is wrong with them.
        progress.stage("Reading")
        cache = ParseCache(options.workspace / "parsed")
        loaded = Loader(options.content, cache).load(workers=options.jobs, style=options.strict)
        cache.save()
        if loaded.site is None or stops(loaded.diagnostics, strict=options.strict):
            return Outcome("failed", loaded.diagnostics)

        # 2. Plan: every page with its address, a key for what it depends on, and how to render it.
        bundle = bundle_assets(ROOT, options.workspace).sharing(loaded.site.share)
        pages = plan(loaded.site, options.settings, bundle)

        # 3. Render and index: what changed is made, the rest is taken from the last build.
        written = stage_site(
            output, loaded.site, bundle, pages, jobs=options.jobs, progress=progress
        )

        # 4. Write: the staged site takes the place of the old one in one step.
        same = inputs == fingerprint(options)  # nobody saved a file in the meantime
        output.publish(written, inputs if same else "", loaded.diagnostics)
        return Outcome.of(written, loaded.diagnostics)


if __name__ == "__main__":
    cli.run(build)
