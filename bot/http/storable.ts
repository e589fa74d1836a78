import { z } from 'zod';

/** A string that PostgreSQL can store and index: not empty, no NUL, at most `longest` characters. */
export function storable(longest: number): z.ZodString {
  return z
    .string()
    .min(1)
    .max(longest)
    .refine((value) => !value.includes('\0'), { error: 'must not contain the character NUL' });
}
