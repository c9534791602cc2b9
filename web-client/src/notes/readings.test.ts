// Which suggested readings are read in the text, and who decides that.

import { describe, expect, test } from "vitest";
import { CodePointText } from "../anchor/codePoints";
import type { Span } from "../anchor/span";
import { readAnnotation } from "../api/read";
import type { Annotation, JsonObject, Session } from "../api/types";
import { buildAnnotation, buildChange, draftOf, lacking } from "./build";
import { isBlank, newDraft } from "./drafts";
import { notesOf, readingOf, wordsOf, type Note } from "./note";
import { difference, mayDecide, readingsOn, stateOf, type PageReadings } from "./readings";
import { NO_THREAD, threadsOf } from "./threads";

const BASE = "http://127.0.0.1:7070";
const VERSION = "a".repeat(64);
const TEXT = "In September he replaced Genrikh lagoda with Nikolai Ezhov. 👩‍👩‍👧 Рыков и Бухарин.";
const points = new CodePointText(TEXT);
const PAGE = { document: "great-terror-excerpt", version: VERSION, start: 0, end: points.length };
const page = { start: 0, end: points.length, slice: ({ start, end }: Span) => points.slice(start, end) };

function made(name: string, minute: number, parts: JsonObject): Annotation {
  const time = `2026-01-01T00:${String(minute).padStart(2, "0")}:00.000Z`;
  const read = readAnnotation({ id: `${BASE}/annotations/${name}`, created: time, modified: time, ...parts });
  if (!read) throw new Error("fixture");
  return read;
}

function reading(name: string, printed: string, read: string, more: JsonObject = {}): Annotation {
  const start = [...TEXT.slice(0, TEXT.indexOf(printed))].length;
  return made(name, 1, {
    motivation: "editing",
    creator: { id: `${BASE}/people/ann`, name: "Ann" },
    audience: `${BASE}/groups/readers`,
    body: { type: "TextualBody", purpose: "editing", value: read, format: "text/plain" },
    target: {
      type: "SpecificResource",
      source: `${BASE}/documents/great-terror-excerpt@${VERSION}`,
      selector: [
        { type: "TextQuoteSelector", exact: printed, prefix: "", suffix: "" },
        { type: "TextPositionSelector", start, end: start + [...printed].length },
      ],
    },
    ...more,
  });
}

function decision(name: string, minute: number, on: string, act: string): Annotation {
  return made(name, minute, { motivation: "moderating", target: `${BASE}/annotations/${on}`, body: { type: "Moderation", act } });
}

function look(...all: Annotation[]): PageReadings & { notes: Note[]; read: string[] } {
  const notes = notesOf(all, PAGE, null);
  const found = readingsOn(page, notes, threadsOf(all), new Set());
  return { ...found, notes, read: found.counted.map((one) => `${page.slice(one)} → ${one.words}`) };
}

const lagoda = reading("r", "lagoda", "Iagoda");

describe("what is read in the text", () => {
  test("nothing before it is accepted, and nothing after it is set aside", () => {
    expect(look(lagoda).read).toEqual([]);
    expect(look(lagoda, decision("d", 2, "r", "accept")).read).toEqual(["lagoda → Iagoda"]);
    expect(look(lagoda, decision("d", 2, "r", "accept"), decision("e", 3, "r", "set-aside")).read).toEqual([]);
    expect(look(lagoda, decision("e", 3, "r", "set-aside"), decision("d", 4, "r", "accept")).read).toEqual(["lagoda → Iagoda"]);
  });

  test("resolving decides nothing about it", () => {
    expect(look(lagoda, decision("d", 2, "r", "accept"), decision("e", 3, "r", "resolve")).read).toEqual(["lagoda → Iagoda"]);
  });

  test("words that were changed after they were accepted are open again", () => {
    const changed = reading("r", "lagoda", "Jagoda", { modified: "2026-01-01T00:05:00.000Z" });
    const { read, notes } = look(changed, decision("d", 2, "r", "accept"));
    expect(read).toEqual([]);
    const [note] = notes;
    const thread = threadsOf([changed, decision("d", 2, "r", "accept")]).get(changed.id) ?? NO_THREAD;
    expect(note && stateOf(note, thread)).toBe("changed");
  });

  test("of two that overlap the one accepted later, whichever was suggested first", () => {
    const both = [lagoda, reading("s", "Genrikh lagoda", "Genrikh Yagoda")];
    const first = look(...both, decision("d", 2, "s", "accept"), decision("e", 3, "r", "accept"));
    expect(first.read).toEqual(["lagoda → Iagoda"]);
    expect([...first.replaced]).toEqual(["s"]);
    const second = look(...both, decision("d", 3, "s", "accept"), decision("e", 2, "r", "accept"));
    expect(second.read).toEqual(["Genrikh lagoda → Genrikh Yagoda"]);
    expect([...second.replaced]).toEqual(["r"]);
  });

  test("Cyrillic words behind astral characters, and words to be left out", () => {
    const all = [reading("r", "Бухарин", "Бухарину"), reading("s", "Рыков и ", "")];
    expect(look(...all, decision("d", 2, "r", "accept"), decision("e", 2, "s", "accept")).read).toEqual(["Рыков и  → ", "Бухарин → Бухарину"]);
  });

  test("not where other words stand now, and not where it is printed so already", () => {
    const placed = (start: number, end: number): JsonObject => ({
      target: {
        type: "SpecificResource",
        source: `${BASE}/documents/great-terror-excerpt@${"b".repeat(64)}`,
        selector: [
          { type: "TextQuoteSelector", exact: "Ezhow", prefix: "", suffix: "" },
          { type: "TextPositionSelector", start: 0, end: 5 },
        ],
        placement: { version: VERSION, state: "approximate", start, end, page: 1, passage: "p" },
      },
    });
    const at = TEXT.indexOf("Ezhov");
    const found = look(reading("r", "Ezhov", "Ezhov", placed(at, at + 5)), decision("d", 2, "r", "accept"));
    expect([found.read, [...found.corrected]]).toEqual([[], ["r"]]);
    expect(look(reading("r", "Ezhov", "Ezhow", placed(at, at + 5)), decision("d", 2, "r", "accept")).corrected.size).toBe(0);
  });
});

