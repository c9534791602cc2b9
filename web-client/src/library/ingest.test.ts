import { describe, expect, it } from "vitest";
import { isSpoken } from "./ingest";

describe("what is read out of how far a text is", () => {
  const last = { done: 100, of: 1_000, at: 0 };

  it("says another tenth of it, not every page", () => {
    expect(isSpoken(last, { done: 199, of: 1_000, at: 9_000 })).toBe(false);
    expect(isSpoken(last, { done: 200, of: 1_000, at: 9_000 })).toBe(true);
  });

  it("does not speak again at once, however quick it is", () => {
    expect(isSpoken(last, { done: 900, of: 1_000, at: 4_999 })).toBe(false);
    expect(isSpoken(last, { done: 900, of: 1_000, at: 5_000 })).toBe(true);
  });

  it("says at once that something else is being done", () => {
    expect(isSpoken({ done: 0, of: 0, at: 0 }, { done: 1, of: 1_000, at: 1 })).toBe(true);
    expect(isSpoken(last, { done: 0, of: 0, at: 1 })).toBe(true);
    expect(isSpoken({ done: 0, of: 0, at: 0 }, { done: 0, of: 0, at: 60_000 })).toBe(false);
  });
});
