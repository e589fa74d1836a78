import type { Request, Response } from 'restify';
import type { z } from 'zod';
import type { Caller, Principal } from './principal.js';

export type Method = 'GET' | 'POST' | 'DELETE';

export interface Call<Body> {
  /** From the path, decoded. */
  params: Record<string, string>;
  /** From the query string. */
  query: Record<string, string>;
  /** The checked JSON body; undefined where the route takes none. */
  body: Body;
  /** Who calls; undefined only on routes for anyone. */
  principal: Principal | undefined;
  req: Request;
  res: Response;
}

export interface Route<Body = unknown> {
  method: Method;
  path: string;
  /** Deny by default: a route that admits nobody does not start. */
  callers: readonly [Caller, ...Caller[]];
  /** The shape of the JSON body. A route without one takes no body. */
  body?: z.ZodType<Body>;
  /** Bytes; 256 KB unless told. */
  largestBody?: number;
  /** The reply's JSON body, or a `Reply` with its status, or `answered` where the handler wrote the response itself. */
  handle(call: Call<Body>): Promise<unknown> | unknown;
}

/** A JSON reply with another status than 200. */
export class Reply {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Record<string, string> = {},
  ) {}
}

/** Returned by a handler that has written, or will write, to `res` itself. */
export const answered = Symbol('answered');

/** Names a route's parts; the body's type follows from its schema. */
export function route<Body = undefined>(definition: Route<Body>): Route {
  return definition as Route;
}
