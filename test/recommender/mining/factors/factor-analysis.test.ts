import { describe, expect, it } from 'vitest';
import { mulberry32, normal } from '../../../../platform/random.js';
import { correlationMatrix } from '../../../../recommender/mining/factors/correlation-matrix.js';
import { factorAnalysis } from '../../../../recommender/mining/factors/factor-analysis.js';
import { parallelAnalysis } from '../../../../recommender/mining/factors/parallel-analysis.js';
import { squaredMultipleCorrelations } from '../../../../recommender/mining/factors/principal-axes.js';
import { suitability } from '../../../../recommender/mining/factors/suitability.js';
import { type RawFeature, toFeatures } from '../../../../recommender/mining/features.js';
import { shuffled } from '../../tiny-shop.js';

/** Harman's five socio-economic variables in twelve districts (Modern Factor Analysis, 1976). */
const harman = [
  [5700, 1000, 3400, 3800, 4000, 8200, 1200, 9100, 9900, 9600, 9600, 9400],
  [12.8, 10.9, 8.8, 13.6, 12.8, 8.3, 11.4, 11.5, 12.5, 13.7, 9.6, 11.4],
  [2500, 600, 1000, 1700, 1600, 2600, 400, 3300, 3400, 3600, 3300, 4000],
  [270, 10, 10, 140, 140, 60, 10, 60, 180, 390, 80, 100],
  [25000, 10000, 9000, 25000, 25000, 12000, 16000, 14000, 18000, 25000, 12000, 13000],
].map((column) => Float64Array.from(column));

/** Two factors with a correlation, three columns on each, and a column of noise. */
function simulated(correlation: number, customers = 3000): RawFeature[] {
  const random = mulberry32(3);
  const draws = Array.from({ length: customers }, () => {
    const [a, b] = [normal(random), normal(random)];
    const other = correlation * a + Math.sqrt(1 - correlation ** 2) * b;
    const shows = (factor: number, loading: number) => loading * factor + Math.sqrt(1 - loading ** 2) * normal(random);
    return [shows(a, 0.8), shows(other, 0.9), shows(a, 0.7), shows(other, 0.6), shows(a, 0.6), shows(other, 0.7), normal(random)];
  });
  return 'abcdefg'.split('').map((name, k) => ({ name, values: Float64Array.from(draws, (row) => row[k]!) }));
}

const analysed = (raw: RawFeature[], options: Partial<Parameters<typeof factorAnalysis>[1]> = {}) =>
  factorAnalysis(
    toFeatures(
      Array.from(raw[0]!.values, (_, k) => `${k}`),
      raw,
    ),
    { rotation: 'varimax', seed: 1, ...options },
  );

describe('the numbers before factors', () => {
  it('are those that are published of a textbook example', () => {
    const correlations = correlationMatrix(harman);
    const round = (values: readonly number[], digits: number) => values.map((value) => Number(value.toFixed(digits)));
    expect(round(parallelAnalysis(correlations, 12, 1).eigenvalues, 5)).toEqual([2.87331, 1.79666, 0.21484, 0.09993, 0.01526]);
    expect(round(squaredMultipleCorrelations(correlations), 8)).toEqual([0.9685916, 0.82228514, 0.96918082, 0.7857244, 0.84701921]);
    const { kmo, kmoOf } = suitability(correlations, 12);
    expect(kmo).toBeCloseTo(0.57536759, 7);
    expect(round(kmoOf, 6)).toEqual([0.472079, 0.551588, 0.488511, 0.806644, 0.612814]);
  });

  it('take unrelated columns for unrelated', () => {
    const random = mulberry32(5);
    const noise = Array.from({ length: 8 }, () => Float64Array.from({ length: 400 }, () => normal(random)));
    const correlations = correlationMatrix(noise);
    expect(parallelAnalysis(correlations, 400, 1).factors).toBe(0);
    expect(suitability(correlations, 400)).toMatchObject({ verdict: expect.stringContaining('chance') });
  });
});

