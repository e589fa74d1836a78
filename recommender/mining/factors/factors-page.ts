import { grid } from '../../../report/grid.js';
import { type Html, html } from '../../../report/html.js';
import { lineChart } from '../../../report/line-chart.js';
import { page } from '../../../report/page.js';
import { shareBar } from '../../../report/share-bar.js';
import { table } from '../../../report/table.js';
import { tiles } from '../../../report/tiles.js';
import { noteLines } from '../features.js';
import { type FactorAnalysis, salient } from './factor-analysis.js';

/** The factors behind what is known of customers, as a page with pictures. `of` names the data, such as "customers.csv". */
export function factorsPage(analysis: FactorAnalysis, { of, madeAt }: { of: string; madeAt: Date }): string {
  const { customers, columns, factors, suitability, suggested, heywood, factorCorrelations, rotation, residual } = analysis;
  const explained = factors.reduce((sum, factor) => sum + factor.explained, 0);
  return page({
    title: 'What lies behind the numbers',
    lead: `Factor analysis of ${of}: columns that rise and fall together are signs of one thing, which nobody has measured. ${suitability.verdict}`,
    madeAt,
    body: [
      tiles([
        { name: 'customers', value: customers.toLocaleString('en'), meaning: 'a row each' },
        { name: 'columns', value: String(columns.length), meaning: 'of numbers' },
        { name: 'factors', value: String(factors.length), meaning: `${suggested} are more than chance` },
        { name: 'explained', value: percent(explained), meaning: 'of the variance' },
        { name: 'KMO', value: suitability.kmo.toFixed(2), meaning: 'sampling adequacy, from 0 to 1' },
        { name: 'residual', value: residual.toFixed(3), meaning: 'of the correlations, on average' },
      ]),
      heywood.length > 0
        ? html`<p class="panel">${heywood.map((name) => `"${name}"`).join(', ')} would be explained by more than all of its variance: the solution is improper there. Ask for fewer factors, or leave the column out.</p>`
        : '',
      isNarrow(factors.length)
        ? html`<div class="pair">${scree(analysis)}${loadings(analysis)}</div>`
        : [html`<div class="pair">${scree(analysis)}${panel(factorTable(analysis))}</div>`, factors.length > 0 ? loadings(analysis) : ''],
      isNarrow(factors.length) ? panel(factorTable(analysis)) : '',
      factors.length > 1 && rotation === 'oblimin' ? between(factorCorrelations) : '',
      factors.length > 0 ? panel(communalities(analysis)) : '',
      notes(analysis),
    ],
  });
}

/** Few factors stand beside another picture; without any there is nothing to draw. */
function isNarrow(factors: number): boolean {
  return factors > 0 && factors <= 4;
}

function scree({ eigenvalues, byChance, suggested, factors }: FactorAnalysis): Html {
  return lineChart({
    id: 'scree',
    title: 'How many factors',
    caption:
      'Each eigenvalue is what one more factor explains, counted in columns. Those above the broken line are more than unrelated columns would reach in one of twenty cases (parallel analysis).',
    description: `The first ${suggested} of ${eigenvalues.length} eigenvalues are larger than chance gives.`,
    axis: 'factor',
    steps: eigenvalues.map((_, k) => String(k + 1)),
    format: (value) => String(value),
    lines: [
      { name: 'eigenvalue', colour: 'first', values: eigenvalues },
      { name: 'by chance', colour: 'second', values: byChance, broken: true },
    ],
    mark: factors.length > 0 ? { step: factors.length - 1, name: `${factors.length} taken` } : undefined,
  });
}

function factorTable({ factors }: FactorAnalysis): Html {
  return table({
    title: factors.length > 0 ? 'The factors' : 'There is no factor beyond chance',
    note: factors.length > 0 ? 'Each is named after the columns that show it most.' : 'A number of factors can be asked for all the same.',
    columns: [
      { name: 'factor', cell: ({ k }) => k },
      { name: 'shown by', cell: ({ name }) => name },
      { name: 'of the variance', kind: 'number', cell: ({ explained }) => percent(explained) },
    ],
    rows: factors.map((factor, k) => ({ ...factor, k: `F${k + 1}` })),
  });
}

