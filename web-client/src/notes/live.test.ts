// What others do while somebody reads, and what answers a note.

import { expect, test } from "vitest";
import { readChange } from "../api/events";
import { readAnnotation } from "../api/read";
import type { Annotation, JsonObject } from "../api/types";
import { arrive, changesTo, showWaiting, type Arrived } from "./arrivals";
import { buildModeration, buildReply } from "./build";
import { notesOf } from "./note";
import { threadsOf } from "./threads";

const BASE = "http://127.0.0.1:7070";

function annotation(name: string, parts: JsonObject = {}): Annotation {
  const read = readAnnotation({ id: `${BASE}/annotations/${name}`, target: `${BASE}/x`, created: "2026-01-01T00:00:00Z", modified: "m1", ...parts });
  if (!read) throw new Error("fixture");
  return read;
}

const to = (name: string): JsonObject => ({ target: `${BASE}/annotations/${name}` });
const act = (what: string): JsonObject => ({ motivation: "moderating", body: { type: "Moderation", act: what } });
const at = (minute: string): JsonObject => ({ created: `2026-01-01T00:${minute}:00Z` });
const a = annotation("a");
const b = annotation("b");
const here: Arrived = { annotations: [a], waiting: [], gone: new Set(), fresh: new Set() };
const others = (): boolean => false;
const yes = (): boolean => true;
const no = (): boolean => false;
const names = (list: readonly Annotation[]): string[] => list.map((one) => one.id.slice(-1));

test("what would move what is read waits, and is new once it is shown", () => {
  const waiting = arrive(here, { type: "put", annotation: b }, others, no);
  expect([names(waiting.annotations), names(waiting.waiting)]).toEqual([["a"], ["b"]]);
  const shown = showWaiting(waiting);
  expect([names(shown.annotations), names(shown.waiting)]).toEqual([["a", "b"], []]);
  expect([...shown.fresh]).toEqual([b.id]);
});

test("what appears below comes in at once; one's own always does, and is not new to oneself", () => {
  expect([...arrive(here, { type: "put", annotation: b }, others, yes).fresh]).toEqual([b.id]);
  const own = arrive(here, { type: "put", annotation: b }, yes, no);
  expect([names(own.annotations), own.fresh.size]).toEqual([["a", "b"], 0]);
});

test("an echo of what is here changes nothing at all", () => {
  expect(arrive(here, { type: "put", annotation: annotation("a") }, others, no)).toBe(here);
  expect(arrive(here, { type: "gone", id: `${BASE}/annotations/unknown` }, others, no)).toBe(here);
});

test("a change of what is here is shown in its place", () => {
  const changed = annotation("a", { modified: "m2" });
  expect(arrive(here, { type: "put", annotation: changed }, others, no).annotations).toEqual([changed]);
});

test("what is hidden meanwhile loses its words at once, and gets them back", () => {
  const said = { body: { type: "TextualBody", value: "words" } };
  const known: Arrived = { ...here, annotations: [annotation("a", said)] };
  const hidden = annotation("a", { body: { type: "TextualBody", value: "Hidden by a moderator: why" }, hidden: { type: "Hiding", reason: "why", withheld: true } });
  const after = arrive(known, { type: "put", annotation: hidden }, others, no);
  expect(after.annotations).toEqual([hidden]);
  expect(hidden.bodies).toEqual([]);
  expect(arrive(after, { type: "put", annotation: annotation("a", said) }, others, no).annotations[0]?.bodies).toHaveLength(1);
});

test("hiding settles nothing and is no reply", () => {
  const thread = threadsOf([a, annotation("h", { ...to("a"), ...act("hide") })]).get(a.id);
  expect(thread).toEqual({ replies: [], settled: null, retracted: null, decided: null });
});

