import type { Vocabulary } from './engines/weights.js';

/** Splits a text into the numbers of its sentence pieces; at most 128, which is all that the encoder reads. */
export type Tokenizer = (text: string) => number[];

/** The first entries of the vocabulary are signs that no text holds. */
const signs = 6;
const unknown = 0;
const mostPieces = 128;
/** Stands for a space, and before the first word. */
const space = '▁';

interface Branch {
  next: Map<string, Branch>;
  /** Number and log-probability of the piece that ends here. */
  piece?: { id: number; score: number };
}

/**
 * The likeliest pieces of a text (Kudo 2018, https://arxiv.org/abs/1804.10959), as TensorFlow.js' encoder finds them: a
 * character of no piece costs nothing, and several in a row are one unknown piece.
 */
export function tokenizer(pieces: Vocabulary): Tokenizer {
  const root = plant(pieces);
  return (text) => {
    const letters = `${space}${text.normalize('NFKC')}`.replaceAll(' ', space);
    const count = letters.length;
    const scores = new Float64Array(count + 1);
    const ids = new Int32Array(count + 1);
    const starts = new Int32Array(count + 1);
    const reach = (from: number, to: number, id: number, score: number) => {
      const total = scores[from]! + score;
      if (scores[to] !== 0 && total < scores[to]!) return;
      scores[to] = total;
      ids[to] = id;
      starts[to] = from;
    };
    for (let from = 0; from < count; from++) {
      let known = false;
      let to = from;
      for (let branch = root.next.get(letters[to]!); branch; branch = branch.next.get(letters[to]!)) {
        to += 1;
        if (!branch.piece) continue;
        reach(from, to, branch.piece.id, branch.piece.score);
        known = true;
      }
      if (!known) reach(from, from + 1, unknown, 0);
    }
    const found: number[] = [];
    for (let at = count; at > 0; at = starts[at]!) {
      if (ids[at] !== unknown || found.at(-1) !== unknown) found.push(ids[at]!);
    }
    return found.reverse().slice(0, mostPieces);
  };
}

function plant(pieces: Vocabulary): Branch {
  const root: Branch = { next: new Map() };
  pieces.forEach(([piece, score], id) => {
    if (id < signs) return;
    let branch = root;
    for (let at = 0; at < piece.length; at++) {
      const letter = piece[at]!;
      const next = branch.next.get(letter) ?? { next: new Map() };
      branch.next.set(letter, next);
      branch = next;
    }
    branch.piece = { id, score };
  });
  return root;
}
