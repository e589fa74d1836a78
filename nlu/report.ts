import { percent } from '../platform/percent.js';
import { quantile } from '../platform/quantile.js';
import { heatMap } from '../report/heat-map.js';
import { histogram } from '../report/histogram.js';
import { type Content, type Html, html } from '../report/html.js';
import { page } from '../report/page.js';
import { reliability } from '../report/reliability.js';
import { shareBar } from '../report/share-bar.js';
import { table } from '../report/table.js';
import { roundEdges } from '../report/ticks.js';
import { tiles } from '../report/tiles.js';
import { calibrationBins } from './calibration.js';
import { type Confusion, confusionsOf, orderByConfusion } from './confusions.js';
import { type Figures, figureRows } from './figures.js';
import type { GradedAnswer, Grades } from './grades.js';
import { qualityByClass } from './metrics.js';

export interface Chapter extends Grades {
  /** Of the classifier, such as `intent`. */
  name: string;
  figures: Figures;
}

export interface ReportOptions {
  title: string;
  /** What was answered and by whom, in a sentence. */
  lead: string;
  madeAt: Date;
}

const mostPairs = 25;
const mostMistakes = 30;
const mostStrangers = 12;
const scoreBins = 24;

/** How classifiers did, as a page with pictures that needs nothing else. */
export function reportPage(chapters: readonly Chapter[], options: ReportOptions): string {
  return page({ ...options, body: chapters.map((chapter) => chapterOf(chapter, chapters.length > 1)) });
}

function chapterOf(chapter: Chapter, named: boolean): Html {
  const { name, figures, answers, strangers } = chapter;
  const confusions = confusionsOf(answers);
  const mistakes = answers.filter(({ intent, answer }) => intent !== answer).sort((a, b) => b.confidence - a.confidence);
  return html`<section>
${named ? html`<h2>${name[0]!.toUpperCase() + name.slice(1)}</h2>` : ''}
${tiles(figureRows(figures))}
<div class="pair">${confidences(chapter)}${calibration(chapter)}</div>
${strangers.length > 0 ? html`<div class="pair">${scopeScores(chapter)}${panel(passedStrangers(strangers))}</div>` : ''}
${confusionMatrix(name, confusions)}
${mistakes.length > 0 ? [panel(pairs(confusions)), panel(worst(mistakes))] : ''}
${panel(quality(answers))}
</section>
`;
}

function panel(content: Content): Html {
  return html`<div class="panel">${content}</div>\n`;
}

function confidences({ name, answers }: Chapter): Html {
  const of = (right: boolean) => answers.filter(({ intent, answer }) => (intent === answer) === right).map(({ confidence }) => confidence);
  return histogram({
    id: `${name}-confidences`,
    title: 'How sure it was',
    caption: 'Answers by their confidence. What is wrong should stand on the left, where it is asked again or handed to a person.',
    unit: 'answers',
    axis: 'confidence',
    edges: Array.from({ length: 21 }, (_, k) => k / 20),
    format: (edge) => `${Math.round(100 * edge)} %`,
    layout: 'stacked',
    series: [
      { name: 'right', colour: 'first', values: of(true) },
      { name: 'wrong', colour: 'bad', values: of(false) },
    ],
  });
}

function calibration({ name, answers }: Chapter): Html {
  return reliability({
    id: `${name}-calibration`,
    title: 'Whether confidence is honest',
    caption: 'Of the answers it is 80 % sure of, 80 % should be right: dots on the broken line. Larger dots stand for more answers.',
    bins: calibrationBins(answers.map(({ intent, answer, confidence }) => ({ confidence, correct: intent === answer }))),
  });
}