test("what is taken away leaves its place until it comes back; what waited is forgotten", () => {
  const gone = arrive(here, { type: "gone", id: a.id }, others, no);
  expect([names(gone.annotations), [...gone.gone]]).toEqual([["a"], [a.id]]);
  const back = arrive(gone, { type: "put", annotation: annotation("a", { modified: "m3" }) }, others, no);
  expect(back.gone.size).toBe(0);
  const waiting = arrive(here, { type: "put", annotation: b }, others, no);
  expect(arrive(waiting, { type: "gone", id: b.id }, others, no).waiting).toEqual([]);
});

test("an answer to what waits waits with it", () => {
  const waiting = arrive(here, { type: "put", annotation: b }, others, no);
  const answer = annotation("r", to("b"));
  expect(names(arrive(waiting, { type: "put", annotation: answer }, others, yes).waiting)).toEqual(["b", "r"]);
});

test("after an interruption the difference is told", () => {
  const found = [annotation("a", { modified: "m2" }), b];
  const before = { ...here, annotations: [a, annotation("c")] };
  expect(changesTo(before, found).map((change) => (change.type === "put" ? change.annotation.id : `gone ${change.id}`).slice(-6))).toEqual([
    "ions/a",
    "ions/b",
    "ions/c",
  ]);
  expect(changesTo({ ...before, gone: new Set([`${BASE}/annotations/c`]) }, found)).toHaveLength(2);
});

test("replies of any depth belong to the note at the end, oldest first; those that answer nothing here are left out", () => {
  const threads = threadsOf([
    a,
    annotation("3", { ...to("2"), ...at("03") }),
    annotation("2", { ...to("a"), ...at("02") }),
    annotation("1", { ...to("a"), ...at("01") }),
    annotation("9", to("unknown")),
  ]);
  expect(names(threads.get(a.id)?.replies ?? [])).toEqual(["1", "2", "3"]);
  expect(threads.size).toBe(1);
});

test("answers in a circle belong to nothing, and end", () => {
  expect(threadsOf([annotation("1", to("2")), annotation("2", to("1"))]).size).toBe(0);
});

test.each([
  [[["resolve", "01"]], true],
  [[["resolve", "01"], ["reopen", "02"]], false],
  [[["reopen", "01"], ["resolve", "02"]], true],
] as const)("the latest decision holds: %j", (acts, settled) => {
  const decisions = acts.map(([what, minute]) => annotation(`d${minute}`, { ...to("a"), ...act(what), ...at(minute) }));
  const thread = threadsOf([a, ...decisions]).get(a.id);
  expect([thread?.settled !== null, thread?.replies.length]).toEqual([settled, 0]);
});

test("a decision about a reply settles the reply's note no more than any other", () => {
  const threads = threadsOf([a, annotation("1", to("a")), annotation("d", { ...to("1"), ...act("resolve") })]);
  expect(threads.get(a.id)?.settled).toBeNull();
});

test("answers are no notes of their own", () => {
  const page = { document: "werth-2010", version: "a".repeat(64), start: 0, end: 9 };
  expect(notesOf([annotation("1", to("a")), annotation("d", { ...to("a"), ...act("resolve") })], page, null)).toEqual([]);
});

test("an answer is seen by those who see what it answers", () => {
  const shared = annotation("a", { audience: [`${BASE}/groups/editors`, `${BASE}/people/vera`] });
  const audience = { id: `${BASE}/groups/editors`, type: "Audience" };
  const own = [{ id: audience.id, name: "Editors", members: 2, moderates: false }];
  expect(buildReply("so", shared, own)).toMatchObject({ audience, target: shared.id, motivation: "replying" });
  expect(buildModeration("resolve", shared, own)).toMatchObject({ audience, body: { type: "Moderation", act: "resolve" } });
  expect(buildReply("so", a, own)).not.toHaveProperty("audience");
  expect(buildModeration("resolve", shared, [])).not.toHaveProperty("audience");
});

test.each([
  ['{"kind":"withdrawn","id":"x"}', "gone"],
  ['{"kind":"created","annotation":{"id":"x","target":"y"}}', "put"],
  ['{"kind":"created"}', null],
  ["{", null],
  ["[]", null],
])("an event %s is read as %s", (data, type) => expect(readChange(data)?.type ?? null).toBe(type));
