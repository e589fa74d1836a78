import type { Line } from './source.js';

/** One CSV record, which quoted line breaks may spread over several lines, or why there is none. */
export type CsvRecord = { line: number; raw: string } & ({ fields: string[] } | { problem: string });

/** A quoted cell with line breaks may be this large; beyond it the quote counts as never closed. */
const most = { lines: 1_000, characters: 262_144 };

/**
 * Reads CSV (RFC 4180) so that a broken record costs its own line and nothing after it: where a quote is never closed,
 * or a record over several lines has the wrong number of columns, only its first line is given up and reading goes on
 * with the second. The first record, the header, says how many columns the others have. Blank lines are skipped.
 */
export async function* csvRecords(lines: AsyncIterable<Line>, delimiter: string): AsyncGenerator<CsvRecord> {
  const { next, putBack } = withPutBack(lines);
  let width: number | undefined;
  for (let first = await next(); first; first = await next()) {
    if (first.problem) yield broken(first, first.problem);
    else if (first.text.trim() !== '') {
      const { taken, raw, fields } = await readRecord(first, next, delimiter);
      const problem = typeof fields === 'string' ? problems[fields] : wrongWidth(fields.length, width);
      if (typeof fields !== 'string' && problem === undefined) {
        width ??= fields.length;
        yield { line: first.number, raw, fields };
      } else {
        putBack(taken.slice(1));
        yield broken(first, problem!);
      }
    }
  }
}

const problems = {
  unclosed: 'A quote is opened and never closed.',
  trailing: 'A quoted cell goes on after its closing quote.',
};

/** The cells of a record, or what is wrong with its quotes. A quote inside a cell that does not begin with one is a plain character. */
export function splitFields(text: string, delimiter: string): string[] | keyof typeof problems {
  const fields: string[] = [];
  for (let at = 0; ; ) {
    if (text[at] !== '"') {
      const end = text.indexOf(delimiter, at);
      fields.push(end === -1 ? text.slice(at) : text.slice(at, end));
      if (end === -1) return fields;
      at = end + 1;
    } else {
      const end = closingQuote(text, at + 1);
      if (end === -1) return 'unclosed';
      fields.push(text.slice(at + 1, end).replaceAll('""', '"'));
      if (end + 1 === text.length) return fields;
      if (text[end + 1] !== delimiter) return 'trailing';
      at = end + 2;
    }
  }
}

/** Index of the quote that ends a quoted cell, -1 where there is none; two quotes in a row stand for one in the text. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

async function readRecord(first: Line, next: () => Promise<Line | undefined>, delimiter: string) {
  const taken = [first];
  let raw = first.text;
  let fields = splitFields(raw, delimiter);
  while (fields === 'unclosed' && taken.length < most.lines && raw.length < most.characters) {
    const line = await next();
    if (!line) break;
    taken.push(line);
    if (line.problem) break;
    raw += `\n${line.text}`;
    if (line.text.includes('"')) fields = splitFields(raw, delimiter);
  }
  return { taken, raw, fields };
}

function wrongWidth(found: number, width = found): string | undefined {
  return found === width ? undefined : `The row has ${found} ${found === 1 ? 'column' : 'columns'} where the header has ${width}.`;
}

function broken({ number, text }: Line, problem: string): CsvRecord {
  return { line: number, raw: text, problem };
}

function withPutBack(lines: AsyncIterable<Line>) {
  const iterator = lines[Symbol.asyncIterator]();
  /** Newest last. */
  const waiting: Line[] = [];
  return {
    async next(): Promise<Line | undefined> {
      const line = waiting.pop();
      if (line) return line;
      const { done, value } = await iterator.next();
      return done ? undefined : value;
    },
    putBack(back: readonly Line[]): void {
      waiting.push(...back.toReversed());
    },
  };
}