test("it is decided by whoever keeps the document and by moderators of a group that it is shared with", () => {
  const [note] = look(lagoda).notes;
  if (!note) throw new Error("fixture");
  const session = (part: Partial<Session>): Session => ({ account: { id: `${BASE}/people/ben`, name: "Ben" }, administrator: false, groups: [], claimed: true, keeps: false, base: BASE, ...part });
  const group = (role: "member" | "moderator" | "owner", id = "readers"): Session["groups"] => [{ id: `${BASE}/groups/${id}`, name: id, members: 2, moderates: role !== "member" }];
  expect(mayDecide(note, null)).toBe(false);
  expect(mayDecide(note, session({ groups: group("member") }))).toBe(false);
  expect(mayDecide(note, session({ groups: group("moderator", "others") }))).toBe(false);
  expect(mayDecide(note, session({ groups: group("moderator") }))).toBe(true);
  expect(mayDecide(note, session({ groups: group("owner") }))).toBe(true);
  expect(mayDecide(note, session({ keeps: true }))).toBe(true);
  expect(mayDecide({ ...note, mine: true }, session({ groups: group("member") }))).toBe(false);
  const alone = { ...note, mine: true, annotation: { ...note.annotation, audience: [`${BASE}/people/ben`] } };
  expect(mayDecide(alone, session({}))).toBe(true);
});

test("a draft becomes a reading with a reason, and back, and what it lacks is said", () => {
  const passage = { document: "great-terror-excerpt", version: VERSION, selectors: { quote: { type: "TextQuoteSelector", exact: "lagoda", prefix: "", suffix: "" }, position: { type: "TextPositionSelector", start: 1, end: 7 } } } as const;
  const draft = newDraft("reading", "lagoda", ["/groups/readers"]);
  expect([isBlank(draft), lacking(draft)]).toEqual([true, expect.any(String)]);
  expect(lacking({ ...draft, reading: "" })).toBeNull();
  expect(lacking({ ...newDraft("reading", "x".repeat(1_001)), reading: "y" })).toContain("1");
  expect(lacking({ ...draft, reading: "y", more: [{ start: 1, end: 2, quote: "z" }] })).toEqual(expect.any(String));
  const sent = buildAnnotation({ ...draft, reading: " Iagoda", text: "l for I" }, [passage], BASE);
  expect(sent).toMatchObject({
    motivation: "editing",
    body: [
      { type: "TextualBody", purpose: "editing", value: " Iagoda", format: "text/plain" },
      { type: "TextualBody", purpose: "commenting", value: "l for I", format: "text/markdown" },
    ],
  });
  const stored = made("r", 1, { ...sent, creator: { id: `${BASE}/people/ann`, name: "Ann" } });
  expect([readingOf(stored), wordsOf(stored).map((body) => body.value)]).toEqual([" Iagoda", ["l for I"]]);
  const [note] = notesOf([stored], PAGE, null);
  if (!note) throw new Error("fixture");
  const change = draftOf(note, newDraft("note", "lagoda"));
  expect(change).toMatchObject({ verb: "reading", reading: " Iagoda", text: "l for I" });
  expect(buildChange({ ...change, reading: "Iagoda" }, stored, BASE)["body"]).toEqual([
    { type: "TextualBody", purpose: "editing", value: "Iagoda", format: "text/plain" },
    { type: "TextualBody", purpose: "commenting", value: "l for I", format: "text/markdown" },
  ]);
});

test.each([
  ["lagoda", "Iagoda", "lagoda", "Iagoda"],
  ["he replaced lagoda with Ezhov", "he replaced Iagoda with Ezhov", "… lagoda …", "… Iagoda …"],
  ["the the end", "the end", "… the end", "… end"],
  ["Рыков и", "", "Рыков и", ""],
  ["a b", "a b c", "… b", "… b c"],
])("%j to %j differs by its words only", (printed, read, was, is) => {
  expect(difference(printed, read)).toEqual({ printed: was, read: is });
});
