import { type Content, type Html, html } from './html.js';

export interface Figure {
  /** Unique on its page; names the picture's title. */
  id: string;
  title: string;
  /** How to read the picture. */
  caption: string;
  legend?: readonly { name: string; mark: Html }[];
  /** In the picture's own units; it is as wide as its panel unless `wide`. */
  width: number;
  height: number;
  /** What the picture shows, for those who do not see it. */
  description: string;
  picture: Content;
  /** Shown in its own size, to be scrolled. */
  wide?: true;
  /** What the picture says, as a table. */
  table?: Html;
}

/** A picture with its title, how to read it, and the same in numbers. */
export function figure({ id, title, caption, legend = [], width, height, description, picture, wide, table }: Figure): Html {
  const size = wide ? html` style="width: ${width}px"` : '';
  const marks = legend.map(({ name, mark }) => html`<span><svg viewBox="0 0 12 12" aria-hidden="true">${mark}</svg>${name}</span>`);
  // Who cannot scroll with a pointer does it with the keyboard, once it has the focus.
  const frame = wide ? html`<figure class="panel wide" tabindex="0">` : html`<figure class="panel">`;
  return html`${frame}
<figcaption>
<h3>${title}</h3>
<p>${caption}</p>
${legend.length > 0 ? html`<div class="legend">${marks}</div>` : ''}
</figcaption>
<svg viewBox="0 0 ${width} ${height}"${size} role="img" aria-labelledby="${id}-title ${id}-description">
<title id="${id}-title">${title}</title>
<desc id="${id}-description">${description}</desc>
${picture}
</svg>
${table ? html`<details><summary>The same in numbers</summary>\n${table}\n</details>` : ''}
</figure>`;
}
