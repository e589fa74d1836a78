import { describe, expect, it } from 'vitest';
import { countIn } from '../../report/histogram.js';
import { Html, html } from '../../report/html.js';
import { roundEdges, ticks } from '../../report/ticks.js';

describe('markup', () => {
  it('escapes whatever is filled in, in text and in attributes', () => {
    expect(html`<p title="${`"><script>'&`}">${'<b>'}</p>`.markup).toBe('<p title="&quot;&gt;&lt;script&gt;&#39;&amp;">&lt;b&gt;</p>');
  });

  it('takes markup as it is, lists one after the other, and nothing as nothing', () => {
    expect(html`${html`<i>`}${[1, [new Html('<u>'), '<']]}${undefined}`.markup).toBe('<i>1<u>&lt;');
  });
});

describe('the marks of an axis', () => {
  it.each([
    [3, [0, 1, 2, 3]],
    [0.97, [0, 0.5, 1]],
    [2780, [0, 1000, 2000, 3000]],
    [0, [0]],
  ])('are round and reach %d', (most, marks) => {
    expect(ticks(most)).toEqual(marks);
  });

  it('have 0 among them between a negative and a positive value', () => {
    expect(roundEdges(-0.37, 0.72, 6)).toEqual([-0.4, -0.2, 0, 0.2, 0.4, 0.6, 0.8]);
    expect(roundEdges(1, 1, 10)).toHaveLength(2);
  });
});

describe('counting in bins', () => {
  it('puts a value that is an edge into the bin that begins there, and what lies beyond into the first and the last', () => {
    expect(countIn([0, 0.5, 1], [0, 0.49, 0.5, 1, 7, -1])).toEqual([3, 3]);
  });
});
