/** Where a command says its results, and beside them what else is worth knowing. */
export interface Terminal {
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}
