import { featureSize } from '../sentence-features.js';
import { batchShapes, carriedOn, type GraphParts, gemm, transformerLayer } from './encoder-layer.js';
import { onnxModel } from './onnx-model.js';
import { readWeights } from './weights.js';

/** Columns of the embeddings, and of everything behind the first layer. */
const narrow = 256;
const wide = 512;
/** Places that have a wave; the tokenizer gives no more pieces. */
const mostPieces = 128;

/**
 * The sentence encoder as an ONNX model, built from its published weights (Universal Sentence Encoder lite, Cer et al. 2018,
 * https://arxiv.org/abs/1803.11175): two pre-norm transformer layers over the embeddings of the pieces, their mean, and a
 * dense layer. It takes a batch of texts,
 *
 * - `ids`, int32 [texts × pieces]: the pieces of each text, padded with anything,
 * - `padding`, float [texts × 1 × 1 × pieces]: 0 for a piece, and for what was padded something far below every score,
 * - `shares`, float [texts × 1 × pieces]: what each piece counts in the mean of its text,
 *
 * and gives `features`, float [texts × 1024]. Only operators of ONNX itself. The same weights give the same bytes.
 */
export async function buildEncoderGraph(): Promise<Buffer> {
  const model = onnxModel();
  const parts: GraphParts = { model, weight: await readWeights() };
  batchShapes(model);
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
      { name: 'padding', type: 'float', shape: ['texts', 1, 1, 'pieces'] },
      { name: 'shares', type: 'float', shape: ['texts', 1, 'pieces'] },
    ],
    [{ name: 'features', type: 'float', shape: ['texts', featureSize] }],
  );
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
  const waves = model.floats('waves', [mostPieces, narrow], timing(weight('Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1').values));
  const [before, between, behind] = [model.integers('first', [0]), model.integers('second', [1]), model.integers('end', [2])];
  model.node('Slice', ['batch_shape', between, behind], 'longest');
  model.node('Slice', [waves, before, 'longest'], 'timing');
  model.node('Add', ['pieces', 'timing'], 'timed');
  return model.node('Reshape', ['timed', model.integers('rows_shape', [-1, narrow])], 'timed_rows');
}

/** Sines and cosines of every place at these rates, in single precision as they were trained: [128 × 256]. */
function timing(rates: Float32Array): Float32Array {
  const waves = new Float32Array(mostPieces * narrow);
  for (let place = 0; place < mostPieces; place++) {
    rates.forEach((rate, k) => {
      const angle = Math.fround(place * rate);
      waves[place * narrow + k] = Math.sin(angle);
      waves[place * narrow + rates.length + k] = Math.cos(angle);
    });
  }
  return waves;
}

/** Mean over the pieces of each text of rows [texts · pieces × columns]: [texts × columns]. */
function meanOfPieces({ model }: GraphParts, rows: string, output: string): string {
  const texts = model.node('Reshape', [rows, 'texts_shape'], `${output}_texts`);
  const means = model.node('MatMul', ['shares', texts], `${output}_column`);
  return model.node('Squeeze', [means, 'second'], output);
}
