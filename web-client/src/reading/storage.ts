// localStorage, which may be switched off or full: reading then yields nothing, and writing says whether it worked.

export function remember(key: string, value: string): boolean {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch (reason) {
    console.warn(`Could not keep ${key} in this browser.`, reason);
    return false;
  }
}

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch (reason) {
    console.warn(`Could not read ${key} from this browser.`, reason);
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch (reason) {
    console.warn(`Could not remove ${key} from this browser.`, reason);
  }
}

export function keysBelow(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch (reason) {
    console.warn("Could not list what this browser keeps.", reason);
    return [];
  }
}
