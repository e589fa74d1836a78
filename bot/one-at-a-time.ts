/** Runs work of one key piece by piece, in the order it came; work of different keys runs side by side. */
export function oneAtATime(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const newest = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = newest.get(key) ?? Promise.resolve();
    // Whoever asked for the piece before was told if it failed.
    const result = before.catch(() => {}).then(work);
    newest.set(key, result);
    const forget = (): void => {
      if (newest.get(key) === result) newest.delete(key);
    };
    result.then(forget, forget);
    return result;
  };
}
