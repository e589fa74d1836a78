/** How figures of the benchmark are written. Shares are written by `percent`. */
export const say = {
  score: (value: number) => value.toFixed(3),
  times: (value: number) => `${value.toFixed(value < 2 ? 2 : 1)} ×`,
  seconds: (value: number) => `${value.toFixed(1)} s`,
  milliseconds: (value: number) => `${value.toFixed(value < 1 ? 2 : 1)} ms`,
  megabytes: (value: number) => `${value.toFixed(0)} MB`,
  points: (value: number) => `${value.toFixed(1)} points`,
  difference: (value: number) => value.toExponential(1),
};
