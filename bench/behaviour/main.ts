import { StewardError } from '../../platform/errors.js';
import { type Part, runParts } from '../run-parts.js';
import { churn } from './churn.js';
import { demoShop } from './demo-shop.js';
import { frame } from './frame.js';
import { kernel } from './kernel.js';
import { recommending } from './recommending.js';
import { rules } from './rules.js';
import { value } from './value.js';

/** In the order of the page. */
const parts = new Map<string, Part>(Object.entries({ recommending, demo: demoShop, kernel, churn, value, rules }));

try {
  await runParts({ parts, frame, file: 'behaviour.md' }, process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StewardError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
