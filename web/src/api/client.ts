// One door to the server. Every answer is a value; every refusal is a Refused with the server's
// own code and sentence; no answer at all is Unreachable, which is a fact and not an error.
import { language } from '../words/language';

export class Unreachable extends Error {}

export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field: string | null = null,
    readonly detail: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

export type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

export const root = '/api/v1';
const patience = 15_000;

/** What `early.js` asked for before the app was here. Each is taken once; none after a write, which it may not
 *  know of, and none after a silence, which a new question may end. */
const early = (globalThis as { recoupEarly?: Map<string, Promise<Response>> }).recoupEarly ?? new Map<string, Promise<Response>>();

/** Sends a request and reads the JSON that comes back; 204 reads as null. */
export async function ask<T>(verb: Verb, path: string, body?: unknown): Promise<T> {
  const form = body instanceof FormData;
  if (verb !== 'GET') early.clear();
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language };
  if (body !== undefined && !form) headers['content-type'] = 'application/json';
  const response = await reach(path, {
    method: verb,
    headers,
    body: body === undefined ? null : form ? body : JSON.stringify(body),
    credentials: 'same-origin',
    signal: AbortSignal.timeout(form ? patience * 8 : patience),
  });
  if (!response.ok) throw await refusal(response);
  return (response.status === 204 ? null : await response.json()) as T;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  const asked = early.get(path);
  early.delete(path);
  try {
    return await (asked ?? fetch(`${root}${path}`, init));
  } catch (cause) {
    early.clear();
    throw new Unreachable('no answer from the server', { cause });
  }
}

export async function refusal(response: Response): Promise<Error> {
  const parsed: unknown = await response.json().catch(() => null);
  const error = (parsed as { error?: Record<string, unknown> } | null)?.error;
  if (!error && [502, 503, 504].includes(response.status)) return new Unreachable(`gateway ${response.status}`);
  const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);
  return new Refused(
    response.status,
    text(error?.['code'], `http_${response.status}`),
    text(error?.['message'], response.statusText),
    typeof error?.['field'] === 'string' ? error['field'] : null,
    error ?? {},
  );
}
