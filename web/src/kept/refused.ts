// What the person answers about a write that the server would not take.
import { answer, send } from '../app.svelte';
import type { Waiting } from './db';
import { forget, post } from './outbox';

type Versioned = { rev?: { counter: number; device: string } } | null;

/** Sends a refused write again with a higher counter, or lets it go. Of two devices' versions the
 *  chosen one is written once more, whichever it is, so that both devices come to it. */
export async function resolveRefused(one: Waiting, how: 'again' | 'drop'): Promise<void> {
  const chosen = (how === 'again' ? one.body : one.stored) as Versioned;
  if (how === 'drop' && !chosen) await forget(one.path);
  else {
    const counter = one.counter + 1;
    const device = (one.body as Versioned)?.rev?.device;
    const body = chosen?.rev ? { ...chosen, rev: { counter, device: device ?? chosen.rev.device } } : chosen;
    // A taking back says its counter in its address.
    const path = one.verb === 'DELETE' ? one.path.replace(/counter=\d+/, `counter=${counter}`) : one.path;
    if (path !== one.path) await forget(one.path);
    await post({ ...one, path, counter, body });
  }
  await send();
  void answer(`/today?on=${one.day}`).load();
}
