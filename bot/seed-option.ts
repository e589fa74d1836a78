import { InvalidArgumentError, Option } from 'commander';

/** The option of every command that draws numbers by chance. */
export function seed(): Option {
  return new Option('--seed <number>', 'the same seed and files give the same answers').default(1).argParser((value) => {
    if (/^\d{1,9}$/.test(value)) return Number(value);
    throw new InvalidArgumentError('It is a whole number of at most nine digits.');
  });
}
