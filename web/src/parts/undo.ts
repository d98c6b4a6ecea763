// Takes back what the message on the page says was done.
import { app } from '../app.svelte';

export function takeBack(): void {
  const back = app.toast?.undo;
  app.hideToast();
  back?.();
}
