// A part of a page's image, in percent of its width and height from the upper left corner.

export interface Area {
  /** From 1. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Percent; a smaller one is hardly seen. */
const LEAST = 0.5;

const NUMBER = "(\\d{1,3}(?:\\.\\d{1,6})?)";
const XYWH = new RegExp(`^#?xywh=percent:${NUMBER},${NUMBER},${NUMBER},${NUMBER}$`);

/** Reads `page=` (RFC 8118) and `xywh=percent:` (Media Fragments 1.0). */
export function readArea(page: string, xywh: string): Area | null {
  const number = /^#?page=(\d{1,9})$/.exec(page)?.[1];
  const [, x, y, width, height] = XYWH.exec(xywh) ?? [];
  if (!number || !x || !y || !width || !height) return null;
  return { page: Number(number), x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
}

export function writeArea(area: Area): string {
  return `xywh=percent:${[area.x, area.y, area.width, area.height].map(tidy).join(",")}`;
}

/** Two corners, in any order and perhaps outside of the image. */
export function between(page: number, ax: number, ay: number, bx: number, by: number): Area {
  const inside = (value: number): number => Math.min(100, Math.max(0, value));
  const [left, right] = [inside(Math.min(ax, bx)), inside(Math.max(ax, bx))];
  const [top, bottom] = [inside(Math.min(ay, by)), inside(Math.max(ay, by))];
  return within({ page, x: left, y: top, width: right - left, height: bottom - top });
}

/** The area pushed back onto the image, and not smaller than can be seen. */
export function within(area: Area): Area {
  const width = Math.min(100, Math.max(LEAST, area.width));
  const height = Math.min(100, Math.max(LEAST, area.height));
  const x = Math.min(100 - width, Math.max(0, area.x));
  const y = Math.min(100 - height, Math.max(0, area.y));
  return { page: area.page, x: tidy(x), y: tidy(y), width: tidy(width), height: tidy(height) };
}

export function tidy(value: number): number {
  return Math.round(value * 100) / 100;
}
