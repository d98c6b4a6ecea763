// What the whole app knows: who is here, whether the server answers, what waits to be sent,
// and the answers being read. Screens read it; only these functions change it.
import { untrack } from 'svelte';
import { ask, Refused, Unreachable } from './api/client';
import type { CheckIn, Me, Session, Setup, Today } from './api/types';
import { device, everKept, findAnswer, forgetAnswers, keepAnswer, type Waiting } from './kept/db';
import { flush, post, waiting, type Sent } from './kept/outbox';
import type { Closed } from './kept/session';
import { go, router } from './router.svelte';
import { words } from './words';
import { localDay } from './words/when';

export type Phase = 'starting' | 'setup' | 'signed_out' | 'welcome' | 'ready' | 'unreachable';
type Toast = { text: string; undo: (() => void) | null };

/** One path of the API as it is read: first what this phone has, then what the server says. */
export class Answer<T> {
  body = $state.raw<T | null>(null);
  from = $state<'nothing' | 'phone' | 'server'>('nothing');
  /** When the server said it, ms since 1970; 0 when it never did. */
  at = $state(0);
  problem = $state.raw<Error | null>(null);
  /** The reading under way. */
  loading: Promise<void> | null = null;
  /** Writes the server took so far: an answer asked for before the last of them may not know of it. */
  private writes = 0;

  constructor(readonly path: string) {}

  /** Reads it again; whoever asks while it is being read waits for the same answer. */
  load(): Promise<void> {
    this.loading ??= untrack(() => this.read()).finally(() => (this.loading = null));
    return this.loading;
  }

  /** The server took a write: what is on its way from it may be older, and is asked for once more. */
  outdate(): void {
    this.writes += 1;
  }

  /** What this phone has comes first, and nobody waits for it to ask the server. */
  private async read(): Promise<void> {
    const recalled = this.recall();
    try {
      for (let before = -1; before !== this.writes; ) {
        before = this.writes;
        const body = await ask<T>('GET', this.path);
        if (before === this.writes) this.hear(body);
      }
    } catch (cause) {
      await recalled;
      this.problem = cause as Error;
      noticeTrouble(cause);
    }
  }

  /** Takes what the server said, here or in answer to a write. */
  hear(body: T): void {
    this.body = body;
    this.from = 'server';
    this.at = Date.now();
    this.problem = null;
    app.reached();
    void keepAnswer(this.path, body);
  }

  /** Shows what this phone has of it, unless more is known already. */
  async recall(): Promise<void> {
    if (this.from !== 'nothing') return;
    const kept = await findAnswer(this.path).catch(() => undefined);
    if (!kept || this.from !== 'nothing') return;
    this.body = kept.body as T;
    this.from = 'phone';
    this.at = kept.at;
  }
}

const answers = new Map<string, Answer<unknown>>();

/** The one reader of a path; two screens that ask for the same path share it. */
export function answer<T>(path: string): Answer<T> {
  let found = answers.get(path);
  if (!found) answers.set(path, (found = new Answer(path)));
  return found as Answer<T>;
}

/** Resolves when nothing is being read any more. */
export async function allRead(): Promise<void> {
  await Promise.all([...answers.values()].map((reader) => reader.loading));
}

/** The server took a write: every answer on its way is asked for once more. */
function outdateAll(): void {
  for (const reader of answers.values()) reader.outdate();
}

class App {
  phase = $state<Phase>('starting');
  me = $state.raw<Me | null>(null);
  /** False from the first unanswered request until the next answered one; a page that begins with no network knows it. */
  online = $state(globalThis.navigator?.onLine !== false);
  waiting = $state.raw<Waiting[]>([]);
  /** Whether the last pass over the outbox was answered and left something behind. */
  heldUp = $state(false);
  /** Things saved at the last return to the server, shown for a moment; null when not shown. */
  cameBack = $state<number | null>(null);
  said = $state('');
  toast = $state.raw<Toast | null>(null);
  update = $state.raw<ServiceWorker | null>(null);
  /** A session that was forgotten and closed itself, until the person has seen it. */
  closed = $state.raw<Closed | null>(null);
  today = $state(localDay(undefined));

  private toastTimer: ReturnType<typeof setTimeout> | undefined;
  private backTimer: ReturnType<typeof setTimeout> | undefined;
  private sentWhileAway = 0;

