import { type Content, Html, html } from './html.js';
import { style } from './style.js';

export interface Page {
  title: string;
  /** What the page shows, in a sentence or two. */
  lead: string;
  madeAt: Date;
  body: Content;
}

/** A whole HTML page that needs nothing else: no network, no script, one file to keep and to send. */
export function page({ title, lead, madeAt, body }: Page): string {
  const made = madeAt.toISOString().replace(/T(\d\d:\d\d).*/, ' $1 UTC');
  return `<!doctype html>
${html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
<header>
<h1>${title}</h1>
<p>${lead}</p>
<p class="muted">Made by Steward on ${made}.</p>
</header>
${body}
</main>
</body>
</html>`}
`;
}
