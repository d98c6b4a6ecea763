// Sound and vibration of the timers. Neither carries meaning alone: the page says the same in words.
const offKey = 'recoup-quiet-timers';
const restKey = 'recoup-no-rest';

let audio: AudioContext | null = null;

export const soundOn = (): boolean => localStorage.getItem(offKey) !== 'off';
export const setSound = (on: boolean): void => localStorage.setItem(offKey, on ? 'on' : 'off');

/** Whether a set starts a rest by itself. */
export const restOn = (): boolean => localStorage.getItem(restKey) !== 'off';
export const setRest = (on: boolean): void => localStorage.setItem(restKey, on ? 'on' : 'off');

/** Browsers let a page sound only after a touch: called on every log. */
export function wake(): void {
  if (!soundOn() || typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  void audio.resume();
}

export function felt(): void {
  navigator.vibrate?.(20);
}

/** One of the last three seconds. */
export function tick(): void {
  tone(660, 0, 0.06);
  navigator.vibrate?.(30);
}

/** Time. */
export function bell(): void {
  tone(784, 0, 0.25);
  tone(1047, 0.22, 0.5);
  navigator.vibrate?.([80, 60, 80]);
}

/** A message where the page is not looked at, on a phone that allowed messages. */
export async function notify(said: string): Promise<void> {
  if (document.visibilityState === 'visible' || !('Notification' in globalThis) || Notification.permission !== 'granted') return;
  const worker = await navigator.serviceWorker?.getRegistration();
  await worker?.showNotification(said, { tag: 'rest', silent: true, icon: '/icon.svg' });
}

function tone(hertz: number, after: number, lasts: number): void {
  if (!soundOn() || audio?.state !== 'running') return;
  const [wave, volume] = [audio.createOscillator(), audio.createGain()];
  const at = audio.currentTime + after;
  wave.frequency.value = hertz;
  volume.gain.setValueAtTime(0.2, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + lasts);
  wave.connect(volume).connect(audio.destination);
  wave.start(at);
  wave.stop(at + lasts);
}
