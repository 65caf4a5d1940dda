import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, anchorFor, parseTopics } from "../../../assets/js/print/join.js";

const PAGE = {
  base: "/repo/",
  origins: new Set(["http://127.0.0.1:8000", "https://example.org"]),
  topics: ["recall", "storage"],
  ids: new Set(["recall", "storage", "recall--formula", "storage--term-bucket"]),
};

/** @type {[address: string, anchor: string | undefined][]} */
const LINKS = [
  ["http://127.0.0.1:8000/repo/topics/recall/", "#recall"],
  ["https://example.org/repo/topics/recall/#formula", "#recall--formula"],
  ["https://example.org/repo/topics/recall/#gone", "#recall"],
  ["https://example.org/repo/topics/other/", undefined],
  ["https://example.org/other/topics/recall/", undefined],
  ["https://example.com/repo/topics/recall/", undefined],
  ["https://example.org/repo/glossary/#bucket", "#storage--term-bucket"],
  ["https://example.org/repo/glossary/#gone", undefined],
  ["https://example.org/repo/glossary/#100%", undefined],
  ["https://example.org/repo/tables/formats/#recall", undefined],
];

for (const [address, anchor] of LINKS) {
  test(`${address} ${anchor === undefined ? "stays" : `becomes ${anchor}`}`, () => {
    assert.equal(anchorFor(new URL(address), PAGE), anchor);
  });
}

test("topics are read in both spellings, each once, and nothing else", () => {
  assert.deepEqual(parseTopics("?topics=a,b-2,a"), ["a", "b-2"]);
  assert.deepEqual(parseTopics("?topics=a&topics=b&exam=x"), ["a", "b"]);
  assert.deepEqual(parseTopics("?topics=../x,,A"), []);
  assert.deepEqual(parseTopics(""), []);
});

test("the address names the topics and keeps the rest", () => {
  const here = "https://example.org/print/?topics=old&exam=mla-c02#x";
  assert.equal(addressOf(here, ["a", "b"]), "https://example.org/print/?topics=a,b&exam=mla-c02");
  assert.equal(addressOf("https://example.org/print/?topics=a", []), "https://example.org/print/");
});
