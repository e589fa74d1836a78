import { type Document, isAlias, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';

export interface CheckedYaml<T> {
  document: Document;
  /** Undefined where there are faults. */
  data?: T;
  /** A sentence for every fault, each with its file and line. */
  faults: string[];
  /** The line on which the value at a path begins, or what would hold it if there is none. The first is 1. */
  line(path: readonly PropertyKey[]): number;
  /** The same as `a.yml, line 3`. */
  place(path: readonly PropertyKey[]): string;
}

/** Reads YAML that people have written and checks it against a schema. */
export function checkYaml<T>(file: string, source: string, schema: z.ZodType<T>): CheckedYaml<T> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const placeAt = (offset = 0) => `${file}, line ${lines.linePos(offset).line}`;
  const line = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(document, path) ?? 0).line;
  const place = (path: readonly PropertyKey[]) => `${file}, line ${line(path)}`;

  // A warning is a tag that nobody knows: of `- !please` only an empty text would be left.
  const faults = [...document.errors, ...document.warnings].map(({ pos, message }) => `${placeAt(pos[0])}: ${message.split('\n')[0]}`);
  visit(document, {
    Alias(_, { source: name, range }) {
      faults.push(`${placeAt(range?.[0])}: *${name} refers to something else in YAML; put a text that begins with * in quotes.`);
    },
  });
  if (faults.length > 0) return { document, faults, line, place };

  const { data, error } = schema.safeParse(document.toJS());
  if (!error) return { document, data, faults, line, place };
  return {
    document,
    line,
    place,
    faults: error.issues.map((issue) => [`${place(issue.path)}:`, issue.path.join('.'), said(issue)].filter(Boolean).join(' ')),
  };
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isNode(node) && !isAlias(node)) return node.range?.[0];
  return path.length === 0 ? undefined : offsetOf(document, path.slice(0, -1));
}

/** What is wrong with a name in a map is said inside the issue. */
function said(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_key' ? issue.issues.map(({ message }) => message).join(', ') : issue.message;
}
