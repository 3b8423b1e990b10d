// What the browser keeps: the code, the layout, the theme. A browser that keeps nothing is no reason to fail.

export function load<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(`pellucid.${key}`);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

export function save(key: string, value: unknown): void {
  try {
    localStorage.setItem(`pellucid.${key}`, JSON.stringify(value));
  } catch {
    // Full, or forbidden: the page works without.
  }
}
