import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  landingAddress,
  parseSearch,
  searchAddress,
  takeTerms,
} from "../../../assets/js/search-ui/address.js";

test("a result leads to its anchor and carries the words", () => {
  assert.equal(
    landingAddress("/repo/", "topics/recall/#formula", ["recall", "f1"]),
    "/repo/topics/recall/?mark=recall+f1#formula",
  );
  assert.equal(landingAddress("/", "topics/recall/", []), "/topics/recall/");
});

test("the words leave the address, everything else stays", () => {
  assert.deepEqual(takeTerms("https://example.org/a/?exam=x&mark=k-nn+r%C2%B2#b"), {
    terms: ["k-nn", "r²"],
    href: "https://example.org/a/?exam=x#b",
  });
  assert.deepEqual(takeTerms("https://example.org/a/#b"), {
    terms: [],
    href: "https://example.org/a/#b",
  });
});

test("words survive the way from result to page", () => {
  const word = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/\s/.test(text));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (terms) => {
      const address = new URL(landingAddress("/", "topics/a/#b", terms), "https://example.org");
      assert.deepEqual(takeTerms(address.href), { terms, href: "https://example.org/topics/a/#b" });
    }),
  );
});

test("a search survives its address", () => {
  const query = fc.string({ unit: "grapheme" }).map((text) => text.trim());
  fc.assert(
    fc.property(query, fc.constantFrom("", "notes", "tables", "terms", "questions", "cards"), (text, kind) => {
      const url = new URL(searchAddress("/repo/", { query: text, kind }), "https://example.org");
      assert.equal(url.pathname, "/repo/search/");
      assert.deepEqual(parseSearch(url.search), { query: text, kind });
    }),
  );
});

test("a kind that is none is no filter", () => {
  assert.equal(parseSearch("?q=a&kind=toString").kind, "");
  assert.equal(parseSearch("?q=a&kind=rows").kind, "");
});
