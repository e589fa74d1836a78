import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Findings } from './findings.js';
import { goalTable, shortcomings } from './goal.js';
import { paragraphs } from './markdown.js';

export interface PageFrame {
  title: string;
  /** How the page is made, as it is typed. */
  command: string;
  /** How to read it. */
  lead: string;
  /** Where the data comes from, with a heading of the second level. */
  sources: string;
}

/** The page about everything that a benchmark has found. */
export function page({ title, command, lead, sources }: PageFrame, findings: readonly Findings[], measuredAt: Date): string {
  const goals = findings.flatMap((found) => found.goals);
  return `${paragraphs(
    `# ${title}`,
    `Measured on ${measuredAt.toISOString().slice(0, 10)}: ${machine()}. This page is written by`,
    `    ${command}`,
    lead,
    goalTable(goals),
    '## What falls short',
    shortcomings(goals),
    ...findings.map(({ section }) => section),
    sources,
  )}\n`;
}

function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `Node ${process.version.slice(1)} on ${process.platform} ${process.arch}, ${cpus()[0]!.model.trim()}, ${availableParallelism()} cores, ${gigabytes} GB`;
}

/** A repository on GitHub, as a link. */
export function github(repository: string): string {
  return `[${repository}](https://github.com/${repository})`;
}
