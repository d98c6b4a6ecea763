// A large file on its way: how far it is sent, then how far the server has read it.
import { send } from '../api/send';
import type { ReadingProgress } from '../api/types';
import { request } from '../app.svelte';
import { uuid7 } from '../kept/uuid';

export class Upload {
  /** How much of the file is sent, and the seconds that the rest will take. */
  sent = $state.raw<{ share: number; left: number | null } | null>(null);
  /** How much of the file the server has read, of what it tells of; the same for the rest. */
  read = $state.raw<{ share: number; left: number } | null>(null);

  /** Sends a form or a file and returns the answer. */
  async send<T>(verb: 'POST' | 'PUT', path: string, body: FormData | Blob): Promise<T> {
    const began = performance.now();
    const watch = body instanceof FormData ? uuid7() : null;
    let ended = false;
    let asking = false;
    const form = watch === null ? body : watched(body as FormData, watch);
    try {
      return await send<T>(verb, path, form, (share) => {
        this.sent = { share, left: share > 0 && share < 1 ? secondsLeft(began, share) : null };
        if (share === 1 && watch !== null && !asking) {
          asking = true;
          void this.follow(watch, () => ended);
        }
      });
    } finally {
      ended = true;
      this.sent = null;
      this.read = null;
    }
  }

  /** Asks once a second how far the server has read; a small file is read before the first answer. */
  private async follow(watch: string, hasEnded: () => boolean): Promise<void> {
    const began = performance.now();
    while (!hasEnded()) {
      await new Promise((next) => setTimeout(next, 1000));
      if (hasEnded()) return;
      const far = await request<ReadingProgress>('GET', `/imports/reading/${watch}`).catch(() => null);
      if (!far || hasEnded()) return;
      const share = far.total > 0 ? far.done / far.total : 0;
      this.read = share > 0 ? { share, left: secondsLeft(began, share) } : null;
    }
  }
}

/** What is left of what began then, at the speed so far. */
const secondsLeft = (began: number, share: number) => Math.ceil(((performance.now() - began) / 1000 / share) * (1 - share));

/** The id to ask with goes before the file, which is read as it comes. */
function watched(body: FormData, watch: string): FormData {
  const form = new FormData();
  form.append('watch', watch);
  for (const [name, value] of body) form.append(name, value);
  return form;
}
