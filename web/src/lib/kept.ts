/** What a view was like when it was left, beside its address in the browser's history: going back finds it so. */

/** Keeps something with the entry of the history that one is at. */
export function keep(name: string, value: unknown): void {
  const state = (history.state ?? {}) as Record<string, unknown>;
  history.replaceState({ ...state, [name]: value }, '', location.href);
}

/** What was kept there. */
export function kept<T>(name: string): T | undefined {
  return ((history.state ?? {}) as Record<string, T>)[name];
}
