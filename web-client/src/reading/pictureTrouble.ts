// The image of a page may fail to come: the server says why, and here it is said with a way out and another try.

import { ask, inWords } from "../api/http";
import { words } from "../words/words";

export function watchPicture(facsimile: HTMLElement, textLook: HTMLAnchorElement | null): void {
  const picture = facsimile.querySelector<HTMLImageElement>(".picture");
  if (!picture) return;
  const trouble = document.createElement("div");
  trouble.className = "notice picture-trouble";
  trouble.setAttribute("role", "alert");
  let asked = 0;
  const ok = (): void => trouble.remove();
  const tell = async (): Promise<void> => {
    const ours = ++asked;
    const said = await why(picture.currentSrc || picture.src);
    if (ours !== asked || (picture.complete && picture.naturalWidth > 0)) return;
    trouble.replaceChildren(line(said), again(), ...(textLook && hasWords(facsimile) ? [read(textLook)] : []));
    facsimile.before(trouble);
  };
  const again = (): HTMLElement => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn small";
    button.textContent = words.picture.again;
    button.addEventListener("click", () => {
      button.disabled = true;
      load(picture);
    });
    return button;
  };
  picture.addEventListener("load", ok);
  picture.addEventListener("error", () => void tell());
  if (picture.complete && picture.naturalWidth === 0) void tell();
}

/** What the server says of it now; it may well be drawn by now, and another try will show it. */
async function why(address: string): Promise<string> {
  try {
    await ask(address);
    return words.picture.trouble;
  } catch (reason) {
    return inWords(reason);
  }
}

/** Setting the sources anew makes the browser ask again. */
function load(picture: HTMLImageElement): void {
  const { srcset } = picture;
  picture.srcset = "";
  picture.srcset = srcset;
}

function hasWords(facsimile: HTMLElement): boolean {
  return facsimile.querySelector(".block") !== null;
}

function line(text: string): HTMLElement {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  return paragraph;
}

function read(textLook: HTMLAnchorElement): HTMLElement {
  const link = document.createElement("a");
  link.href = textLook.href;
  link.textContent = words.picture.read;
  return link;
}
