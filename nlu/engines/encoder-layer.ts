import type { OnnxModel } from './onnx-model.js';
import type { Weight } from './weights.js';

const heads = 4;

/** What the graph is made of. */
export interface GraphParts {
  model: OnnxModel;
  /** A published weight by a part of its name. */
  weight(part: string): Weight;
}

/** A layer up to the sum that ends it, which the last one need not take of every piece. */
export interface LayerEnd {
  /** Name of the rows that skip the feed-forward network: [pieces × 512]. */
  carried: string;
  /** Name of its hidden activations: [pieces × 1536]. */
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

/** Attention of four heads of every piece to the pieces of its text: rows [pieces × columns] again. */
function attention(parts: GraphParts, start: LayerStart): string {
  const { model } = parts;
  const own = (what: string) => `${what}_${start.number}`;
  const [queries, keys, values] = [perHead(parts, start, 'queries'), perHead(parts, start, 'keys'), perHead(parts, start, 'values')];
  model.node('MatMul', [queries, keys], own('scores'));
  model.node('Add', [own('scores'), 'padding'], own('masked'));
  model.node('Softmax', [own('masked')], own('attention'), { axis: { int: -1 } });
  model.node('MatMul', [own('attention'), values], own('context_heads'));
  model.node('Transpose', [own('context_heads')], own('context'), { perm: { ints: [0, 2, 1, 3] } });
  model.node('Reshape', [own('context'), model.integers(own('context_shape'), [-1, start.columns])], own('context_apart'));
  return model.node('Gather', [own('context_apart'), 'together'], own('context_rows'), { axis: { int: 0 } });
}

/** Columns of the published product that are queries, keys and values, in thirds; and how attention takes their dimensions. */
const roles = {
  queries: { third: 0, perm: [0, 2, 1, 3] },
  keys: { third: 1, perm: [0, 2, 3, 1] },
  values: { third: 2, perm: [0, 2, 1, 3] },
};

/**
 * Queries, keys or values of each text and head: [texts × heads × longest × columns / heads], keys with the last two the
 * other way round. The published factor of the scores is already in the weights of the queries.
 */
function perHead({ model, weight }: GraphParts, { number, rows, columns }: LayerStart, role: keyof typeof roles): string {
  const name = `${role}_${number}`;
  const { third, perm } = roles[role];
  const of = `Encode/Layer_${number}/TransformerLayer/MultiheadAttention/qkv_transform_single`;
  const scores = weight(`TransformerStack/Layer_${number}/TransformerLayer/MultiheadAttention/mul/y`);
  const factor = role === 'queries' ? scores.values[0]! : 1;
  const own = ({ values }: Weight) =>
    values.filter((_, k) => Math.floor((k % (3 * columns)) / columns) === third).map((value) => factor * value);
  const inputs = [
    rows,
    model.floats(`${name}_weights`, [columns, columns], own(weight(`${of}/kernel/part_0`))),
    model.floats(`${name}_bias`, [columns], own(weight(`${of}/bias/`))),
  ];
  model.node('Gemm', inputs, `${name}_rows`);
  model.node('Gather', [`${name}_rows`, 'apart'], `${name}_apart`, { axis: { int: 0 } });
  model.node('Reshape', [`${name}_apart`, model.integers(`${name}_shape`, [0, 0, heads, columns / heads])], `${name}_heads`);
  return model.node('Transpose', [`${name}_heads`], name, { perm: { ints: perm } });
}
