/** `€12.90` */
export function money(cents: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100);
}

/** Writes days as `Tuesday 25 November`, in UTC. Making the format costs more than a thousand uses of it. */
export function dayFormat(locale: string): (date: Date) => string {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return (date) => format.format(date);
}

/** Sentences in a row, without a space after full-width punctuation; those that are not there are left out. */
export function sentences(...parts: (string | false | undefined)[]): string {
  return parts
    .filter((part) => typeof part === 'string')
    .reduce((text, part) => (/[。！？]$|^$/.test(text) ? text + part : `${text} ${part}`), '');
}
