import { InvalidArgumentError, Option } from 'commander';

/** The option of every command that looks ahead from a day. */
export function horizonDays(description: string): Option {
  return new Option('--horizon-days <days>', description).argParser((value) => {
    if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
    throw new InvalidArgumentError('It is a whole number from 1 to 9999.');
  });
}