  get unit(): 'kg' | 'lb' {
    return this.me?.profile?.unit ?? 'kg';
  }

  get zone(): string | undefined {
    return this.me?.profile?.time_zone;
  }

  /** Writes that the server judged and refused; each asks the person once. */
  get refused(): Waiting[] {
    return this.waiting.filter((one) => one.refused !== null);
  }

  /** The check-in of a day that is on this phone and not yet on the server. */
  pendingCheckIn(day: string): CheckIn | null {
    const found = this.waiting.find((one) => one.kind === 'check_in' && one.day === day && one.verb === 'PUT' && one.refused === null);
    return (found?.body as CheckIn | undefined) ?? null;
  }

  /** Speaks to a screen reader without moving anything. */
  say(text: string): void {
    this.said = '';
    requestAnimationFrame(() => (this.said = text));
  }

  show(text: string, undo: (() => void) | null = null): void {
    clearTimeout(this.toastTimer);
    this.toast = { text, undo };
    this.say(text);
    this.toastTimer = setTimeout(() => (this.toast = null), undo ? 8000 : 5000);
  }

  hideToast(): void {
    clearTimeout(this.toastTimer);
    this.toast = null;
  }

  reached(): void {
    if (this.online) return;
    this.online = true;
    void send();
    this.cameBack = this.sentWhileAway;
    this.sentWhileAway = 0;
    clearTimeout(this.backTimer);
    this.backTimer = setTimeout(() => (this.cameBack = null), 4000);
  }

  lost(): void {
    this.online = false;
    this.cameBack = null;
  }

  countSent(n: number): void {
    if (this.cameBack === null) this.sentWhileAway += n;
    else this.cameBack += n;
  }

  setMe(me: Me): void {
    this.me = me;
    this.phase = me.profile && me.health_answered ? 'ready' : 'welcome';
    this.tick();
    void keepAnswer('/me', me);
  }

  /** The local date moves at midnight, also on a page left open. */
  tick(): void {
    this.today = localDay(this.zone);
  }
}

export const app = new App();

/** Finds out where we stand: set up, signed in, known to this phone, or none of it. */
export async function start(): Promise<void> {
  const heard = ask<Me>('GET', '/me');
  heard.catch(() => null);
  const isToday = router.place.page === 'today';
  const recalled = Promise.all([findAnswer('/me'), lookWaiting(), isToday && answer<Today>(`/today?on=${app.today}`).recall()]);
  // A phone that never kept an answer has nothing to wait for.
  const kept = everKept() ? (await recalled)[0] : undefined;
  if (kept) app.setMe(kept.body as Me);
  try {
    app.setMe(await heard);
    app.reached();
    void send();
  } catch (cause) {
    if (cause instanceof Refused && cause.status === 401) await signedOut();
    else if (!kept) {
      const [late] = await recalled;
      if (late) app.setMe(late.body as Me);
      else app.phase = 'unreachable';
    }
    noticeTrouble(cause);
  }
}

async function signedOut(): Promise<void> {
  const setup = await ask<Setup>('GET', '/setup').catch(() => null);
  app.phase = setup?.needed ? 'setup' : 'signed_out';
}

function noticeTrouble(cause: unknown): void {
  if (cause instanceof Unreachable) app.lost();
  else if (cause instanceof Refused && cause.status === 401 && app.phase === 'ready') app.phase = 'signed_out';
}

/** Asks the server for something that is not kept for later; tells the app when nobody answers. */
export async function request<T>(verb: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  try {
    const heard = await ask<T>(verb, path, body);
    if (verb !== 'GET') outdateAll();
    app.reached();
    return heard;
  } catch (cause) {
    noticeTrouble(cause);
    throw cause;
  }
}

/** Signs out here and there. What waits to be sent stays; what was read is forgotten. */
export async function signOut(): Promise<void> {
  await ask('DELETE', '/login').catch(() => null);
  await forgetAnswers();
  answers.clear();
  app.me = null;
  app.phase = 'signed_out';
  go('/signin', 'replace');
}

/** Keeps a write on this phone, then tries to send it; the answer is the server's when it came at once. */
export async function write(note: Parameters<typeof post>[0]): Promise<Sent> {
  await post(note);
  return send();
}

/** The next revision of something of ours. */
export async function nextRev(before: { counter: number } | null | undefined): Promise<{ counter: number; device: string }> {
  return { counter: (before?.counter ?? 0) + 1, device: await device() };
}

