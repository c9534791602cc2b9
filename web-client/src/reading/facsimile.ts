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
      put(word, box, around);
      // As wide as its letters, which are then stretched to the width of the print
      word.style.removeProperty("width");
      word.style.fontSize = `${round((100 * box.height) / page.width)}cqw`;
    }
  }
  facsimile.classList.add("laid");
  fit(facsimile);
  void document.fonts.ready.then(() => fit(facsimile));
}

/** Stretches each word to the width of its print; all are measured before any is changed. */
function fit(facsimile: HTMLElement): void {
  const words = [...facsimile.querySelectorAll<HTMLElement>(".w")];
  for (const word of words) word.style.removeProperty("--stretch");
  const natural = words.map((word) => word.getBoundingClientRect().width);
  const scale = facsimile.clientWidth / (Number(facsimile.dataset["width"]) || 1);
  words.forEach((word, index) => {
    const stretch = (scale * boxOf(word).width) / (natural[index] || 1);
    if (stretch > 0 && Number.isFinite(stretch)) word.style.setProperty("--stretch", String(round(stretch)));
  });
}

function boxOf(word: HTMLElement): Box {
  const [x = 0, y = 0, width = 0, height = 0] = (word.dataset["box"] ?? "").split(" ").map(Number);
  return { x, y, width, height };
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
