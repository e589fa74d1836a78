import { mulberry32, shuffle } from '../../platform/random.js';
import { logLossOf, sigmoid } from './log-odds.js';
import { type Matrix, rowOf } from './matrix.js';
import { type Standardisation, standardisationOf, standardise } from './standardisation.js';

export interface NetworkOptions {
  /** Units of each hidden layer. */
  hidden: readonly number[];
  /** Share of each weight that decays in an epoch's worth of steps of size 1. */
  decay: number;
  /** Networks that are averaged, each begun and stopped by its own draw. */
  networks: number;
  seed: number;
}

/** From `width` inputs to `units` outputs: unit u of input x is Σ weights[u × width + k] x[k] + biases[u]. */
interface Layer {
  width: number;
  units: number;
  weights: number[];
  biases: number[];
}

export interface NeuralNetwork extends Standardisation {
  /** Of each network its layers, the last of one unit. */
  networks: Layer[][];
}

const batch = 64;
const rate = 0.004;
/** Rows that are looked at in all, and passes over them. */
const mostLooks = 300_000;
const epochs = { fewest: 10, most: 60 };
const patience = 5;
/** Share of the rows that tells when to stop. */
const watched = 0.15;

/**
 * A multilayer perceptron with rectified linear units on standardised features, trained on the log loss by Adam (Kingma and
 * Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019); it stops when rows kept aside get no better and goes back to
 * its best epoch. Several networks with other rows kept aside are averaged, by their log-odds.
 */
export function fitNeuralNetwork(matrix: Matrix, labels: ArrayLike<number>, options: NetworkOptions): NeuralNetwork {
  const scale = standardisationOf(matrix);
  const inputs = standardise(scale, matrix);
  const networks = Array.from({ length: options.networks }, (_, k) => train(inputs, labels, options, options.seed + 1000 * k));
  return { ...scale, networks };
}

/** Probability of label 1. */
export function networkProbability({ means, scales, networks }: NeuralNetwork, row: ArrayLike<number>): number {
  const input = Float64Array.from(row, (value, f) => (value - means[f]!) / scales[f]!);
  let sum = 0;
  for (const layers of networks) sum += forward(layers, activationsOf(layers), input);
  return sigmoid(sum / networks.length);
}

function train(inputs: Matrix, labels: ArrayLike<number>, { hidden, decay }: NetworkOptions, seed: number): Layer[] {
  const random = mulberry32(seed);
  const order = Int32Array.from({ length: inputs.rows }, (_, r) => r);
  const mix = shuffle(seed);
  mix(order, order.length);
  const held = order.slice(0, Math.floor(watched * inputs.rows));
  const learnt = order.slice(held.length);
  const sizes = [inputs.width, ...hidden, 1];
  const layers = sizes.slice(1).map((units, l) => newLayer(sizes[l]!, units, random));
  const activations = activationsOf(layers);
  const adam = adamSteps(layers, decay / Math.max(1, learnt.length / batch));
  const lossOf = () => {
    let loss = 0;
    for (const r of held) loss += logLossOf(sigmoid(forward(layers, activations, rowOf(inputs, r))), labels[r]!);
    return loss;
  };
  const mostEpochs = Math.max(epochs.fewest, Math.min(epochs.most, Math.ceil(mostLooks / Math.max(1, learnt.length))));
  let best = { loss: lossOf(), epoch: 0, layers: copyOf(layers) };
  for (let epoch = 1; epoch <= mostEpochs && epoch - best.epoch <= patience; epoch++) {
    mix(learnt, learnt.length);
    for (let from = 0; from < learnt.length; from += batch) {
      const rows = learnt.subarray(from, from + batch);
      for (const r of rows) {
        const input = rowOf(inputs, r);
        const error = sigmoid(forward(layers, activations, input)) - labels[r]!;
        backward(layers, activations, input, error / rows.length, adam.gradients);
      }
      adam.step();
    }
    const loss = lossOf();
    // Without rows to watch, as in the smallest tables, the last epoch is as good as any.
    if (loss < best.loss || held.length === 0) best = { loss, epoch, layers: copyOf(layers) };
  }
  return best.layers;
}