/** Sent, and the day that tells of it is not here yet: it counts as waiting, also for another pass that ends first. */
const unheard = new Set<Waiting>();

/** Looks what is not yet told by an answer that is shown. */
export async function lookWaiting(): Promise<void> {
  const here = await waiting();
  app.waiting = [...[...unheard].filter((one) => !here.some(({ path }) => path === one.path)), ...here];
}

const dayOf = (one: Waiting) => answer<Today>(`/today?on=${one.day}`);

/** Whether the day that tells of a sent write could not be read: until it can, the write counts as waiting. */
const isUntold = (one: Waiting): boolean =>
  ['session', 'activity', 'recovery', 'check_in', 'override'].includes(one.kind) && dayOf(one).problem !== null;

/** Sends what waits and lets the answers show. */
export async function send(): Promise<Sent> {
  const untold = [...unheard].filter(isUntold);
  const sent = await flush(ask);
  for (const one of sent.answers) unheard.add(one.waiting);
  // Another answer may have come first: what is sent right after the return still belongs to it.
  if (!app.online || app.cameBack !== null) app.countSent(sent.answers.filter((one) => isTold(one.waiting)).length);
  try {
    if (await joinDevices(sent)) return await send();
    if (sent.answers.length > 0) outdateAll();
    await Promise.all(sent.answers.map(({ waiting: one, body }) => hearWrite(one, body)));
    await Promise.all(untold.map((one) => dayOf(one).load()));
  } finally {
    for (const one of [...untold, ...sent.answers.map(({ waiting: sentNow }) => sentNow)]) if (!isUntold(one)) unheard.delete(one);
  }
  await lookWaiting();
  app.heldUp = sent.left > 0 && !sent.silent;
  if (sent.answers.length > 0) app.reached();
  else if (sent.silent) app.lost();
  return sent;
}

/** Whether a write is one of the person's own, and not one device telling another. */
export const isTold = (one: Waiting): boolean => one.kind !== 'session_part';

/** Finished sessions that another device has too are joined set by set; true when one must be sent again. */
async function joinDevices(sent: Sent): Promise<boolean> {
  const taken = sent.answers.map(({ waiting: one, body }) => ({ one, stored: body, contested: false }));
  const contested = sent.refused.map(({ waiting: one, why }) => ({ one, stored: why.detail['stored'], status: why.status, contested: true }));
  const isSession = ({ one }: { one: Waiting }) => one.kind === 'session' && one.verb === 'PUT';
  const sessions = [...taken, ...contested].filter((of) => isSession(of) && of.stored);
  const gone = contested.filter((of) => isSession(of) && of.status === 404);
  if (sessions.length + gone.length === 0) return false;
  const { reconcile, renamed } = await import('./kept/parts');
  let again = false;
  for (const { one } of gone) again = (await renamed(one)) || again;
  for (const { one, stored, contested } of sessions) again = (await reconcile(one, stored as Session, contested)) || again;
  return again;
}

/** Writes about a day answer with that day, writes about the plan with the week. */
function hearWrite(one: Waiting, body: unknown): void | Promise<void> {
  if (one.kind === 'session_part') return;
  if (['plan_choice', 'session', 'activity', 'recovery'].includes(one.kind)) readPlanAgain();
  if (one.kind === 'evening') {
    if (body !== null) answer(`/evening?on=${one.day}`).hear(body);
    return;
  }
  if (one.kind === 'exercise') return answer('/library/exercises').load();
  if (one.kind === 'session' || one.kind === 'activity') return answer(`/today?on=${one.day}`).load();
  if (one.kind === 'snack') return answer('/snacks/today').hear(body);
  if (body !== null && one.kind !== 'plan_choice') answer(`/today?on=${one.day}`).hear(body);
}

/** A choice about the plan, or what was done, may change any day: every one that was looked at is read again. */
export function readPlanAgain(): void {
  for (const [path, reader] of answers) if (/^\/(week|today|history|sessions)/.test(path)) void reader.load();
}

/** The sentence for a thing that went wrong, in the person's terms. */
export function sentenceFor(cause: unknown): string {
  if (cause instanceof Unreachable) return `${words.net.unreachable} ${words.net.notSavedText}`;
  if (cause instanceof Refused) return cause.message.charAt(0).toUpperCase() + cause.message.slice(1);
  return words.net.problem;
}
