// What the browser keeps: the code, the layout, the theme. A browser that keeps nothing is no reason to fail.

/** What was kept in this browser; `fallback` where that is nothing or unreadable. */
export function load<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(`pellucid.${key}`);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

/** Keeps a value in this browser, if it allows that. */
export function save(key: string, value: unknown): void {
  try {
    localStorage.setItem(`pellucid.${key}`, JSON.stringify(value));
  } catch {
    // Full, or forbidden: the page works without.
  }
}
