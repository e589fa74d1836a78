import { type Html, html } from './html.js';

/** A share in [0, 1] as a bar with its number, for a cell of a table. */
export function shareBar(share: number): Html {
  const width = (100 * share).toFixed(1);
  return html`<svg aria-hidden="true"><rect class="track" width="100%" height="100%" rx="3"/><rect class="first" width="${width}%" height="100%" rx="3"/></svg>${share.toFixed(2)}`;
}
