import { featureSize } from '../sentence-features.js';
import { carriedOn, type GraphParts, gemm, transformerLayer } from './encoder-layer.js';
import { onnxModel } from './onnx-model.js';
import { readWeights } from './weights.js';

/** Columns of the embeddings, and of everything behind the first layer. */
const narrow = 256;
const wide = 512;

/**
 * The sentence encoder as an ONNX model, built from its published weights (Universal Sentence Encoder lite, Cer et al. 2018,
 * https://arxiv.org/abs/1803.11175): two pre-norm transformer layers over the embeddings of the pieces, their mean, and a
 * dense layer. It takes `ids`, int32 [texts × pieces], padded with anything, and `lengths`, int32 [texts]; it gives
 * `features`, float [texts × 1024]. Only operators of ONNX itself. The same weights give the same bytes.
 */
export async function buildEncoderGraph(): Promise<Buffer> {
  const model = onnxModel();
  const parts: GraphParts = { model, weight: await readWeights() };
  shapesAndMasks(parts);
  const first = transformerLayer(parts, { number: 0, rows: embeddedPieces(parts), columns: narrow });
  const second = transformerLayer(parts, { number: 1, rows: carriedOn(parts, first), columns: wide });

  // The mean is taken before the last projection, not after: both are linear, and one row a text is projected, not one a piece.
  const carried = meanOfPieces(parts, second.carried, 'carried_mean');
  const hidden = meanOfPieces(parts, second.hidden, 'hidden_mean');
  model.node('Add', [carried, second.project(hidden)], 'pooled');

  gemm(parts, 'pooled', { name: 'dense', weights: 'tanh_layer_0/weights', bias: 'tanh_layer_0/bias' });
  model.node('Tanh', ['dense'], 'activated');
  model.node('LpNormalization', ['activated'], 'sentence', { axis: { int: -1 }, p: { int: 2 } });
  model.node('Concat', ['sentence', 'pooled'], 'features', { axis: { int: -1 } });
  return model.write(
    [
      { name: 'ids', type: 'int32', shape: ['texts', 'pieces'] },
      { name: 'lengths', type: 'int32', shape: ['texts'] },
    ],
    [{ name: 'features', type: 'float', shape: ['texts', featureSize] }],
  );
}

/**
 * Of the batch: `shape` int64 [2], `places` int64 [pieces]; `padding` float [texts × 1 × 1 × pieces], 0 for a piece and -1e9
 * for what was padded; `shares` float [texts × 1 × pieces], what each piece counts in the mean of its text. And where new
 * dimensions go: `before`, `between` or `behind` the others.
 */
function shapesAndMasks({ model }: GraphParts): void {
  const [before, between, behind] = [model.integers('before', [0]), model.integers('between', [1]), model.integers('behind', [-1])];
  const one = model.integers('one', [1], []);
  model.node('Shape', ['ids'], 'shape');
  model.node('Gather', ['shape', one], 'longest', { axis: { int: 0 } });
  model.node('Range', [model.integers('zero', [0], []), 'longest', one], 'places');

  model.node('Cast', ['lengths'], 'lengths_long', { to: { int: 7 } });
  model.node('Unsqueeze', ['lengths_long', behind], 'lengths_column');
  model.node('Less', [model.node('Unsqueeze', ['places', before], 'places_row'), 'lengths_column'], 'is_piece');
  model.node('Cast', ['is_piece'], 'present', { to: { int: 1 } });
  model.node('Sub', ['present', model.floats('one_float', [], [1])], 'absent');
  model.node('Mul', ['absent', model.floats('far_below', [], [1e9])], 'padding_rows');
  model.node('Unsqueeze', ['padding_rows', model.integers('middle', [1, 2])], 'padding');

  model.node('Cast', ['lengths_column'], 'lengths_float', { to: { int: 1 } });
  model.node('Div', ['present', 'lengths_float'], 'shares_rows');
  model.node('Unsqueeze', ['shares_rows', between], 'shares');
}

/** Twice the embedding of each piece and a wave that tells its place: [texts · pieces × 256]. */
function embeddedPieces({ model, weight }: GraphParts): string {
  const { rows, values } = weight('module/Embeddings_en');
  const table = model.floats(
    'embeddings',
    [rows, narrow],
    values.map((value) => 2 * value),
  );
  model.node('Gather', [table, 'ids'], 'pieces', { axis: { int: 0 } });
  model.node('Cast', ['places'], 'places_float', { to: { int: 1 } });
  model.node('Unsqueeze', ['places_float', 'behind'], 'places_column');
  const rates = model.floats('rates', [1, narrow / 2], weight('Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1').values);
  model.node('Mul', ['places_column', rates], 'angles');
  const waves = [model.node('Sin', ['angles'], 'sines'), model.node('Cos', ['angles'], 'cosines')];
  model.node('Add', ['pieces', model.node('Concat', waves, 'timing', { axis: { int: -1 } })], 'timed');
  return model.node('Reshape', ['timed', model.integers('timed_rows_shape', [-1, narrow])], 'timed_rows');
}

/** Mean over the pieces of each text of rows [texts · pieces × columns]: [texts × columns]. */
function meanOfPieces({ model }: GraphParts, { name, columns }: { name: string; columns: number }, output: string): string {
  const shape = model.node('Concat', ['shape', model.integers(`${output}_columns`, [columns])], `${output}_shape`, { axis: { int: 0 } });
  const texts = model.node('Reshape', [name, shape], `${output}_texts`);
  const means = model.node('MatMul', ['shares', texts], `${output}_column`);
  return model.node('Squeeze', [means, 'between'], output);
}
