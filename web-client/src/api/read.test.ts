import { describe, expect, it } from "vitest";
import { readAnnotation } from "./read";

describe("an annotation that another program wrote", () => {
  it("has its words where they are said in short, and is sent on with one body", () => {
    const annotation = readAnnotation({ id: "http://here/annotations/a", type: "Annotation", bodyValue: "Which edition?", target: "http://here/documents/werth-2010" });
    expect(annotation?.bodies).toEqual([{ type: "TextualBody", value: "Which edition?", format: "text/plain", purpose: null, language: null }]);
    expect(annotation?.raw).not.toHaveProperty("bodyValue");
    expect(annotation?.raw).toHaveProperty("body.value", "Which edition?");
  });
});
