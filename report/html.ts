/** Text that is markup and needs no escaping any more. */
export class Html {
  constructor(readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template: markup, lists of it, nothing, or text and numbers, which are escaped. */
export type Content = Html | string | number | undefined | readonly Content[];

/** Markup from a template; whatever is filled in is escaped unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(strings.reduce((markup, string, k) => markup + markupOf(contents[k - 1]) + string));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function markupOf(content: Content): string {
  if (content instanceof Html) return content.markup;
  if (Array.isArray(content)) return content.map(markupOf).join('');
  return String(content ?? '').replace(/[&<>"']/g, (sign) => entities[sign]!);
}