function loadings({ columns, factors }: FactorAnalysis): Html {
  const strongest = (own: readonly number[]) => own.reduce((best, value, f) => (Math.abs(value) > Math.abs(own[best]!) ? f : best), 0);
  const sorted = [...columns].sort((a, b) => {
    const [f, g] = [strongest(a.loadings), strongest(b.loadings)];
    return f - g || Math.abs(b.loadings[g]!) - Math.abs(a.loadings[f]!);
  });
  return grid({
    id: 'loadings',
    title: 'Which column shows which factor',
    caption: `Loadings from −1 to 1: a column belongs to a factor from about ${salient} on. Where it is negative, the column falls when the factor rises.`,
    description: `${columns.length} columns by ${factors.length} factors; the same is in the table below.`,
    legend: [
      { name: 'rises with it', mark: html`<rect class="first" width="12" height="12" rx="2"/>` },
      { name: 'falls with it', mark: html`<rect class="second" width="12" height="12" rx="2"/>` },
    ],
    narrow: isNarrow(factors.length),
    rows: sorted.map(({ column }) => column),
    columns: factors.map((_, f) => `F${f + 1}`),
    cells: sorted.flatMap(({ column, loadings: own }) =>
      own.map((loading, f) => ({
        row: column,
        column: `F${f + 1}`,
        weight: loading,
        text: Math.abs(loading) >= salient / 2 ? signed(loading) : '',
        meaning: `${column} on F${f + 1} (${factors[f]!.name}): ${signed(loading)}`,
      })),
    ),
  });
}

function between(correlations: readonly (readonly number[])[]): Html {
  const names = correlations.map((_, f) => `F${f + 1}`);
  return grid({
    id: 'between',
    title: 'How the factors go together',
    caption: 'Correlations between the factors, which oblimin allows.',
    description: `${names.length} factors.`,
    rows: names,
    columns: names,
    cells: correlations.flatMap((row, a) =>
      row.map((value, b) => ({
        row: names[a]!,
        column: names[b]!,
        weight: a === b ? 0.1 : value,
        text: signed(value),
        meaning: `${names[a]} with ${names[b]}: ${signed(value)}`,
      })),
    ),
  });
}

function communalities({ columns, factors }: FactorAnalysis): Html {
  return table({
    title: 'How much of each column the factors explain',
    note: 'Communality: the share that it has in common with the others; the rest is its own (uniqueness). Adequacy: whether what it shares is shared with more than one (KMO).',
    columns: [
      { name: 'column', cell: ({ column }) => column },
      ...factors.map((_, f) => ({
        name: `F${f + 1}`,
        kind: 'number' as const,
        cell: ({ loadings: own }: FactorAnalysis['columns'][number]) => signed(own[f]!),
      })),
      { name: 'communality', kind: 'share', cell: ({ communality }) => shareBar(communality) },
      { name: 'uniqueness', kind: 'number', cell: ({ uniqueness }) => uniqueness.toFixed(2) },
      { name: 'adequacy', kind: 'number', cell: ({ kmo }) => kmo.toFixed(2) },
    ],
    rows: [...columns].sort((a, b) => b.communality - a.communality),
  });
}

function notes(analysis: FactorAnalysis): Html | '' {
  const lines = noteLines(analysis);
  return lines.length > 0
    ? html`<section><h2>What was left out and filled in</h2><p>${lines.map((line) => html`${line}<br>\n`)}</p></section>`
    : '';
}

function panel(content: Html): Html {
  return html`<div class="panel">${content}</div>\n`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** With a minus sign, not a hyphen. */
function signed(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  return value < 0 && digits !== '0.00' ? `−${digits}` : digits;
}
