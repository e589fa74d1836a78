import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Log } from '../../../platform/log.js';
import { percent } from '../../../platform/percent.js';
import type { Settings } from '../../../platform/settings.js';
import { cleanLabels, type MergedLabel } from '../../../recommender/mining/rules/clean-labels.js';
import { type MinedRules, type MiningOptions, mineRules } from '../../../recommender/mining/rules/mine-rules.js';
import type { BasketOf } from '../../../recommender/mining/rules/purchase-baskets.js';
import { readBaskets } from '../../../recommender/mining/rules/read-baskets.js';
import { mustBeWritable } from '../must-be-writable.js';
import { print } from '../print.js';
import type { Terminal } from '../terminal.js';

export interface MineRulesOptions extends MiningOptions {
  /** Path of a file with one basket a line; the shop's own purchases if absent. */
  baskets?: string;
  /** What is one basket of the shop's purchases. */
  per: BasketOf;
  /** Labels that differ only in spaces and case are one. */
  clean?: true;
  /** A page with pictures is written into this file. */
  html?: string;
  json?: true;
}

/** Rules that are shown on a terminal. */
const shown = 20;

/**
 * `steward mine rules`: what is bought together.
 * @throws StewardError `file_unwritable` before any work is done, and what reading and mining throw.
 */
export async function rules(settings: Settings, log: Log, options: MineRulesOptions, terminal: Terminal = process): Promise<void> {
  const { baskets, per, clean, html, json } = options;
  if (html) await mustBeWritable(html);
  // A file needs no database: its code, a fifth of a second, stays on the disk.
  const rows = baskets ? await readBaskets(baskets) : await (await import('./shop-baskets.js')).shopBaskets(settings, log, per);
  const cleaned = clean && cleanLabels(rows);
  if (cleaned) tellMerged(cleaned.merged, terminal);
  const mined = mineRules(cleaned?.rows ?? rows, options);
  if (mined.rules.length === 0 && !baskets && per === 'day') {
    terminal.stderr.write('What is bought on a day makes no rule here; --per customer looks at all that a customer ever bought.\n');
  }
  if (html) {
    const { rulesPage } = await import('../../../recommender/mining/rules/rules-page.js');
    const of = baskets ? `the baskets of ${basename(baskets)}` : `what each customer of the shop bought${per === 'day' ? ' on a day' : ''}`;
    await writeFile(html, rulesPage(mined, { of, madeAt: new Date() }));
    terminal.stderr.write(`The page is in ${html}.\n`);
  }
  const result = { ...mined, ...(cleaned ? { merged: cleaned.merged } : {}) };
  await print(terminal.stdout, json ? `${JSON.stringify(result)}\n` : ruleLines(mined));
}

function tellMerged(merged: readonly MergedLabel[], { stderr }: Terminal): void {
  for (const { label, into, count } of merged)
    stderr.write(`${JSON.stringify(label)} (${count === 1 ? 'once' : `${count} times`}) is taken for ${JSON.stringify(into)}.\n`);
}

function ruleLines({ baskets, items, minCount, itemsets, rules, redundant }: MinedRules): string {
  const pruned = redundant > 0 ? `, beside ${redundant} that say no more than a more general one` : '';
  const rows = rules.slice(0, shown).map(({ antecedent, consequent, support, confidence, lift }) => {
    const figures = [percent(support), percent(confidence), lift.toFixed(2)].map((figure) => figure.padStart(9)).join('');
    return `${figures}  ${antecedent.join(', ')} → ${consequent.join(', ')}`;
  });
  const head = ['support', 'confident', 'lift'].map((name) => name.padStart(9)).join('');
  return [
    `${baskets} baskets of ${items} different items: ${itemsets.length} itemsets in at least ${minCount} baskets, ${rules.length} rules${pruned}.`,
    ...(rows.length > 0 ? ['', `${head}  who buys … buys, too`, ...rows] : []),
    ...(rules.length > shown ? [`and ${rules.length - shown} more; all of them with --json`] : []),
    '',
  ].join('\n');
}
