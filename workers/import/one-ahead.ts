/** Fetches the next value while the current one is being used; values come in order, and an error after all that came before it. */
export async function* oneAhead<T>(values: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = values.next();
  try {
    for (let result = await next; !result.done; result = await next) {
      next = values.next();
      // The error is thrown by the next await; until then it must not count as one that nobody handles.
      next.catch(() => {});
      yield result.value;
    }
  } finally {
    await next.catch(() => {});
    await values.return(undefined);
  }
}
