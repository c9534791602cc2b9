// Strings in the browser count UTF-16 units, the documents count code points. This is the only place that converts.

export function codePointLength(text: string): number {
  let length = 0;
  for (let unit = 0; unit < text.length; length++) unit += unitsAt(text, unit);
  return length;
}

/** A string with its code points indexed: both conversions and slicing without walking the text again. */
export class CodePointText {
  readonly value: string;
  readonly length: number;
  /** Where code point i begins, in units; one more entry for the end. */
  readonly #units: Uint32Array;

  constructor(value: string) {
    this.value = value;
    this.length = codePointLength(value);
    this.#units = new Uint32Array(this.length + 1);
    for (let unit = 0, point = 0; point <= this.length; point++) {
      this.#units[point] = unit;
      unit += unitsAt(value, unit);
    }
  }

  toUnit(point: number): number {
    const unit = this.#units[point];
    if (unit === undefined) throw new RangeError(`No code point ${point} in a text of ${this.length}`);
    return unit;
  }

  /** The code point that the unit belongs to; the second half of a pair belongs to the pair. */
  toPoint(unit: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.toUnit(middle) <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  slice(start: number, end: number): string {
    return this.value.slice(this.toUnit(clamp(start, this.length)), this.toUnit(clamp(end, this.length)));
  }
}

/** Code points in the first `unit` units of `text`; a pair that is cut counts as not yet begun. */
export function pointsBefore(text: string, unit: number): number {
  let points = 0;
  for (let at = 0; at < unit; points++) {
    at += unitsAt(text, at);
    if (at > unit) break;
  }
  return points;
}

/** The unit at which code point `point` of `text` begins. */
export function unitOf(text: string, point: number): number {
  let unit = 0;
  for (let passed = 0; passed < point && unit < text.length; passed++) unit += unitsAt(text, unit);
  return unit;
}

function unitsAt(text: string, unit: number): number {
  return (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
}

function clamp(point: number, length: number): number {
  return Math.min(Math.max(point, 0), length);
}
