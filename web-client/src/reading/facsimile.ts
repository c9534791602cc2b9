// The words of a page over its image. The server says where each stands, in tenths of a point; here they are laid over the
// image, each as wide as its print, so that what is selected on the image are the words of the text.

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The element around image and words; null where the page is looked at as text. */
export function facsimileOf(text: HTMLElement): HTMLElement | null {
  return text.classList.contains("facsimile") ? text : null;
}

export function layWords(facsimile: HTMLElement): void {
  const page = { x: 0, y: 0, width: Number(facsimile.dataset["width"]) || 1, height: Number(facsimile.dataset["height"]) || 1 };
  for (const block of facsimile.querySelectorAll<HTMLElement>(".block")) {
    const words = [...block.querySelectorAll<HTMLElement>(".w")].map((word) => ({ word, box: boxOf(word) }));
    const around = union(words.map(({ box }) => box));
    if (!around) continue;
    put(block, around, page);
    for (const { word, box } of words) {
      const turn = turnOf(word);
      put(word, startOf(box, turn), around);
      // As wide as its letters, which are then stretched to the width of the print
      word.style.removeProperty("width");
      word.style.removeProperty("height");
      word.style.fontSize = `${round((100 * (isUpright(turn) ? box.height : box.width)) / page.width)}cqw`;
      if (turn) word.style.setProperty("--turn", `${-turn}deg`);
    }
  }
  facsimile.style.setProperty("--shape", String(round(page.width / page.height)));
  facsimile.classList.add("laid");
  fit(facsimile);
  void document.fonts.ready.then(() => fit(facsimile));
}

/** Stretches each word to the width of its print; all are measured before any is changed. */
function fit(facsimile: HTMLElement): void {
  const words = [...facsimile.querySelectorAll<HTMLElement>(".w")];
  for (const word of words) word.style.removeProperty("--stretch");
  const length = (word: HTMLElement, box: { width: number; height: number }): number => (isUpright(turnOf(word)) ? box.width : box.height);
  const natural = words.map((word) => length(word, word.getBoundingClientRect()));
  const scale = facsimile.clientWidth / (Number(facsimile.dataset["width"]) || 1);
  words.forEach((word, index) => {
    const stretch = (scale * length(word, boxOf(word))) / (natural[index] || 1);
    if (stretch > 0 && Number.isFinite(stretch)) word.style.setProperty("--stretch", String(round(stretch)));
  });
}

function boxOf(word: HTMLElement): Box {
  const [x = 0, y = 0, width = 0, height = 0] = (word.dataset["box"] ?? "").split(" ").map(Number);
  return { x, y, width, height };
}

/** Which way the letters of a word run, in degrees counterclockwise: 0 from left to right, 90 upwards. */
function turnOf(word: HTMLElement): number {
  return Number(word.dataset["turn"]) || 0;
}

function isUpright(turn: number): boolean {
  return turn % 180 === 0;
}

/** The box moved to the corner of the print that its first letter begins at, around which it is turned. */
function startOf(box: Box, turn: number): Box {
  if (turn === 90) return { ...box, y: box.y + box.height };
  if (turn === 180) return { ...box, x: box.x + box.width, y: box.y + box.height };
  if (turn === 270) return { ...box, x: box.x + box.width };
  return box;
}

function union(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}

function put(element: HTMLElement, box: Box, within: Box): void {
  element.style.left = `${round((100 * (box.x - within.x)) / within.width)}%`;
  element.style.top = `${round((100 * (box.y - within.y)) / within.height)}%`;
  element.style.width = `${round((100 * box.width) / within.width)}%`;
  element.style.height = `${round((100 * box.height) / within.height)}%`;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
