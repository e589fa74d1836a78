/** ISO 8601 as shops and databases write it: a space for the T, no zone (UTC then), an offset with or without minutes. */
const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
/** Seconds of 1973 and later, with or without a fraction. Eight digits are left out: they look like 20250301. */
const epochSeconds = /^\d{9,10}(\.\d+)?$/;
const epochMilliseconds = /^\d{12,13}$/;

const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/** Reads an instant from 1900 to 2199, or undefined: never a guess such as 2 March for 30 February. */
export function parseInstant(text: string): Date | undefined {
  const time = milliseconds(text);
  return time !== undefined && time >= earliest && time < latest ? new Date(time) : undefined;
}

function milliseconds(text: string): number | undefined {
  if (epochSeconds.test(text)) return Math.round(Number(text) * 1_000);
  if (epochMilliseconds.test(text)) return Number(text);
  const parts = iso.exec(text);
  return parts ? isoMilliseconds(parts) : undefined;
}

function isoMilliseconds([, year, month, day, hour = '00', minute = '00', second = '00', fraction, zone]: (string | undefined)[]):
  | number
  | undefined {
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // 30 February is parsed as 2 March, 24:00 as the next day, and a 13th month or a 25th hour as nothing at all.
  if (new Date(local).getUTCDate() !== Number(day)) return undefined;
  const milliseconds = fraction ? Math.floor(Number(`0${fraction}`) * 1_000) : 0;
  return local + milliseconds - (zone ? offsetMinutes(zone) * 60_000 : 0);
}

function offsetMinutes(zone: string): number {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (!sign) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
