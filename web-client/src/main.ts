// The client's only entry: fills the islands that the server left in its pages. Reading works without it.

import "./css/index.css";
import { listenForRuns } from "./compare/compareKeys";
import { showElsewhere } from "./compare/elsewhere";
import { watchIngest } from "./library/ingest";
import { sendFromHere } from "./library/sending";
import { mountWelcome } from "./library/welcome";
import { addCopyButtons } from "./people/copy";
import { welcomeMember } from "./people/joined";
import { mountBar } from "./reading/bar";
import { offerToContinue } from "./reading/position";
import { listenForRegions } from "./reading/regions";
import { readPage } from "./reading/page";
import { Reader } from "./reading/reader";
import { followLedger } from "./review/ledger";
import { showGrades } from "./review/pageGrades";
import { mountStrip } from "./review/strip";
import { offerCompletions } from "./search/completions";
import { listenForSearch } from "./search/searchKeys";
import { language } from "./words/words";

function island(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-island="${name}"]`);
}

listenForRegions();
listenForSearch();
listenForRuns(document);
// Where it cannot be asked now, the link to it stays
showElsewhere(document).catch(() => undefined);
offerCompletions();

// The text keeps its own language; what the client draws speaks the reader's.
for (const place of document.querySelectorAll<HTMLElement>("[data-island]")) place.lang = language;

const bar = island("bar");
if (bar) mountBar(bar);

const welcome = island("welcome");
if (welcome) mountWelcome(welcome);

for (const strip of document.querySelectorAll<HTMLElement>("[data-strip]")) mountStrip(strip);

addCopyButtons(document);
sendFromHere(document);
watchIngest(document);
followLedger(document);
offerToContinue(document);
// What cannot be asked now, the notes will say in words
welcomeMember(document).catch(() => undefined);

const page = readPage(document);
if (page) {
  new Reader(page).start(island("notes"));
  showGrades(page);
}
