// Changes to the profile go to the server at once: they need it to re-plan.
import type { Me, Profile } from '../api/types';
import { app, nextRev, request, sentenceFor } from '../app.svelte';
import { words } from '../words';

/** Sends part of the profile; the rest stays as it was. Throws what the server said. */
export async function sendProfile(part: Partial<Profile>): Promise<void> {
  const before = app.me?.profile;
  if (before) app.setMe(await request<Me>('PUT', '/profile', { ...before, ...part, rev: await nextRev(before.rev) }));
}

/** Saves part of the profile; says so, or says what is wrong. True when it was saved. */
export async function saveProfile(part: Partial<Profile>): Promise<boolean> {
  if (!app.me?.profile) return false;
  try {
    await sendProfile(part);
    app.show(words.saved);
    return true;
  } catch (cause) {
    app.show(sentenceFor(cause));
    return false;
  }
}
