// Whether accepted readings are shown in the text, kept in this browser. Told to the whole document, since it is chosen
// in several places.

import { useEffect, useState } from "preact/hooks";
import { words } from "../words/words";
import { recall, remember } from "./storage";
import { announce } from "./status";

const KEY = "lectern.readings";
const EVENT = "lectern:readings";

export function showsReadings(): boolean {
  return recall(KEY) === "accepted";
}

export function setShowsReadings(shown: boolean): void {
  remember(KEY, shown ? "accepted" : "transcribed");
  announce(shown ? words.readings.nowAsRead : words.readings.nowAsPrinted);
  document.dispatchEvent(new Event(EVENT));
}

export function onShowsReadings(changed: () => void): () => void {
  document.addEventListener(EVENT, changed);
  return () => document.removeEventListener(EVENT, changed);
}

export function useShowsReadings(): boolean {
  const [shown, set] = useState(showsReadings());
  useEffect(() => onShowsReadings(() => set(showsReadings())), []);
  return shown;
}
