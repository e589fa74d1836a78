/** Writes a text and waits until it is out: the end of a process cuts off what a pipe has not taken yet. */
export function print(stream: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve())));
}
