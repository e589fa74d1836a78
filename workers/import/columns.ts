import { StewardError } from '../../platform/errors.js';

/** The columns of one kind of file. */
export interface Columns {
  /** Of each group at least one must be there. */
  needed: readonly (readonly string[])[];
  optional: readonly string[];
  /** Other names of a column. */
  aliases?: Readonly<Record<string, string>>;
}

/** Finds the column a name of the file means, or undefined; keeps the names it does not know. */
export type MatchColumn = (name: string) => string | undefined;

/** Unknown names that are kept to be reported; a file of JSON lines may have any number. */
const mostIgnored = 50;

/** Names match without regard to case, spaces and hyphens; names that no column has go into `ignored`. */
export function columnMatcher(columns: Columns, ignored: Set<string>): MatchColumn {
  const known = new Map([...columns.needed.flat(), ...columns.optional].map((name) => [name, name]));
  for (const [alias, name] of Object.entries(columns.aliases ?? {})) known.set(alias, name);
  return (name) => {
    const column = known.get(normalise(name));
    if (column === undefined && name.trim() !== '' && ignored.size < mostIgnored) ignored.add(name.trim());
    return column;
  };
}

/**
 * The column each cell of a CSV row belongs to; undefined for cells that are ignored.
 * @throws StewardError `import_columns_missing`, `import_columns_repeated`
 */
export function readHeader(file: string, header: readonly string[], columns: Columns, match: MatchColumn): (string | undefined)[] {
  const found = header.map(match);
  const repeated = found.find((name, at) => name !== undefined && found.indexOf(name) !== at);
  if (repeated) {
    throw new StewardError('invalid', 'import_columns_repeated', `The header of "${file}" names the column ${repeated} more than once.`);
  }
  const missing = columns.needed.filter((group) => !group.some((name) => found.includes(name)));
  if (missing.length > 0) throw columnsMissing(file, header, columns, missing);
  return found;
}

function columnsMissing(file: string, header: readonly string[], columns: Columns, missing: Columns['needed']): StewardError {
  const shown = header.slice(0, 30).map((name) => name.trim().slice(0, 60));
  return new StewardError(
    'invalid',
    'import_columns_missing',
    `The header of "${file}" lacks ${groups(missing)}. Found: ${shown.join(', ')}. ` +
      `Needed: ${groups(columns.needed)}. Optional: ${columns.optional.join(', ')}.`,
  );
}

function groups(names: Columns['needed']): string {
  return names.map((group) => group.join(' or ')).join(', ');
}

function normalise(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}
