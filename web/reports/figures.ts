import { request } from '../http';

/** One UTC day; what each figure counts is said beside the query in `store/reports.ts`. */
export interface Day {
  day: string;
  conversations: number;
  solvedAlone: number;
  messages: number;
  understood: number;
  outOfScope: number;
  handovers: number;
}

export interface Intent {
  intent: string;
  messages: number;
  confidence: number;
}

/** Customers in each band of churn risk on a UTC day on which they were counted. */
export interface RiskCount {
  day: string;
  low: number;
  medium: number;
  high: number;
}

export interface Model {
  id: string;
  kind: 'intent' | 'recommender' | 'churn' | 'value';
  version: number;
  state: 'candidate' | 'live' | 'retired';
  metrics: Record<string, unknown>;
  createdAt: string;
  promotedAt: string | null;
  verdict: string | null;
}

export const readDays = async (days: number) => (await request<{ days: Day[] }>('GET', `/api/reports/daily?days=${days}`)).days;
export const readIntents = async (days: number) =>
  (await request<{ intents: Intent[] }>('GET', `/api/reports/intents?days=${days}`)).intents;
export const readRisk = async (days: number) => (await request<{ risk: RiskCount[] }>('GET', `/api/reports/customers?days=${days}`)).risk;
export const readModels = async () => (await request<{ models: Model[] }>('GET', '/api/models')).models;
export const retrain = (kind: Model['kind']): Promise<void> => request('POST', `/api/models/${kind}/retrain`);
export const rollBackTo = (id: string): Promise<void> => request('POST', `/api/models/${id}/promote`);

/** Days added up; shares of sums, not means of shares. */
export function total(days: readonly Day[]): Omit<Day, 'day'> {
  const sum = { conversations: 0, solvedAlone: 0, messages: 0, understood: 0, outOfScope: 0, handovers: 0 };
  for (const day of days) for (const figure of Object.keys(sum) as (keyof typeof sum)[]) sum[figure] += day[figure];
  return sum;
}

/** Undefined where there is nothing to have a share of. */
export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
