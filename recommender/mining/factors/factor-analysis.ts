import { StewardError } from '../../../platform/errors.js';
import { invertSymmetric } from '../../linear-algebra/invert-symmetric.js';
import { canonicalOrder, type Features } from '../features.js';
import { correlationMatrix } from './correlation-matrix.js';
import { independentColumns } from './independent-columns.js';
import { oblimin } from './oblimin.js';
import { parallelAnalysis } from './parallel-analysis.js';
import { principalAxes } from './principal-axes.js';
import { type Suitability, suitability } from './suitability.js';
import { varimax } from './varimax.js';

export interface FactorOptions {
  /** `varimax` keeps factors uncorrelated, `oblimin` lets them be. */
  rotation: 'varimax' | 'oblimin';
  /** As many as parallel analysis finds if absent. */
  factors?: number;
  seed: number;
}

export interface FactorAnalysis {
  customers: number;
  suitability: Omit<Suitability, 'kmoOf'>;
  /** Of the correlation matrix, and what unrelated columns reach in one of twenty draws. */
  eigenvalues: number[];
  byChance: number[];
  /** As many factors as have an eigenvalue beyond chance. */
  suggested: number;
  rotation: FactorOptions['rotation'];
  factors: Factor[];
  columns: ColumnInFactors[];
  /** Between the factors; all but the diagonal are 0 after varimax. */
  factorCorrelations: number[][];
  /** Root mean square of the correlations that are left unexplained. */
  residual: number;
  /** Columns that the factors explain more than entirely: the solution is improper there. */
  heywood: string[];
  /** Of each customer on each factor (Thurstone's regression), with mean 0. */
  scores: { id: string; scores: number[] }[];
  leftOut: Features['leftOut'];
  filled: Features['filled'];
}

export interface Factor {
  /** The columns that it is made of, in words. */
  name: string;
  /** Share of the variance of all columns. */
  explained: number;
}

export interface ColumnInFactors {
  column: string;
  /** On each factor, with the others held still. */
  loadings: number[];
  /** Share of its variance that the factors explain; the rest is its uniqueness. */
  communality: number;
  uniqueness: number;
  /** Sampling adequacy: how much of what it shares it shares with more than one other. */
  kmo: number;
}

/** A column belongs to a factor from this loading on. */
export const salient = 0.4;
/** Columns in the name of a factor. */
const mostNames = 3;

/**
 * The factors behind the columns of a table of customers. The order of the customers changes nothing.
 * @throws StewardError `too_few_columns`, `too_few_customers`, `option_invalid` for more factors than the columns can carry.
 */
export function factorAnalysis(features: Features, { rotation, factors: asked, seed }: FactorOptions): FactorAnalysis {
  const order = canonicalOrder(features.columns);
  const sorted = features.columns.map((column) => Float64Array.from(order, (row) => column[row]!));
  const customers = order.length;
  const usable = customers > sorted.length + 1 ? independentColumns(correlationMatrix(sorted)) : [...sorted.keys()];
  const names = usable.map((k) => features.names[k]!);
  const dependent = features.names.filter((name) => !names.includes(name));
  refuseTooFew(names.length, customers);
  const most = mostFactors(names.length);
  if (asked !== undefined && asked > most) {
    throw new StewardError('invalid', 'option_invalid', `${names.length} columns carry at most ${most} factors, not ${asked}.`);
  }
  const correlations = correlationMatrix(usable.map((k) => sorted[k]!));
  const { factors: suggested, ...parallel } = parallelAnalysis(correlations, customers, seed);
  const count = asked ?? Math.min(most, suggested);
  const { loadings, heywood } = principalAxes(correlations, count);
  const turned = inOrder(turn(loadings, rotation));
  const { kmoOf, ...suited } = suitability(correlations, customers);
  const communalities = turned.loadings.map((row) => product(row, turned.correlations, row));
  const columns = usable.map((k) => features.columns[k]!);
  return {
    customers,
    suitability: suited,
    ...parallel,
    suggested,
    rotation,
    factors: Array.from({ length: count }, (_, f) => ({
      name: nameOf(f, turned.loadings, names),
      explained: explainedBy(f, turned) / names.length,
    })),
    columns: names.map((column, k) => ({
      column,
      loadings: [...turned.loadings[k]!],
      communality: communalities[k]!,
      uniqueness: 1 - communalities[k]!,
      kmo: kmoOf[k]!,
    })),
    factorCorrelations: turned.correlations.map((row) => [...row]),
    residual: residualOf(correlations, turned),
    heywood: heywood.map((k) => names[k]!),
    scores: scoresOf(features.ids, columns, correlations, turned),
    leftOut: [...features.leftOut, ...dependent.map((column) => ({ column, why: 'the columns before it already say it' }))],
    filled: features.filled,
  };
}

