// Whom the documents that a note stands on are shared with. Until that is known, or where it cannot be asked for, every
// choice is offered: the server refuses what reaches too far.

import { useEffect, useState } from "preact/hooks";
import { fetchReach } from "../api/documents";
import { localPath } from "../api/http";
import type { Bound } from "./audience";

const NONE: readonly Bound[] = [];

export async function boundsOf(documents: readonly string[]): Promise<readonly Bound[]> {
  const reaches = await Promise.all([...new Set(documents)].map(fetchReach));
  return reaches.map(({ title, audience }) => ({ title, audience: audience.map(localPath) }));
}

export function useBounds(documents: readonly string[]): readonly Bound[] {
  const [bounds, setBounds] = useState(NONE);
  useEffect(() => {
    let wanted = true;
    boundsOf(documents).then(
      (found) => wanted && setBounds(found),
      (reason: unknown) => console.warn("Could not ask whom the document is shared with.", reason),
    );
    return () => {
      wanted = false;
    };
  }, [documents.join()]);
  return bounds;
}
