export interface Measured {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
}

/** Runs `total` calls, `inFlight` at a time; `call` gets the number of its lane and resolves when its work is done. */
export async function measure(total: number, inFlight: number, call: (lane: number) => Promise<void>): Promise<Measured> {
  const took: number[] = [];
  let left = total;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async (_, lane) => {
      while (left-- > 0) {
        const begun = performance.now();
        await call(lane);
        took.push(performance.now() - begun);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  took.sort((a, b) => a - b);
  const quantile = (q: number) => took[Math.min(took.length - 1, Math.floor(q * took.length))] ?? 0;
  return { perSecond: total / seconds, p50: quantile(0.5), p95: quantile(0.95) };
}

export function line(name: string, { perSecond, p50, p95 }: Measured): string {
  return `${name.padEnd(44)} ${perSecond.toFixed(1).padStart(8)}/s   p50 ${p50.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms`;
}