/** Loadings of columns on factors [p × m], and how the factors are correlated [m × m]. */
interface Turned {
  loadings: Float64Array[];
  correlations: Float64Array[];
}

function refuseTooFew(columns: number, customers: number): void {
  if (columns < 3) {
    const sentence = `Factors are what at least three columns of numbers have in common; there ${columns === 1 ? 'is 1' : `are ${columns}`} to compute with.`;
    throw new StewardError('invalid', 'too_few_columns', sentence);
  }
  if (customers > columns + 1) return;
  const sentence = `${columns} columns need at least ${columns + 2} customers; there are ${customers}. Leave out columns, or bring in more customers.`;
  throw new StewardError('invalid', 'too_few_customers', sentence);
}

/** As many factors as leave no fewer correlations than there are loadings to fit (Ledermann, 1937). */
function mostFactors(columns: number): number {
  let most = 1;
  while ((columns - most - 1) ** 2 >= columns + most + 1) most++;
  return most;
}

function turn(loadings: readonly Float64Array[], rotation: FactorOptions['rotation']): Turned {
  const upright = varimax(loadings);
  if (rotation === 'oblimin') return oblimin(upright);
  const m = loadings[0]!.length;
  return {
    loadings: upright,
    correlations: Array.from({ length: m }, (_, a) => Float64Array.from({ length: m }, (_, b) => (a === b ? 1 : 0))),
  };
}

/** The factor that explains most first; each points to where its columns are larger. */
function inOrder(turned: Turned): Turned {
  const m = turned.correlations.length;
  const order = Array.from({ length: m }, (_, f) => f).sort((a, b) => explainedBy(b, turned) - explainedBy(a, turned));
  const signs = order.map((f) => (turned.loadings.reduce((sum, row) => sum + row[f]!, 0) < 0 ? -1 : 1));
  return {
    loadings: turned.loadings.map((row) => Float64Array.from(order, (f, k) => signs[k]! * row[f]!)),
    correlations: order.map((a, i) => Float64Array.from(order, (b, j) => signs[i]! * signs[j]! * turned.correlations[a]![b]!)),
  };
}

/** Of the variance of all columns, what a factor explains with its share of what it has in common with the others. */
function explainedBy(factor: number, { loadings, correlations }: Turned): number {
  return loadings.reduce(
    (sum, row) => sum + row[factor]! * row.reduce((inner, value, k) => inner + value * correlations[factor]![k]!, 0),
    0,
  );
}

function product(a: Float64Array, matrix: readonly Float64Array[], b: Float64Array): number {
  return matrix.reduce((sum, row, i) => sum + a[i]! * row.reduce((inner, value, j) => inner + value * b[j]!, 0), 0);
}

function residualOf(correlations: readonly Float64Array[], { loadings, correlations: between }: Turned): number {
  let sum = 0;
  for (let a = 0; a < loadings.length; a++) {
    for (let b = 0; b < a; b++) sum += (correlations[a]![b]! - product(loadings[a]!, between, loadings[b]!)) ** 2;
  }
  return Math.sqrt((2 * sum) / (loadings.length * (loadings.length - 1)));
}

function scoresOf(
  ids: readonly string[],
  columns: readonly Float64Array[],
  correlations: readonly Float64Array[],
  { loadings, correlations: between }: Turned,
): FactorAnalysis['scores'] {
  const inverse = invertSymmetric(correlations);
  const structure = loadings.map((row) => between.map((other) => other.reduce((sum, value, k) => sum + value * row[k]!, 0)));
  const weights = inverse.map((row) => between.map((_, f) => row.reduce((sum, value, k) => sum + value * structure[k]![f]!, 0)));
  const standard = columns.map(toStandard);
  return ids.map((id, row) => ({
    id,
    scores: between.map((_, f) => standard.reduce((sum, column, k) => sum + column[row]! * weights[k]![f]!, 0)),
  }));
}

function toStandard(column: Float64Array): Float64Array {
  // In rising order, so that the sums do not depend on the order of the rows.
  const rising = column.slice().sort();
  const mean = rising.reduce((sum, value) => sum + value / column.length, 0);
  const deviation = Math.sqrt(rising.reduce((sum, value) => sum + (value - mean) ** 2 / (column.length - 1), 0));
  return column.map((value) => (value - mean) / deviation);
}

/** "total charges, tenure (less)": the columns it is made of, the strongest first. */
function nameOf(factor: number, loadings: readonly Float64Array[], names: readonly string[]): string {
  const strongest = names
    .map((name, k) => ({ name, loading: loadings[k]![factor]! }))
    .sort((a, b) => Math.abs(b.loading) - Math.abs(a.loading));
  const own = strongest.filter(({ loading }) => Math.abs(loading) >= salient).slice(0, mostNames);
  return (own.length > 0 ? own : strongest.slice(0, 1)).map(({ name, loading }) => (loading < 0 ? `less ${name}` : name)).join(', ');
}