describe('factor analysis', () => {
  it('recovers the factors that data were made from', () => {
    const { suggested, factors, columns, residual, suitability } = analysed(simulated(0));
    expect(suggested).toBe(2);
    expect(factors.map(({ name }) => name)).toEqual(['b, f, d', 'a, c, e']);
    const expected = [
      [0, 0.8],
      [0.9, 0],
      [0, 0.7],
      [0.6, 0],
      [0, 0.6],
      [0.7, 0],
      [0, 0],
    ];
    for (const [k, { loadings, communality, uniqueness }] of columns.entries()) {
      for (const [f, loading] of loadings.entries()) expect(Math.abs(loading - expected[k]![f]!)).toBeLessThan(0.06);
      expect(communality + uniqueness).toBeCloseTo(1, 12);
    }
    expect(residual).toBeLessThan(0.02);
    expect(suitability.bartlett.p).toBeLessThan(1e-6);
  });

  it('recovers how far factors are correlated where they may be', () => {
    const { factorCorrelations, columns } = analysed(simulated(0.5), { rotation: 'oblimin' });
    expect(Math.abs(factorCorrelations[0]![1]! - 0.5)).toBeLessThan(0.08);
    expect(Math.min(...columns[0]!.loadings.map(Math.abs))).toBeLessThan(0.06);
  });

  it('gives every customer a score with mean 0 that follows the factor', () => {
    const { scores } = analysed(simulated(0));
    expect(scores.reduce((sum, { scores: [first] }) => sum + first!, 0) / scores.length).toBeCloseTo(0, 10);
  });

  it('does not change with the order of the customers', () => {
    const raw = simulated(0.3, 200);
    const order = shuffled([...Array(200).keys()], 9);
    const turned = raw.map(({ name, values }) => ({ name, values: Float64Array.from(order, (row) => values[row]!) }));
    const { scores, ...inOrder } = analysed(raw);
    const { scores: turnedScores, ...inAnother } = analysed(turned);
    expect(inAnother).toEqual(inOrder);
    expect(turnedScores.map(({ scores: own }) => own)).toEqual(order.map((row) => scores[row]!.scores));
  });

  it('says which columns it leaves out and which gaps it fills', () => {
    const raw = simulated(0);
    raw[0]!.values[0] = Number.NaN;
    raw[0]!.values[1] = Number.POSITIVE_INFINITY;
    raw.push(
      { name: 'twice b', values: raw[1]!.values.map((value) => 2 * value) },
      { name: 'same', values: new Float64Array(3000).fill(7) },
    );
    raw.push({ name: 'gaps', values: new Float64Array(3000).fill(Number.NaN) });
    const { leftOut, filled, columns } = analysed(raw);
    expect(leftOut).toEqual([
      { column: 'same', why: 'it is the same for everybody' },
      { column: 'gaps', why: 'it is all gaps' },
      { column: 'twice b', why: 'the columns before it already say it' },
    ]);
    expect(filled).toEqual([{ column: 'a', gaps: 2, with: expect.any(Number) }]);
    expect(columns.flatMap(({ loadings }) => loadings).every(Number.isFinite)).toBe(true);
  });

  it('tells that a column was explained more than entirely', () => {
    const random = mulberry32(4);
    const [months, fee] = [0, 0].map(() => Float64Array.from({ length: 500 }, random));
    const paid = months!.map((month, k) => month * fee![k]!);
    const { heywood, columns } = analysed([
      { name: 'months', values: months! },
      { name: 'fee', values: fee! },
      { name: 'paid', values: paid },
      { name: 'age', values: Float64Array.from({ length: 500 }, random) },
    ]);
    expect(heywood).toEqual(['paid']);
    expect(columns[2]).toMatchObject({ communality: expect.closeTo(0.995, 6), uniqueness: expect.closeTo(0.005, 6) });
  });

  it('finds no factor where there is none, and says so', () => {
    const random = mulberry32(8);
    const raw = 'abcdef'.split('').map((name) => ({ name, values: Float64Array.from({ length: 300 }, () => normal(random)) }));
    expect(analysed(raw)).toMatchObject({ suggested: 0, factors: [], heywood: [] });
    expect(analysed(raw, { rotation: 'oblimin' }).factors).toEqual([]);
  });

  it.each([
    ['two columns', simulated(0).slice(0, 2), {}, 'at least three columns of numbers have in common; there are 2 to compute with.'],
    ['eight customers', simulated(0, 8), {}, '7 columns need at least 9 customers; there are 8.'],
    ['four factors of six columns', simulated(0).slice(0, 6), { factors: 4 }, '6 columns carry at most 3 factors, not 4.'],
  ])('refuses %s with a sentence', (_, raw, options, sentence) => {
    expect(() => analysed(raw, options)).toThrow(sentence);
  });
});
