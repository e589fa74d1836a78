import { type OnnxModel, onnxModel } from './onnx-model.js';
import { readWeights, type Weight } from './weights.js';

const heads = 4;
/** Of the layer norms. */
const epsilon = { float: 1e-6 };
/** Width of the embeddings, of the layers and of the sentence vector. */
const narrow = 256;
const wide = 512;

/**
 * The sentence encoder as an ONNX model, built from its published weights: two pre-norm transformer layers over the
 * embeddings of the pieces, their mean, and a dense layer (Cer et al. 2018). Takes `ids`, int32 [sentences × pieces], padded
 * with anything, and `lengths`, int32 [sentences]; gives `vectors`, float [sentences × 512], L2-normalised.
 */
export async function buildEncoderGraph(): Promise<Buffer> {
  const weight = await readWeights();
  const model = onnxModel();
  const rows = embedPieces(model, weight);
  const first = layer(model, weight, 0, rows, narrow);
  const second = layer(model, weight, 1, first, wide);
  meanOfPieces(model, second);
  model.node(
    'Gemm',
    ['mean', matrix(model, 'tanh_w', weight('tanh_layer_0/weights')), bias(model, 'tanh_b', weight('tanh_layer_0/bias'))],
    'dense',
  );
  model.node('Tanh', ['dense'], 'tanh');
  model.node('LpNormalization', ['tanh'], 'vectors', { attributes: { axis: { int: -1 }, p: { int: 2 } } });
  return model.write(
    [
      { name: 'ids', type: 'int32', shape: ['sentences', 'pieces'] },
      { name: 'lengths', type: 'int32', shape: ['sentences'] },
    ],
    [{ name: 'vectors', type: 'float', shape: ['sentences', wide] }],
  );
}

/** Twice the embedding of each piece and a wave that tells its place; all pieces of all sentences as rows. */
function embedPieces(model: OnnxModel, weight: (part: string) => Weight): string {
  const embeddings = weight('module/Embeddings_en');
  const table = model.floats(
    'embeddings',
    [embeddings.rows, narrow],
    embeddings.values.map((value) => 2 * value),
  );
  model.node('Gather', [table, 'ids'], 'pieces', { attributes: { axis: { int: 0 } } });
  model.node('Shape', ['ids'], 'shape');
  model.node('Gather', ['shape', model.integers('one', [1], [])], 'longest', { attributes: { axis: { int: 0 } } });
  model.node('Range', [model.integers('zero', [0], []), 'longest', 'one'], 'places');
  model.node('Cast', ['places'], 'places_float', { attributes: { to: { int: 1 } } });
  model.node('Unsqueeze', ['places_float', model.integers('last', [1])], 'places_column');
  const rates = model.floats('rates', [1, narrow / 2], weight('Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1').values);
  model.node('Mul', ['places_column', rates], 'angles');
  model.node('Concat', [model.node('Sin', ['angles'], 'sines'), model.node('Cos', ['angles'], 'cosines')], 'timing', {
    attributes: { axis: { int: -1 } },
  });
  model.node('Add', ['pieces', 'timing'], 'timed');
  return asRows(model, 'timed', narrow, 'rows');
}

