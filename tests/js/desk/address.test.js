import assert from "node:assert/strict";
import { test } from "node:test";
import { hidden, queryWith, shown } from "../../../assets/js/desk/address.js";

test("the site-wide choice of an exam stays in the address", () => {
  assert.equal(queryWith("?exam=mla&seed=1", new URLSearchParams("of=topic:a")), "?of=topic:a&exam=mla");
  assert.equal(queryWith("?seed=1", new URLSearchParams()), "");
});

test("what a set is for is not taken for the site-wide choice", () => {
  const params = hidden(new URLSearchParams("exam=mla&topic=a&topic=b&seed=s"));
  assert.equal(params.toString(), "for=mla&topic=a&topic=b&seed=s");
  const query = queryWith("?exam=aif", params);
  assert.equal(shown(query).toString(), "exam=mla&topic=a&topic=b&seed=s");
  assert.equal(shown("?exam=aif").toString(), "");
});
