// A form with a file, sent without leaving the page: how much has gone, a way to stop, and when it is refused or the
// connection lost, the file and all that was typed are still there. Without JavaScript the browser sends it.

import { announce } from "../reading/status";
import { words } from "../words/words";

const MIB = 1024 * 1024;

export function sendFromHere(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-upload]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!form.querySelector("[data-sending]")) new Sending(form).begin();
    });
  }
}

class Sending {
  private readonly request = new XMLHttpRequest();
  private readonly place = document.createElement("div");
  private readonly said = document.createElement("p");
  private readonly bar = document.createElement("progress");
  private readonly stop = document.createElement("button");
  private readonly button: HTMLButtonElement | null;
  private readonly stay = (event: BeforeUnloadEvent): void => event.preventDefault();

  constructor(private readonly form: HTMLFormElement) {
    this.button = form.querySelector<HTMLButtonElement>("button[type=submit]");
    this.place.dataset["sending"] = "";
    this.place.className = "stack";
    this.said.textContent = words.upload.sending;
    this.bar.className = "reading";
    this.bar.setAttribute("aria-label", words.upload.sending);
    this.stop.type = "button";
    this.stop.className = "btn";
    this.stop.textContent = words.upload.stop;
    this.place.append(this.said, this.bar, this.stop);
  }

  begin(): void {
    this.forget();
    this.button?.setAttribute("aria-disabled", "true");
    this.form.append(this.place);
    this.stop.focus();
    announce(words.upload.sending);
    this.stop.addEventListener("click", () => this.request.abort());
    this.request.upload.addEventListener("progress", (event) => this.went(event));
    this.request.upload.addEventListener("load", () => this.arrived());
    this.request.addEventListener("load", () => this.answered());
    this.request.addEventListener("error", () => this.end(words.upload.lost));
    this.request.addEventListener("abort", () => this.end(words.upload.stopped));
    this.request.open("POST", this.form.action);
    this.request.setRequestHeader("Accept", "text/html");
    addEventListener("beforeunload", this.stay);
    this.request.send(new FormData(this.form));
  }

  private went(event: ProgressEvent): void {
    if (!event.lengthComputable || event.total === 0) return;
    this.bar.max = event.total;
    this.bar.value = event.loaded;
    if (event.total >= MIB) this.said.textContent = words.upload.sent(Math.floor(event.loaded / MIB), Math.ceil(event.total / MIB));
  }

  /** What the server has as a whole is the server's to take in, and its page's to cancel. */
  private arrived(): void {
    removeEventListener("beforeunload", this.stay);
    this.said.textContent = words.upload.arrived;
    announce(words.upload.arrived);
    this.bar.removeAttribute("value");
    this.stop.hidden = true;
  }

  private answered(): void {
    if (this.request.status < 400) {
      location.assign(this.request.responseURL);
      return;
    }
    const answer = new DOMParser().parseFromString(this.request.responseText, "text/html");
    const trouble = answer.querySelector("form[data-upload] .trouble");
    const field = trouble?.parentElement?.querySelector("input");
    const here = field ? this.form.querySelector<HTMLInputElement>(`input[name="${field.name}"]`) : null;
    if (trouble && here) {
      this.end();
      this.refuse(here, trouble.textContent);
    } else {
      const main = answer.querySelector("main");
      const told = [...(main?.querySelectorAll("h1, p") ?? [])].map((part) => part.textContent.trim()).filter(Boolean);
      this.end(told.slice(0, 2).join(": ") || words.errors.status(this.request.status));
    }
  }

  private refuse(field: HTMLInputElement, why: string): void {
    const trouble = document.createElement("p");
    trouble.className = "trouble";
    trouble.id = `${field.id}-trouble`;
    trouble.setAttribute("role", "alert");
    trouble.textContent = why;
    field.before(trouble);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", `${trouble.id} ${field.getAttribute("aria-describedby") ?? ""}`.trim());
    const folded = field.closest("details:not([open])");
    if (folded) folded.setAttribute("open", "");
    field.focus();
  }

  /** What was wrong the last time. */
  private forget(): void {
    for (const trouble of this.form.querySelectorAll(".trouble")) trouble.remove();
    for (const field of this.form.querySelectorAll('[aria-invalid="true"]')) {
      field.removeAttribute("aria-invalid");
      const described = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => !id.endsWith("-trouble"));
      if (described.join(" ")) field.setAttribute("aria-describedby", described.join(" "));
      else field.removeAttribute("aria-describedby");
    }
  }

  /** Gives the form back as it was. */
  private end(why?: string): void {
    removeEventListener("beforeunload", this.stay);
    this.place.remove();
    this.button?.removeAttribute("aria-disabled");
    if (why === undefined) return;
    const trouble = document.createElement("p");
    trouble.className = "trouble";
    trouble.setAttribute("role", "alert");
    trouble.textContent = why;
    this.form.append(trouble);
    this.button?.focus();
  }
}
