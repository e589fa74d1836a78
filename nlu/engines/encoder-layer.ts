import type { OnnxModel } from './onnx-model.js';
import type { Weight } from './weights.js';

const heads = 4;

/** What the graph is made of. */
export interface GraphParts {
  model: OnnxModel;
  /** A published weight by a part of its name. */
  weight(part: string): Weight;
}

/**
 * Adds the shapes that rows take where the texts of the batch are told apart: `batch_shape`, texts and pieces; `texts_shape`
 * with the columns behind them; `heads_shape` with queries, keys and values of each head, and their columns.
 */
export function batchShapes(model: OnnxModel): void {
  model.node('Shape', ['ids'], 'batch_shape');
  const rest = { texts_shape: [-1], heads_shape: [3 * heads, -1] };
  for (const [name, sizes] of Object.entries(rest)) {
    model.node('Concat', ['batch_shape', model.integers(`${name}_rest`, sizes)], name, { axis: { int: 0 } });
  }
}

/** A layer up to the sum that ends it, which the last one need not take of every piece. */
export interface LayerEnd {
  /** Name of the rows that skip the feed-forward network: [texts · pieces × 512]. */
  carried: string;
  /** Name of its hidden activations: [texts · pieces × 1536]. */
  hidden: string;
  /** The projection of hidden activations that is added to what was carried: the name of its result. */
  project(hidden: string): string;
}

interface LayerStart {
  number: 0 | 1;
  /** Name of the rows that come in. */
  rows: string;
  columns: number;
}

/**
 * A transformer layer (Vaswani et al. 2017) that normalises before attention and before the feed-forward network, each of
 * which is added to what came in. The first layer widens its rows from 256 to 512 columns by a projection of their own.
 */
export function transformerLayer(parts: GraphParts, { number, rows, columns }: LayerStart): LayerEnd {
  const { model } = parts;
  const own = (what: string) => `${what}_${number}`;
  const of = (part: string) => `Encode/Layer_${number}/TransformerLayer/${part}`;
  const convolution = (which: 1 | 2) => `TransformerStack/Layer_${number}/TransformerLayer/FFN/conv${which}/Tensordot/Reshape_1`;
  const wide = 512;

  const normed = norm(parts, rows, { name: own('norm'), of: of('layer_prepostprocess/layer_norm') });
  const attended = gemm(parts, attention(parts, { number, rows: normed, columns }), {
    name: own('attended'),
    weights: of('MultiheadAttention/output_transform_single/kernel/part_0'),
    bias: of('MultiheadAttention/output_transform_single/bias/'),
  });
  const skipped =
    columns === wide
      ? rows
      : gemm(parts, rows, {
          name: own('widened'),
          weights: 'Layer_0/TransformerLayer/dense/kernel',
          bias: 'Layer_0/TransformerLayer/dense/bias',
        });
  const carried = model.node('Add', [skipped, attended], own('carried'));

  const within = norm(parts, carried, { name: own('inner_norm'), of: of('FFN/layer_prepostprocess/layer_norm') });
  const widest = gemm(parts, within, { name: own('feed'), weights: convolution(1), bias: of('FFN/conv1/bias/') });
  const hidden = model.node('Relu', [widest], own('hidden'));
  return {
    carried,
    hidden,
    project: (from) => gemm(parts, from, { name: own('projected'), weights: convolution(2), bias: of('FFN/conv2/bias/') }),
  };
}

/** The sum that ends a layer, of every piece: the name of the rows that come out. */
export function carriedOn({ model }: GraphParts, { carried, hidden, project }: LayerEnd): string {
  return model.node('Add', [carried, project(hidden)], `${carried}_on`);
}

/** Rows times a published matrix, plus its bias. */
export function gemm({ model, weight }: GraphParts, rows: string, dense: { name: string; weights: string; bias: string }): string {
  const { name } = dense;
  const [matrix, bias] = [weight(dense.weights), weight(dense.bias)];
  const inputs = [
    rows,
    model.floats(`${name}_weights`, [matrix.rows, matrix.columns], matrix.values),
    model.floats(`${name}_bias`, [matrix.columns], bias.values),
  ];
  return model.node('Gemm', inputs, name);
}

function norm({ model, weight }: GraphParts, rows: string, { name, of }: { name: string; of: string }): string {
  const [scale, bias] = [weight(`${of}/layer_norm_scale`), weight(`${of}/layer_norm_bias`)];
  const inputs = [
    rows,
    model.floats(`${name}_scale`, [scale.columns], scale.values),
    model.floats(`${name}_bias`, [bias.columns], bias.values),
  ];
  return model.node('LayerNormalization', inputs, name, { axis: { int: -1 }, epsilon: { float: 1e-6 } });
}

/**
 * Attention of four heads of every piece to the pieces of its text: rows [texts · pieces × columns] again. Queries, keys and
 * values come out of one product; the published factor of the scores is already in the weights of the queries.
 */
function attention({ model, weight }: GraphParts, { number, rows, columns }: LayerStart): string {
  const own = (what: string) => `${what}_${number}`;
  const of = `Encode/Layer_${number}/TransformerLayer/MultiheadAttention/qkv_transform_single`;
  const factor = weight(`TransformerStack/Layer_${number}/TransformerLayer/MultiheadAttention/mul/y`).values[0]!;
  const scaled = ({ values }: Weight) => values.map((value, k) => (k % (3 * columns) < columns ? factor * value : value));
  const product = model.node(
    'Gemm',
    [
      rows,
      model.floats(own('qkv_weights'), [columns, 3 * columns], scaled(weight(`${of}/kernel/part_0`))),
      model.floats(own('qkv_bias'), [3 * columns], scaled(weight(`${of}/bias/`))),
    ],
    own('qkv'),
  );
  model.node('Reshape', [product, 'heads_shape'], own('qkv_heads'));
  // [texts × 3 · heads × pieces × columns / heads]
  model.node('Transpose', [own('qkv_heads')], own('heads'), { perm: { ints: [0, 2, 1, 3] } });
  const [queries, keys, values] = model.nodes(
    'Split',
    [own('heads'), model.integers(own('thirds'), [heads, heads, heads])],
    [own('queries'), own('keys'), own('values')],
    { axis: { int: 1 } },
  ) as [string, string, string];
  model.node('Transpose', [keys], own('keys_across'), { perm: { ints: [0, 1, 3, 2] } });
  model.node('MatMul', [queries, own('keys_across')], own('scores'));
  model.node('Add', [own('scores'), 'padding'], own('masked'));
  model.node('Softmax', [own('masked')], own('attention'), { axis: { int: -1 } });
  model.node('MatMul', [own('attention'), values], own('context_heads'));
  model.node('Transpose', [own('context_heads')], own('context'), { perm: { ints: [0, 2, 1, 3] } });
  return model.node('Reshape', [own('context'), model.integers(own('context_shape'), [-1, columns])], own('context_rows'));
}
