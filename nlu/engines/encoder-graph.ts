import { carriedOn, type GraphParts, gemm, transformerLayer } from './encoder-layer.js';
import { vectorSize } from './engine.js';
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
 * dense layer. The pieces of all texts of a batch are rows, one text behind the other, so that nothing is computed for
 * padding; only attention takes the texts apart. The model takes
 *
 * - `ids` and `places`, int32 [pieces]: the number of each piece, and its place in its text,
 * - `apart`, int32 [texts × longest]: the row of each piece of each text, and any row where the text has ended,
 * - `padding`, float [texts × 1 × 1 × longest]: there something far below every score, and 0 where a piece is,
 * - `together`, int32 [pieces]: where among texts × longest the piece of each row is,
 * - `shares`, float [texts × pieces]: what each piece counts in the mean of each text,
 *
 * and gives `vectors`, float [texts × 512], rows L2-normalised. Only operators of ONNX itself. The same weights give the same bytes.
 */
export async function buildEncoderGraph(): Promise<Buffer> {
  const model = onnxModel();
  const parts: GraphParts = { model, weight: await readWeights() };
  const first = transformerLayer(parts, { number: 0, rows: embeddedPieces(parts), columns: narrow });
  const second = transformerLayer(parts, { number: 1, rows: carriedOn(parts, first), columns: wide });

  // The mean is taken before the last projection, not after: both are linear, and one row a text is projected, not one a piece.
  const carried = model.node('MatMul', ['shares', second.carried], 'carried_mean');
  const hidden = model.node('MatMul', ['shares', second.hidden], 'hidden_mean');
  model.node('Add', [carried, second.project(hidden)], 'mean');

  gemm(parts, 'mean', { name: 'dense', weights: 'tanh_layer_0/weights', bias: 'tanh_layer_0/bias' });
  model.node('Tanh', ['dense'], 'activated');
  model.node('LpNormalization', ['activated'], 'vectors', { axis: { int: -1 }, p: { int: 2 } });
  return model.write(
    [
      { name: 'ids', type: 'int32', shape: ['pieces'] },
      { name: 'places', type: 'int32', shape: ['pieces'] },
      { name: 'apart', type: 'int32', shape: ['texts', 'longest'] },
      { name: 'padding', type: 'float', shape: ['texts', 1, 1, 'longest'] },
      { name: 'together', type: 'int32', shape: ['pieces'] },
      { name: 'shares', type: 'float', shape: ['texts', 'pieces'] },
    ],
    [{ name: 'vectors', type: 'float', shape: ['texts', vectorSize] }],
  );
}

/** Twice the embedding of each piece and a wave that tells its place: [pieces × 256]. */
function embeddedPieces({ model, weight }: GraphParts): string {
  const { rows, values } = weight('module/Embeddings_en');
  const table = model.floats(
    'embeddings',
    [rows, narrow],
    values.map((value) => 2 * value),
  );
  const waves = model.floats('waves', [mostPieces, narrow], timing(weight('Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1').values));
  model.node('Gather', [table, 'ids'], 'embedded', { axis: { int: 0 } });
  model.node('Gather', [waves, 'places'], 'timed', { axis: { int: 0 } });
  return model.node('Add', ['embedded', 'timed'], 'pieces_in_time');
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
