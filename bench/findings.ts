import type { Goal } from './goal.js';

/** What a part of a benchmark has found. */
export interface Findings {
  goals: Goal[];
  /** Markdown, with a heading of the second level. */
  section: string;
}
