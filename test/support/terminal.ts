import { PassThrough } from 'node:stream';

/** Where a command writes, with what it wrote so far. It is no terminal: no bar is drawn on it. */
export function testTerminal() {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  let stdout = '';
  let stderr = '';
  streams.stdout.on('data', (chunk) => (stdout += chunk));
  streams.stderr.on('data', (chunk) => (stderr += chunk));
  return { ...streams, written: () => ({ stdout, stderr }) };
}
