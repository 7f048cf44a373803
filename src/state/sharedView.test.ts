import { expect, test } from "vitest";
import { readLink, writeLink } from "./link";
import { sharedView } from "./sharedView";

const AS_IT_IS = { labels: false, comments: false, paths: false, names: false };
const seen = (link: string, ...how: [Parameters<typeof sharedView>[1], Parameters<typeof sharedView>[2]]) =>
  writeLink(sharedView(readLink(link).state, ...how));

const LINK =
  "#/top?example=go-cpu&f=json&g=lines&noinlines=t&tf=tenant%3Aacme&nf=0&zoom=main%3Bjson&sel=json&q=json&sort=cum";

test("a whole copy is looked at as the profile is, without its base", () => {
  expect(seen(`${LINK}&base=example%3Ago-heap&only=grew`, "whole", AS_IT_IS)).toBe(
    seen(LINK, "whole", AS_IT_IS),
  );
  expect(seen(LINK, "whole", AS_IT_IS)).toBe(writeLink(readLink(LINK).state));
});

test("of what was shown, filters would leave something else", () => {
  expect(seen(LINK, "shown", AS_IT_IS)).toBe(
    "#/top?example=go-cpu&nf=0&g=lines&zoom=main%3Bjson&sel=json&q=json&sort=cum",
  );
});

test("names and labels that are gone are not asked for, and are not in the link", () => {
  expect(seen(LINK, "whole", { ...AS_IT_IS, labels: true })).toBe(
    "#/top?example=go-cpu&nf=0&f=json&noinlines=t&g=lines&zoom=main%3Bjson&sel=json&q=json&sort=cum",
  );
  expect(seen(`${LINK}&rows=json&p=json`, "whole", { ...AS_IT_IS, names: true })).toBe(
    "#/top?example=go-cpu&nf=0&tf=tenant%3Aacme&noinlines=t&g=lines&sort=cum",
  );
  expect(
    seen("#/flamegraph?example=go-cpu&colour=label%3Atenant", "whole", { ...AS_IT_IS, labels: true }),
  ).toBe("#/flamegraph?example=go-cpu");
});
