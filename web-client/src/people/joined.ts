// Who has just followed an invitation comes to the page where the inviter reads. The page is the same for every reader,
// so the welcome is drawn here, once, and leaves the address with it.

import { localPath } from "../api/http";
import { currentSession } from "../api/session";
import { words } from "../words/words";

export async function welcomeMember(document: Document): Promise<void> {
  const url = new URL(location.href);
  const joined = url.searchParams.get("joined");
  const page = document.querySelector("main article.page");
  if (!joined || !page) return;
  url.searchParams.delete("joined");
  history.replaceState(history.state, "", url);
  const session = await currentSession();
  const group = session.groups.find(({ id }) => localPath(id) === `/groups/${joined}`);
  if (!group) return;
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  notice.dataset["chrome"] = "";
  page.prepend(notice);
  const link = document.createElement("a");
  link.href = localPath(group.id);
  link.textContent = group.name;
  const [before, after] = words.joined("\0").split("\0");
  notice.append(before ?? "", link, after ?? "");
}
