// A message when a snack is due, while the page lives and where the person allowed it: no sound,
// and never twice for the same one.
import { go } from '../router.svelte';
import { snack as words } from '../words/en/snack';
import { answerSnack, findSnack, shown, snacks } from './keep';
import { isDue, type Standing } from './standing';

const key = 'recoup-snack-messages';
const everyMs = 30_000;

export const permission = (): NotificationPermission => ('Notification' in globalThis ? Notification.permission : 'denied');
export const remindsOn = (): boolean => localStorage.getItem(key) === 'on' && permission() === 'granted';

/** Turns messages on or off on this phone; false when the browser will not have them. */
export async function setReminds(on: boolean): Promise<boolean> {
  localStorage.setItem(key, on ? 'on' : 'off');
  if (!on) return true;
  const allowed = permission() === 'default' ? await Notification.requestPermission() : permission();
  if (allowed === 'granted') watch();
  return allowed === 'granted';
}

let timer: ReturnType<typeof setInterval> | undefined;
let told: string | null = null;

/** Looks twice a minute for as long as the page lives. */
export function watch(): void {
  if (timer !== undefined || !remindsOn()) return;
  timer = setInterval(() => void look(), everyMs);
  navigator.serviceWorker?.addEventListener('message', (event: MessageEvent<{ snack?: 'open' | 'later' }>) => void hear(event.data.snack));
  void snacks().load();
}

async function look(): Promise<void> {
  const snack = remindsOn() ? await findSnack() : null;
  if (!snack || !isDue(snack, Date.now()) || told === snack.card.due) return;
  told = snack.card.due;
  await tell(snack);
  await shown(snack);
}

async function tell({ card }: Standing): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  const step = card.session.steps[0];
  const actions = [{ action: 'open', title: words.start }, { action: 'later', title: words.in15 }];
  const options = { body: step ? `${step.name}: ${step.cue}` : '', tag: 'snack', silent: true, icon: '/icon.svg', actions };
  await worker?.showNotification(card.title, options);
}

async function hear(what: 'open' | 'later' | undefined): Promise<void> {
  if (what === 'open') return go('/snack');
  const snack = what === 'later' ? await findSnack() : null;
  if (snack) await answerSnack(snack.card.movement_id, 'postponed');
}
