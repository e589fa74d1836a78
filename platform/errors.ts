/** What went wrong, as a caller needs to know it; `bot/http` turns each kind into one HTTP status. */
export type ErrorKind = 'invalid' | 'unauthorised' | 'forbidden' | 'not_found' | 'conflict' | 'too_large' | 'too_many' | 'unavailable';

/** An error with a code for programs (`conversation_not_found`) and a sentence for people. */
export class StewardError extends Error {
  override readonly name = 'StewardError';

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
