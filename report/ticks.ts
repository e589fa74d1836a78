/** Round values from 0 up to at least `most`, some `count` of them, for the marks of an axis. */
export function ticks(most: number, count = 4): number[] {
  const step = roundStep(most / count);
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, k) => clean(k * step));
}

/** Round values some `count` of which span what lies between two others, 0 among them where they lie on both sides of it. */
export function roundEdges(low: number, high: number, count: number): number[] {
  const step = roundStep((high - low) / count);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, k) => clean((first + k) * step));
}

/** 1, 2 or 5 times a power of ten, not smaller than asked. */
function roundStep(asked: number): number {
  const least = Math.max(asked, 1e-9);
  const power = 10 ** Math.floor(Math.log10(least));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9))!;
}

/** Without the dust of binary fractions. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
