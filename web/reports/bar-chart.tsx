export interface Bar {
  /** UTC day. */
  day: string;
  value: number;
  /** The lower part of the bar, in another colour. */
  part?: number;
}

export interface BarChartProps {
  title: string;
  bars: readonly Bar[];
  /** How a value is written. */
  format(value: number): string;
  /** What the lower and the upper part are, where there are two. */
  legend?: [part: string, rest: string];
}

/** Height of the drawing in its own units; a bar with its gap is one wide. */
const height = 100;

/** A bar a day. The drawing stretches; its words are HTML, so that they keep their size. The table below says the same. */
export function BarChart({ title, bars, format, legend }: BarChartProps) {
  const most = Math.max(...bars.map(({ value }) => value), 0);
  const scale = (value: number): number => (most === 0 ? 0 : (value / most) * height);
  const middle = bars[Math.floor(bars.length / 2)];
  return (
    <figure class="chart panel">
      <figcaption>
        <h3>{title}</h3>
        {legend && (
          <span class="legend small muted">
            <i class="part-swatch" /> {legend[0]} <i class="rest-swatch" /> {legend[1]}
          </span>
        )}
      </figcaption>
      <div class="plot">
        <span class="most small muted">{most > 0 && format(most)}</span>
        <svg
          viewBox={`0 0 ${bars.length} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${title} by day, at most ${format(most)}`}
        >
          {bars.map(({ day, value, part }, n) => (
            <g key={day}>
              <title>{`${shortDay(day)}: ${format(value)}${part === undefined ? '' : ` (${format(part)} ${legend?.[0]})`}`}</title>
              <rect class="hit" x={n} y={0} width={1} height={height} />
              <rect
                class={part === undefined ? 'bar-part' : 'bar-rest'}
                x={n + 0.14}
                y={height - scale(value)}
                width={0.72}
                height={scale(value)}
              />
              {part !== undefined && <rect class="bar-part" x={n + 0.14} y={height - scale(part)} width={0.72} height={scale(part)} />}
            </g>
          ))}
        </svg>
      </div>
      <div class="days small muted">
        <span>{bars[0] && shortDay(bars[0].day)}</span>
        <span>{middle && bars.length > 2 && shortDay(middle.day)}</span>
        <span>{bars.length > 1 && shortDay(bars.at(-1)!.day)}</span>
      </div>
    </figure>
  );
}

export function shortDay(day: string): string {
  return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));
}
