import type { Explanation, Feature } from '../../../nlu/explain.js';
import type { Insight } from '../../../nlu/look-into.js';
import type { Understanding } from '../../../nlu/understanding.js';
import { percent } from '../../../platform/percent.js';

/** Features that are named; what the others contribute is told together. */
const mostFeatures = 12;

/** What a text is understood as and why, for a person at a terminal. */
export function insightLines({ understanding, why }: Insight, model: string): string {
  const { text, cut, language, languageAssumed, intents, entities, asks, sentiment, urgency } = understanding;
  const quoted = (start: number, end: number) => `"${text.slice(start, end)}"`;
  const lines = [
    ...part('text', [text + (cut ? ' … (the rest is not read)' : '')]),
    ...part('read as', why && why.read !== text ? [why.read] : []),
    ...part('language', [language + (languageAssumed ? ' (assumed: the text shows none)' : '')]),
    ...part('in scope', [scopeLine(understanding, why?.scopeScore)]),
    ...part('intents', columns(intents.map(({ intent, confidence }) => [intent, percent(confidence)]))),
    ...part(
      'asks for',
      columns(asks.map(({ intent, negated, start, end }) => [negated ? `${intent} (refused)` : intent, quoted(start, end)])),
    ),
    ...part('entities', columns(entities.map(({ type, value, start, end }) => [type, String(value), quoted(start, end)]))),
    ...part('sentiment', [`${sentiment.label} (${signed(sentiment.score)})`]),
    ...part('urgency', urgency ? [`${urgency.label} (${percent(urgency.score)} urgent)`] : []),
  ];
  if (why) {
    lines.push(
      '',
      `What speaks for ${why.explanation.label}, adding up to ${signed(why.explanation.margin)}:`,
      ...featureLines(why.explanation),
    );
    lines.push('', 'The nearest phrases:');
    lines.push(...columns(why.nearest.map(({ likeness, intent, text }) => [`  ${likeness.toFixed(3)}`, intent, text])));
  }
  return [...lines, '', `Model: ${model}`, ''].join('\n');
}

function scopeLine({ inScope }: Understanding, score: number | undefined): string {
  const distance = score === undefined ? '' : `, ${Math.abs(score).toFixed(2)} ${score >= 0 ? 'above' : 'below'} the threshold`;
  return `${inScope ? 'yes' : 'no'}${distance}`;
}

function featureLines({ vector, bias, features }: Explanation): string[] {
  const strongest = [...features].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const named = new Set(strongest.slice(0, mostFeatures));
  const rest = strongest.slice(mostFeatures);
  const together = rest.reduce((sum, { contribution }) => sum + contribution, 0);
  const rows = [
    [signed(bias), 'to begin with'],
    ...(vector === 0 ? [] : [[signed(vector), 'the meaning of the sentence']]),
    ...features.filter((feature) => named.has(feature)).map((feature) => [signed(feature.contribution), nameOf(feature)]),
    ...(rest.length === 0 ? [] : [[signed(together), `${rest.length} others together`]]),
  ];
  return rows.map(([contribution, name]) => `  ${contribution}  ${name}`);
}

/** Spaces in a run of characters are ends of words. */
function nameOf({ kind, gram }: Feature): string {
  return kind === 'words' ? `"${gram}"` : `${gram.replaceAll(' ', '·')} (characters)`;
}

function part(name: string, lines: readonly string[]): string[] {
  return lines.map((line, k) => `${(k === 0 ? name : '').padEnd(11)}${line}`);
}

/** Rows with their cells below each other. */
function columns(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, k) => Math.max(...rows.map((row) => row[k]!.length)));
  return rows.map((row) =>
    row
      .map((cell, k) => cell.padEnd(widths[k]!))
      .join('  ')
      .trimEnd(),
  );
}

function signed(value: number): string {
  const digits = value.toFixed(2);
  return digits.startsWith('-') && Number(digits) !== 0 ? digits : `+${digits.replace('-', '')}`;
}
