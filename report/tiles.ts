import { type Html, html } from './html.js';

export interface Tile {
  name: string;
  value: string;
  /** What the value says, in words. */
  meaning: string;
}

/** The figures that matter most, large. */
export function tiles(figures: readonly Tile[]): Html {
  return html`<dl class="tiles">${figures.map(
    ({ name, value, meaning }) => html`<div><dt>${name}</dt><dd>${value}</dd><dd>${meaning}</dd></div>\n`,
  )}</dl>`;
}
