// Times and shortened quotations, in the language of the interface.

import { words } from "./words";

const clock = written({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = written({ day: "numeric", month: "short" });
const longDay = written({ day: "numeric", month: "short", year: "numeric" });
const full = written({ dateStyle: "long", timeStyle: "short" });

/** Made when it is first needed, since making it takes longer than writing a page of times. */
function written(options: Intl.DateTimeFormatOptions): (instant: Date) => string {
  let format: Intl.DateTimeFormat | null = null;
  return (instant) => (format ??= new Intl.DateTimeFormat(words.language, options)).format(instant);
}

export function timeOf(instant: Date): string {
  return clock(instant);
}

/** Today's notes show the time, this year's the day, older ones the year as well. */
export function shortTime(iso: string, now = new Date()): string {
  const instant = new Date(iso);
  if (Number.isNaN(instant.getTime())) return iso;
  if (instant.toDateString() === now.toDateString()) return clock(instant);
  return instant.getFullYear() === now.getFullYear() ? day(instant) : longDay(instant);
}

export function fullTime(iso: string): string {
  const instant = new Date(iso);
  return Number.isNaN(instant.getTime()) ? iso : full(instant);
}

/** The first words of a quotation, on one line. */
export function firstWords(quote: string, most = 48): string {
  const line = quote.replace(/\s+/g, " ").trim();
  const characters = [...line];
  if (characters.length <= most) return line;
  const cut = characters.slice(0, most).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}
