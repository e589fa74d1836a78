import { table } from './markdown.js';

/** A figure beside what is asked of it. */
export interface Goal {
  name: string;
  measured: number;
  bound: '≥' | '≤' | '<';
  required: number;
  /** Beyond what is required. */
  aim?: number;
  /** The figure as people read it. */
  say(value: number): string;
}

export function goalTable(goals: readonly Goal[]): string {
  return table(
    ['', 'required', 'aim', 'measured'],
    goals.map(({ name, measured, bound, required, aim, say }) => [
      name,
      `${bound} ${say(required)}`,
      aim === undefined ? '–' : `${bound} ${say(aim)}`,
      `**${say(measured)}**`,
    ]),
  );
}

/** What is not reached, in plain words. */
export function shortcomings(goals: readonly Goal[]): string {
  const missed = goals.filter((goal) => !reaches(goal, goal.required));
  const modest = goals.filter((goal) => goal.aim !== undefined && reaches(goal, goal.required) && !reaches(goal, goal.aim));
  const lines = [
    ...missed.map(
      ({ name, measured, bound, required, say }) => `- ${name}: ${say(measured)}, where ${bound} ${say(required)} is required.`,
    ),
    ...modest.map(({ name, measured, bound, aim, say }) => `- ${name}: ${say(measured)} is enough; the aim is ${bound} ${say(aim!)}.`),
  ];
  return lines.length > 0 ? lines.join('\n') : 'Nothing: every aim is reached.';
}

function reaches({ measured, bound }: Goal, wanted: number): boolean {
  if (bound === '≥') return measured >= wanted;
  return bound === '≤' ? measured <= wanted : measured < wanted;
}
