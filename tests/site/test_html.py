"""Every page of the site is valid HTML."""

from __future__ import annotations

import json
import shutil
import subprocess

from tests.conftest import ROOT, BuiltSite


def test_every_page_is_valid(any_site: BuiltSite) -> None:
    node = shutil.which("node")
    assert node, "Node.js is needed to validate HTML: run make setup"
    validator = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    command = [node, str(validator), "--config", str(ROOT / ".htmlvalidate.json")]
    command += ["--formatter", "json", str(any_site.folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)
    assert result.returncode in {0, 1}, result.stderr
    found = [
        f"{page['filePath'].removeprefix(str(any_site.folder))}:{message['line']}:{message['column']} "
        f"{message['ruleId']}: {message['message']}"
        for page in json.loads(result.stdout)
        for message in page["messages"]
    ]
    assert not found, f"{len(found)} faults, the first 50:\n" + "\n".join(found[:50])
    assert result.returncode == 0, result.stderr
