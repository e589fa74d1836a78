import { grid } from '../../../report/grid.js';
import { type Html, html } from '../../../report/html.js';
import { page } from '../../../report/page.js';
import { scatter } from '../../../report/scatter.js';
import { shareBar } from '../../../report/share-bar.js';
import { table } from '../../../report/table.js';
import { tiles } from '../../../report/tiles.js';
import type { LabelledRule, MinedRules } from './mine-rules.js';

const most = { dots: 3000, rows: 24, columns: 14, rules: 40, itemsets: 25 };

/** What is bought together, as a page with pictures. `of` names the baskets, such as "the shop's purchases". */
export function rulesPage(mined: MinedRules, { of, madeAt }: { of: string; madeAt: Date }): string {
  const { baskets, items, minCount, itemsets, rules, redundant } = mined;
  const lead = `Itemsets and rules of ${of}: who buys what stands before an arrow buys what stands behind it, too.`;
  return page({
    title: 'What is bought together',
    lead,
    madeAt,
    body: [
      tiles([
        { name: 'baskets', value: count(baskets), meaning: 'with one item at least' },
        { name: 'items', value: count(items), meaning: 'different labels' },
        { name: 'itemsets', value: count(itemsets.length), meaning: `in at least ${count(minCount)} baskets` },
        {
          name: 'rules',
          value: count(rules.length),
          meaning: redundant > 0 ? `and ${count(redundant)} that say no more` : 'as sure as asked',
        },
      ]),
      rules.length > 0
        ? [cloud(rules), matrix(rules), html`<div class="panel">${ruleTable(rules)}</div>`]
        : html`<p class="panel">No rule is as sure as asked. Ask for less support or less confidence.</p>`,
      itemsets.length > 0 ? html`<div class="panel">${itemsetTable(mined)}</div>` : '',
    ],
  });
}

function cloud(rules: readonly LabelledRule[]): Html {
  const shown = rules.slice(0, most.dots);
  const [low, high] = [Math.min(...shown.map(lift)), Math.max(...shown.map(lift))];
  const left = rules.length > shown.length ? ` The ${count(shown.length)} with the highest lift of ${count(rules.length)}.` : '';
  return scatter({
    id: 'rules',
    title: 'Rules by how often and how surely',
    caption: `Each dot is a rule; the stronger its colour, the more the items belong together (lift). What is frequent and sure stands at the top right; most finds are strong and at the left.${left}`,
    description: `${shown.length} rules with a lift from ${low.toFixed(2)} to ${high.toFixed(2)}.`,
    x: { name: 'support: baskets that hold all of it', scale: 'logarithmic', format: percent },
    y: { name: 'confidence: how often it is right', format: percent },
    points: shown.map((rule) => ({
      x: rule.support,
      y: rule.confidence,
      // A few rules with a very high lift must not make all others pale.
      weight: high > low ? Math.log(rule.lift / low) / Math.log(high / low) : 1,
      meaning: `${named(rule)}: support ${percent(rule.support)}, confidence ${percent(rule.confidence)}, lift ${rule.lift.toFixed(2)}`,
    })),
    legend: [
      { name: `lift ${low.toFixed(1)}`, mark: html`<circle class="first" cx="6" cy="6" r="5" fill-opacity="0.12"/>` },
      { name: `lift ${high.toFixed(1)}`, mark: html`<circle class="first" cx="6" cy="6" r="5"/>` },
    ],
  });
}

/** Antecedents and consequents of the rules with the highest lift; those that share partners stand side by side. */
function matrix(rules: readonly LabelledRule[]): Html | '' {
  const before = new Map<string, LabelledRule[]>();
  const after = new Set<string>();
  for (const rule of rules) {
    const [row, column] = [rule.antecedent.join(', '), rule.consequent.join(', ')];
    const isNewRow = !before.has(row) && before.size >= most.rows;
    const isNewColumn = !after.has(column) && after.size >= most.columns;
    if (isNewRow || isNewColumn) continue;
    after.add(column);
    before.set(row, [...(before.get(row) ?? []), rule]);
  }
  const columns = [...after];
  const shown = [...before.values()].flat();
  // Where everything goes with one thing only, the table says it better.
  if (shown.length <= columns.length) return '';
  const high = Math.max(...shown.map(lift), 2);
  const place = ([best]: readonly LabelledRule[]) => columns.indexOf(best!.consequent.join(', '));
  const rows = [...before].sort(([, a], [, b]) => place(a) - place(b) || b[0]!.lift - a[0]!.lift);
  return grid({
    id: 'partners',
    title: 'Who buys this … buys that, too',
    caption: 'The lift of the strongest rules: how many times as often as by chance. Rows are what was bought, columns what goes with it.',
    description: `${rows.length} antecedents and ${columns.length} consequents; the strongest rules are in the table below.`,
    rows: rows.map(([row]) => row),
    columns,
    cells: shown.map((rule) => ({
      row: rule.antecedent.join(', '),
      column: rule.consequent.join(', '),
      weight: rule.lift >= 1 ? 0.15 + (0.85 * Math.log(rule.lift)) / Math.log(high) : -0.5,
      text: rule.lift.toFixed(1),
      meaning: `${named(rule)}: lift ${rule.lift.toFixed(2)}, confidence ${percent(rule.confidence)}`,
    })),
  });
}

function ruleTable(rules: readonly LabelledRule[]): Html {
  return table({
    title: 'Rules with the highest lift',
    note: 'Lift: how many times as often as by chance. Conviction: how many times as often the rule would be wrong by chance.',
    columns: [
      { name: 'who buys', cell: ({ antecedent }) => antecedent.join(', ') },
      { name: 'buys, too', cell: ({ consequent }) => consequent.join(', ') },
      { name: 'support', kind: 'number', cell: ({ support }) => percent(support) },
      { name: 'confidence', kind: 'share', cell: ({ confidence }) => shareBar(confidence) },
      { name: 'lift', kind: 'number', cell: (rule) => rule.lift.toFixed(2) },
      { name: 'conviction', kind: 'number', cell: ({ conviction }) => conviction?.toFixed(2) ?? 'never wrong' },
    ],
    rows: rules.slice(0, most.rules),
  });
}

function itemsetTable({ itemsets, baskets }: MinedRules): Html {
  const together = itemsets.filter(({ items }) => items.length > 1);
  const [title, rows] = together.length > 0 ? ['What is most often bought together', together] : ['What is most often bought', itemsets];
  return table({
    title,
    columns: [
      { name: 'items', cell: ({ items }) => items.join(', ') },
      { name: 'baskets', kind: 'number', cell: (itemset) => count(itemset.count) },
      { name: 'of all', kind: 'number', cell: (itemset) => percent(itemset.count / baskets) },
    ],
    rows: rows.slice(0, most.itemsets),
  });
}

const lift = (rule: LabelledRule) => rule.lift;

function named({ antecedent, consequent }: LabelledRule): string {
  return `${antecedent.join(', ')} → ${consequent.join(', ')}`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}

/** Small shares keep the digits that tell them apart. */
function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}