function scopeScores({ name, answers, strangers }: Chapter): Html {
  const [ours, others] = [answers, strangers].map((of) => of.map(({ scopeScore }) => scopeScore));
  const all = [...ours!, ...others!];
  return histogram({
    id: `${name}-scope`,
    title: 'What is none of our business',
    caption: 'Texts by how much they look like what was taught. The further the two hills stand apart, the better.',
    unit: 'texts',
    axis: 'likeness to what was taught, from the threshold on',
    edges: roundEdges(quantile(all, 0), quantile(all, 1), scoreBins),
    format: String,
    layout: 'overlaid',
    series: [
      { name: 'ours', colour: 'first', values: ours! },
      { name: 'out of scope', colour: 'second', values: others! },
    ],
    mark: { value: quantile(ours!, 0.05), name: '95 % of ours pass' },
  });
}

function passedStrangers(strangers: readonly GradedAnswer[]): Html {
  const passed = strangers.filter(({ inScope }) => inScope).sort((a, b) => b.scopeScore - a.scopeScore);
  return table({
    title: 'Taken for ours, and it is not',
    note: `${passed.length} of ${strangers.length} texts out of scope pass the threshold of the model itself; these look most like what was taught.`,
    columns: [
      { name: 'text', cell: ({ text }) => text },
      { name: 'taken for', cell: ({ answer }) => answer },
      { name: 'likeness', kind: 'number', cell: ({ scopeScore }) => scopeScore.toFixed(2) },
    ],
    rows: passed.slice(0, mostStrangers),
  });
}

function confusionMatrix(name: string, confusions: readonly Confusion<GradedAnswer>[]): Html {
  const names = orderByConfusion([...new Set(confusions.flatMap(({ intent, answer }) => [intent, answer]))], confusions);
  const wrong = confusions.filter(({ intent, answer }) => intent !== answer);
  return heatMap({
    id: `${name}-confusions`,
    title: 'What is taken for what',
    caption:
      'A row is what is right, a column what was answered. Those that are taken for each other stand side by side; the rest comes last.',
    description: `${names.length} rows and columns; ${wrong.length} pairs of them were confused. The worst pairs are in the table below.`,
    names,
    cells: confusions.map(({ intent, answer, share, answers }) => ({
      row: intent,
      column: answer,
      share,
      meaning: `${intent}: ${answers.length} (${percent(share)}) ${intent === answer ? 'answered right' : `taken for ${answer}`}`,
    })),
  });
}

function pairs(confusions: readonly Confusion<GradedAnswer>[]): Html {
  return table({
    title: 'Pairs that are confused most often',
    columns: [
      { name: 'right', cell: ({ intent }) => intent },
      { name: 'answered', cell: ({ answer }) => answer },
      { name: 'texts', kind: 'number', cell: ({ answers }) => answers.length },
      { name: 'of the intent', kind: 'number', cell: ({ share }) => percent(share) },
      { name: 'such as', cell: ({ answers }) => answers[0]!.text },
    ],
    rows: confusions.filter(({ intent, answer }) => intent !== answer).slice(0, mostPairs),
  });
}

function worst(mistakes: readonly GradedAnswer[]): Html {
  return table({
    title: 'Mistakes it was most sure of',
    note: 'Either it has to learn better, or what is held to be right is not.',
    columns: [
      { name: 'text', cell: ({ text }) => text },
      { name: 'right', cell: ({ intent }) => intent },
      { name: 'answered', cell: ({ answer }) => answer },
      { name: 'sure', kind: 'number', cell: ({ confidence }) => percent(confidence) },
    ],
    rows: mistakes.slice(0, mostMistakes),
  });
}

function quality(answers: readonly GradedAnswer[]): Html {
  return table({
    title: 'Each by itself, the weakest first',
    note: 'Precision: how many of its answers are right. Recall: how many of its texts are found. F1: both in one.',
    columns: [
      { name: 'intent', cell: ({ intent }) => intent },
      { name: 'texts', kind: 'number', cell: ({ support }) => support },
      { name: 'precision', kind: 'share', cell: ({ precision }) => shareBar(precision) },
      { name: 'recall', kind: 'share', cell: ({ recall }) => shareBar(recall) },
      { name: 'F1', kind: 'share', cell: ({ f1 }) => shareBar(f1) },
    ],
    rows: qualityByClass(answers).sort((a, b) => a.f1 - b.f1),
  });
}
