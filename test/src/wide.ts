/** A computer's browser, as pages ask for its width. */
export function beWide(): void {
  const query = { matches: true, addEventListener: () => undefined, removeEventListener: () => undefined };
  Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => query });
}

/** A phone again. */
export function beNarrow(): void {
  Reflect.deleteProperty(window, 'matchMedia');
}
