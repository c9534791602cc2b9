// The smallest state holder that serves: one value, told to whoever listens. Values are replaced, never changed.

import { useEffect, useState } from "preact/hooks";

export class Store<T extends object> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  update(change: Partial<T>): void {
    this.#value = { ...this.#value, ...change };
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export function useStore<T extends object>(store: Store<T>): T {
  const [, turn] = useState(0);
  useEffect(() => store.subscribe(() => turn((count) => count + 1)), [store]);
  return store.value;
}
