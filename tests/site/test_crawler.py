"""The crawler finds each kind of fault, and nothing in a site without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site_crawler import SiteCrawler, css_addresses, main

ADDRESS = "https://example.org"


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


SOUND = {
    "index.html": '<h1 id="top-of-all">Home</h1><a href="/topics/a/#%C3%BCber">A</a>'
    '<base target="_blank"><a href="#top">up</a><a href="#:~:text=Home">text</a>'
    '<a href="mailto:a@example.org">mail</a>'
    '<link rel="stylesheet" href="/assets/main.css"><a href="https://example.com/">out</a>',
    "topics/a/index.html": '<h2 id="über">Über</h2><a href="../../">home</a>'
    '<img src="a.png" srcset="a.png 1x, ../a/a.png 2x" alt="">'
    '<svg><use href="#über"></use></svg><meta http-equiv="refresh" content="0; url=/">',
    "topics/a/a.png": "",
    "assets/main.css": 'body { background: url("dot.svg") } i { background: url(data:,x) }',
    "assets/dot.svg": "<svg/>",
}


def test_a_sound_site_has_no_problem(tmp_path: Path) -> None:
    assert SiteCrawler(write(tmp_path, SOUND)).problems() == []


def test_a_folder_without_pages_is_a_problem(tmp_path: Path) -> None:
    assert len(SiteCrawler(tmp_path).problems()) == 1


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<a href="/nowhere/">x</a>', "no such file"),
        ('<a href="nowhere.html">x</a>', "no such file"),
        ('<a href="/topics/a">x</a>', "needs its slash"),
        ('<a href="/topics/a/#gone">x</a>', "no id 'gone'"),
        ('<a href="#gone">x</a>', "no id 'gone'"),
        ('<p id="twice"></p><p id="twice"></p>', "id 'twice' is there 2 times"),
        ('<a href="http://example.com/">x</a>', "without https"),
        ('<a href="javascript:alert(1)">x</a>', "a javascript: address"),
        ('<img src="https://example.com/x.png" alt="">', "fetched from another site"),
        ('<img src="//example.com/x.png" alt="">', "fetched from another site"),
        ('<img srcset="https://example.com/x.png 2x" alt="">', "fetched from another site"),
        ('<script src="https://example.com/x.js"></script>', "fetched from another site"),
        ('<iframe src="https://example.com/"></iframe>', "fetched from another site"),
        ('<form action="https://example.com/"></form>', "fetched from another site"),
        ('<link rel="preconnect" href="https://example.com/">', "fetched from another site"),
        ('<p style="background: url(https://example.com/x)">', "fetched from another site"),
        ("<style>@import 'https://example.com/x.css';</style>", "fetched from another site"),
        ('<svg><image xlink:href="gone.png"></image></svg>', "no such file"),
        ('<base href="/other/">', "<base> changes"),
    ],
)
def test_a_fault_is_found(tmp_path: Path, html: str, problem: str) -> None:
    folder = write(tmp_path, {**SOUND, "index.html": f"\n{html}"})
    (found,) = SiteCrawler(folder).problems()
    assert problem in found
    assert found.startswith(("index.html:1:", "index.html:2:"))


def test_style_sheets_manifests_and_sitemaps_are_followed(tmp_path: Path) -> None:
    files = {
        "assets/bad.css": "@font-face { src: url(gone.woff2) }",
        "app.webmanifest": '{"start_url": "/gone/", "icons": [{"src": "gone.png"}]}',
        "sitemap.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<url><loc>{ADDRESS}/gone/</loc></url><url><loc>{ADDRESS}/</loc></url></urlset>",
    }
    found = SiteCrawler(write(tmp_path, {**SOUND, **files}), origin=ADDRESS).problems()
    assert [line.partition(":")[0] for line in found] == [
        "app.webmanifest",
        "app.webmanifest",
        "assets/bad.css",
        "sitemap.xml",
    ]


def test_an_address_outside_the_base_path_is_found(tmp_path: Path) -> None:
    page = '<a href="/cribsheet/">in</a><a href="/">out</a>'
    found = SiteCrawler(write(tmp_path, {"index.html": page}), base="/cribsheet/").problems()
    assert found == ["index.html:1: '/': outside the base path /cribsheet/"]


def test_own_addresses_in_full_are_followed(tmp_path: Path) -> None:
    page = f'<a href="{ADDRESS}/gone/">gone</a>'
    crawler = SiteCrawler(write(tmp_path, {"index.html": page}), origin=ADDRESS)
    assert crawler.problems() == [f"index.html:1: '{ADDRESS}/gone/': no such file"]


def test_css_addresses_reads_every_form() -> None:
    css = "@import 'a.css'; @import url(b.css); i { src: url( \"c d\" ) url('e') }"
    assert css_addresses(css) == ["a.css", "b.css", "c d", "e"]


def test_the_command_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path, SOUND)
    assert main([str(folder)]) == 0
    assert "2 pages" in capsys.readouterr().out
    (folder / "assets" / "dot.svg").unlink()
    assert main([str(folder), "--base", "/"]) == 1
    assert "assets/main.css:1: 'dot.svg': no such file" in capsys.readouterr().out