/** Weights as He et al. (2015) begin rectified units. */
function newLayer(width: number, units: number, random: () => number): Layer {
  const spread = Math.sqrt(6 / Math.max(1, width));
  const weights = Array.from({ length: width * units }, () => spread * (2 * random() - 1));
  return { width, units, weights, biases: new Array<number>(units).fill(0) };
}

function copyOf(layers: readonly Layer[]): Layer[] {
  return layers.map((layer) => ({ ...layer, weights: layer.weights.slice(), biases: layer.biases.slice() }));
}

/** What each layer gives, and what is to be changed in it, for one row at a time. */
interface Activations {
  outputs: Float64Array[];
  errors: Float64Array[];
}

function activationsOf(layers: readonly Layer[]): Activations {
  return {
    outputs: layers.map(({ units }) => new Float64Array(units)),
    errors: layers.map(({ units }) => new Float64Array(units)),
  };
}

/** Log-odds of a row. */
function forward(layers: readonly Layer[], { outputs }: Activations, input: Float64Array): number {
  let from = input;
  for (let l = 0; l < layers.length; l++) {
    const { width, units, weights, biases } = layers[l]!;
    const output = outputs[l]!;
    const isLast = l === layers.length - 1;
    for (let u = 0, w = 0; u < units; u++) {
      let sum = biases[u]!;
      for (let k = 0; k < width; k++, w++) sum += weights[w]! * from[k]!;
      output[u] = isLast || sum > 0 ? sum : 0;
    }
    from = output;
  }
  return from[0]!;
}

/** Adds one row's gradients to those of the batch. */
function backward(layers: readonly Layer[], { outputs, errors }: Activations, input: Float64Array, error: number, gradients: Gradient[]) {
  errors.at(-1)![0] = error;
  for (let l = layers.length - 1; l >= 0; l--) {
    const { width, units, weights } = layers[l]!;
    const own = errors[l]!;
    const from = l === 0 ? input : outputs[l - 1]!;
    const below = l === 0 ? undefined : errors[l - 1]!;
    const gradient = gradients[l]!;
    below?.fill(0);
    for (let u = 0; u < units; u++) {
      const e = own[u]!;
      if (e === 0) continue;
      gradient.biases[u]! += e;
      const at = u * width;
      for (let k = 0; k < width; k++) gradient.weights[at + k]! += e * from[k]!;
      if (below) for (let k = 0; k < width; k++) if (from[k]! > 0) below[k]! += e * weights[at + k]!;
    }
  }
}

interface Gradient {
  weights: Float64Array;
  biases: Float64Array;
}

const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];

function adamSteps(layers: readonly Layer[], decay: number): { gradients: Gradient[]; step(): void } {
  const zeros = (): Gradient[] =>
    layers.map(({ weights, biases }) => ({ weights: new Float64Array(weights.length), biases: new Float64Array(biases.length) }));
  const [gradients, means, squares] = [zeros(), zeros(), zeros()];
  let steps = 0;
  const move = (parameters: number[], gradient: Float64Array, mean: Float64Array, square: Float64Array, shrink: number) => {
    const size = (rate * Math.sqrt(1 - beta2 ** steps)) / (1 - beta1 ** steps);
    for (let k = 0; k < parameters.length; k++) {
      const g = gradient[k]!;
      const m = beta1 * mean[k]! + (1 - beta1) * g;
      const s = beta2 * square[k]! + (1 - beta2) * g * g;
      mean[k] = m;
      square[k] = s;
      parameters[k] = parameters[k]! * (1 - shrink) - (size * m) / (Math.sqrt(s) + epsilon);
    }
    gradient.fill(0);
  };
  return {
    gradients,
    step() {
      steps++;
      layers.forEach((layer, l) => {
        move(layer.weights, gradients[l]!.weights, means[l]!.weights, squares[l]!.weights, decay);
        move(layer.biases, gradients[l]!.biases, means[l]!.biases, squares[l]!.biases, 0);
      });
    },
  };
}