/** A transformer layer over rows of so many columns; the first one widens them. */
function layer(model: OnnxModel, weight: (part: string) => Weight, n: 0 | 1, rows: string, columns: number): string {
  const own = (part: string) => weight(`Encode/Layer_${n}/TransformerLayer/${part}`);
  const convolution = (which: 1 | 2) => weight(`TransformerStack/Layer_${n}/TransformerLayer/FFN/conv${which}/Tensordot/Reshape_1`);
  const joined = (part: string) => own(`${part}/ConcatPartitions/concat`);
  const name = (what: string) => `${what}_${n}`;
  const dense = (input: string, what: string, w: Weight, b: Weight) =>
    model.node('Gemm', [input, matrix(model, name(`${what}_w`), w), bias(model, name(`${what}_b`), b)], name(what));
  const norm = (input: string, what: string, part: string) =>
    model.node(
      'LayerNormalization',
      [
        input,
        bias(model, name(`${what}_scale`), joined(`${part}layer_prepostprocess/layer_norm/layer_norm_scale`)),
        bias(model, name(`${what}_bias`), joined(`${part}layer_prepostprocess/layer_norm/layer_norm_bias`)),
      ],
      name(what),
      { attributes: { axis: { int: -1 }, epsilon } },
    );

  const normed = asSentences(model, norm(rows, 'norm', ''), columns, name('normed'));
  const attention = model.node(
    'Attention',
    [
      normed,
      matrix(model, name('qkv_w'), own('MultiheadAttention/qkv_transform_single/kernel/part_0')),
      bias(model, name('qkv_b'), joined('MultiheadAttention/qkv_transform_single/bias')),
      'lengths',
    ],
    name('attention'),
    { attributes: { num_heads: { int: heads }, scale: { float: scaleOf(weight, n) } }, domain: 'com.microsoft' },
  );
  const attended = dense(
    asRows(model, attention, columns, name('attention_rows')),
    'attended',
    own('MultiheadAttention/output_transform_single/kernel/part_0'),
    joined('MultiheadAttention/output_transform_single/bias'),
  );
  const carried = n === 0 ? widened(model, weight, rows) : rows;
  const sum = model.node('Add', [carried, attended], name('sum'));
  const hidden = dense(norm(sum, 'inner_norm', 'FFN/'), 'hidden', convolution(1), joined('FFN/conv1/bias'));
  const back = dense(model.node('Relu', [hidden], name('relu')), 'back', convolution(2), joined('FFN/conv2/bias'));
  return model.node('Add', [sum, back], name('layer'));
}

function widened(model: OnnxModel, weight: (part: string) => Weight, rows: string): string {
  const w = matrix(model, 'widen_w', weight('Layer_0/TransformerLayer/dense/kernel'));
  return model.node('Gemm', [rows, w, bias(model, 'widen_b', weight('Layer_0/TransformerLayer/dense/bias'))], 'widened');
}

function scaleOf(weight: (part: string) => Weight, n: number): number {
  return weight(`TransformerStack/Layer_${n}/TransformerLayer/MultiheadAttention/mul/y`).values[0]!;
}

/** The mean over the pieces of each sentence, what was padded left out. */
function meanOfPieces(model: OnnxModel, rows: string): void {
  const first = model.integers('first', [0]);
  model.node('Cast', ['lengths'], 'lengths_long', { attributes: { to: { int: 7 } } });
  model.node('Unsqueeze', ['lengths_long', 'last'], 'lengths_column');
  model.node('Less', [model.node('Unsqueeze', ['places', first], 'places_row'), 'lengths_column'], 'there');
  model.node('Cast', ['there'], 'there_float', { attributes: { to: { int: 1 } } });
  model.node('Cast', ['lengths_column'], 'lengths_float', { attributes: { to: { int: 1 } } });
  model.node('Div', ['there_float', 'lengths_float'], 'shares');
  model.node('Unsqueeze', ['shares', 'last'], 'shares_row');
  model.node('MatMul', ['shares_row', asSentences(model, rows, wide, 'sentences')], 'means');
  model.node('Squeeze', ['means', 'last'], 'mean');
}

function asRows(model: OnnxModel, input: string, columns: number, output: string): string {
  return model.node('Reshape', [input, model.integers(`${output}_shape`, [-1, columns])], output);
}

function asSentences(model: OnnxModel, input: string, columns: number, output: string): string {
  const shape = model.node('Concat', ['shape', model.integers(`${output}_columns`, [columns])], `${output}_shape`, {
    attributes: { axis: { int: 0 } },
  });
  return model.node('Reshape', [input, shape], output);
}

function matrix(model: OnnxModel, name: string, { rows, columns, values }: Weight): string {
  return model.floats(name, [rows, columns], values);
}

function bias(model: OnnxModel, name: string, { values }: Weight): string {
  return model.floats(name, [values.length], values);
}
