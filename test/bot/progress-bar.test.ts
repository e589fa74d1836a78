import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { progressBar } from '../../bot/progress-bar.js';

describe('the progress bar', () => {
  const draw = (terminal: boolean) => {
    const stream = Object.assign(new PassThrough(), { isTTY: terminal, columns: 80 });
    const bar = progressBar(stream);
    bar.update('checking', 50, 200);
    bar.update('importing', 100, 200);
    bar.stop();
    return String(stream.read() ?? '');
  };

  it('is drawn on a terminal, and nowhere else', () => {
    expect(draw(true)).toMatch(/checking .* 25 %.*importing .* 50 %/s);
    expect(draw(false)).toBe('');
  });

  it('may be stopped before anything was done', () => {
    expect(() => progressBar(new PassThrough()).stop()).not.toThrow();
  });
});
