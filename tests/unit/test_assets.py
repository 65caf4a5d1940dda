from __future__ import annotations

import errno
from pathlib import Path

import pytest

from cribsheet.assets import HOST_ENTRY, PAGE_ENTRIES, SEARCH_ENTRY, STATIC_FILES, bundle_assets
from cribsheet.diagnostics import Problems
from cribsheet.failure import Failure
from cribsheet.options import ROOT
from cribsheet.shareimage import read_share_image


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with tiny assets and the real esbuild."""
    root = tmp_path / "project"
    for entry in (*PAGE_ENTRIES, HOST_ENTRY, SEARCH_ENTRY):
        path = root / "assets" / entry
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("p { color: red }\n" if path.suffix == ".css" else "console.log(1);\n")
    main = root / "assets" / "js" / "main.js"
    main.write_text('if (document.querySelector("table")) await import("./later.js");\n')
    (root / "assets" / "js" / "later.js").write_text('export const later = "é";\n')
    (root / "assets" / SEARCH_ENTRY).write_text("export const found = 42;\n")
    for name in STATIC_FILES:
        (root / "assets" / name).write_bytes(name.encode())
    (root / "templates").mkdir()
    (root / "templates" / "base.html").write_text("one")
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    return root


def test_entries_get_names_after_their_content(project: Path, tmp_path: Path) -> None:
    bundle = bundle_assets(project, tmp_path / "cache")
    assert set(bundle.names) == {Path(entry).name for entry in PAGE_ENTRIES}
    assert all(path in bundle.files for path in bundle.names.values())
    before = bundle.names["main.css"]
    (project / "assets" / "css" / "main.css").write_text("p { color: blue }\n")
    changed = bundle_assets(project, tmp_path / "cache")
    assert changed.names["main.css"] != before
    assert changed.names["embed.css"] == bundle.names["embed.css"]
    assert changed.digest != bundle.digest


def test_names_known_elsewhere_stay(project: Path, tmp_path: Path) -> None:
    bundle = bundle_assets(project, tmp_path / "cache")
    assert b"console.log(1)" in bundle.files["embed.js"]
    for name in STATIC_FILES:
        assert bundle.files[f"assets/{name}"] == name.encode()


def test_a_site_may_have_a_share_image_of_its_own(project: Path, tmp_path: Path) -> None:
    bundle = bundle_assets(project, tmp_path / "cache")
    assert bundle.sharing(b"own").files["assets/share.png"] == b"own"
    assert bundle.sharing(b"") is bundle


def test_the_share_image_of_the_generator_is_one_that_content_could_have() -> None:
    problems = Problems()
    data = (ROOT / "assets" / "share.png").read_bytes()
    assert read_share_image(data, problems) == data
    assert len(problems) == 0


def test_notices_travel_with_the_code(project: Path, tmp_path: Path) -> None:
    (project / "THIRD-PARTY-NOTICES.md").write_text("MIT")
    files = bundle_assets(project, tmp_path / "cache").files
    assert files["third-party-notices.txt"] == b"MIT"


def test_what_a_page_imports_later_is_a_file_of_its_own(project: Path, tmp_path: Path) -> None:
    bundle = bundle_assets(project, tmp_path / "cache")
    later = [path for path in bundle.files if path.startswith("assets/later-")]
    assert len(later) == 1
    assert later[0].removeprefix("assets/").encode() in bundle.files[bundle.names["main.js"]]


def test_the_search_engine_is_one_module_as_text(project: Path, tmp_path: Path) -> None:
    engine = bundle_assets(project, tmp_path / "cache").engine
    assert "42" in engine
    assert "export" in engine


def test_the_cache_gives_the_same_bundle_without_esbuild(project: Path, tmp_path: Path) -> None:
    first = bundle_assets(project, tmp_path / "cache")
    (project / "node_modules").unlink()
    assert bundle_assets(project, tmp_path / "cache") == first


def test_a_damaged_cache_is_ignored(project: Path, tmp_path: Path) -> None:
    first = bundle_assets(project, tmp_path / "cache")
    (stored,) = (tmp_path / "cache").glob("assets-*")
    stored.write_bytes(b"nonsense")
    assert bundle_assets(project, tmp_path / "cache") == first


def test_a_full_disk_leaves_nothing_behind(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    assert bundle_assets(project, tmp_path / "cache").files
    assert list((tmp_path / "cache").iterdir()) == []


def test_what_a_killed_build_left_is_cleared(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: Path, target: Path) -> None:
        raise KeyboardInterrupt(target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            bundle_assets(project, tmp_path / "cache")
    (left,) = (tmp_path / "cache").iterdir()
    bundle_assets(project, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    assert kept != left


def test_bundling_depends_on_nothing_but_the_files(project: Path, tmp_path: Path) -> None:
    first = bundle_assets(project, tmp_path / "one")
    moved = project.rename(tmp_path / "elsewhere")
    second = bundle_assets(moved, tmp_path / "two")
    assert (second.files, second.names, second.digest) == (first.files, first.names, first.digest)


def test_templates_change_the_digest(project: Path, tmp_path: Path) -> None:
    first = bundle_assets(project, tmp_path / "cache")
    (project / "templates" / "base.html").write_text("two")
    assert bundle_assets(project, tmp_path / "cache").digest != first.digest


def test_without_esbuild_the_cure_is_named(project: Path, tmp_path: Path) -> None:
    (project / "node_modules").unlink()
    with pytest.raises(Failure) as caught:
        bundle_assets(project, tmp_path / "cache")
    assert "make setup" in caught.value.hint


def test_a_broken_script_is_named_with_its_line(project: Path, tmp_path: Path) -> None:
    (project / "assets" / "js" / "main.js").write_text("let a = ;\n")
    with pytest.raises(Failure) as caught:
        bundle_assets(project, tmp_path / "cache")
    assert "assets/js/main.js:1:8" in caught.value.hint
