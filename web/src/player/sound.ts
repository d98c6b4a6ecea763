// What the player makes heard and felt. No sound carries meaning alone: the page says the same in
// words, and with every sound off it vibrates and frames the screen for a moment.
import { language } from '../words/language';

export type Sound = 'bell' | 'ticks' | 'voice';
export type Sounds = Record<Sound, boolean>;

const key = 'recoup-player-sounds';
const languages = { en: 'en-GB', de: 'de-DE' };

let audio: AudioContext | null = null;

/** The three switches as this phone keeps them; the voice is off until it is wanted. */
export function sounds(): Sounds {
  const off = (localStorage.getItem(key) ?? 'voice').split(' ');
  return { bell: !off.includes('bell'), ticks: !off.includes('ticks'), voice: !off.includes('voice') };
}

export function setSounds(next: Sounds): void {
  const off = (Object.keys(next) as Sound[]).filter((one) => !next[one]);
  localStorage.setItem(key, off.join(' '));
  if (!next.voice) hush();
}

/** Browsers let a page sound only after a touch: called on every one. */
export function wake(): void {
  if (typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  void audio.resume();
}

/** One of the last three seconds. */
export function tick(on: Sounds): void {
  if (on.ticks) tone(660, 0, 0.06);
  navigator.vibrate?.(30);
}

/** The end of a stretch of work, or a change of sides. */
export function bell(on: Sounds): void {
  if (on.bell) for (const [hertz, after] of [[784, 0], [1047, 0.22]] as const) tone(hertz, after, 0.7);
  navigator.vibrate?.([80, 60, 80]);
}

export const hasVoice = (): boolean => 'speechSynthesis' in globalThis;

/** Says a cue in the language of the page; a new one takes the place of an old one. */
export function speak(on: Sounds, text: string): void {
  if (!on.voice || !hasVoice()) return;
  hush();
  const said = new SpeechSynthesisUtterance(text);
  said.lang = languages[language];
  speechSynthesis.speak(said);
}

export function hush(): void {
  if (hasVoice()) speechSynthesis.cancel();
}

function tone(hertz: number, after: number, lasts: number): void {
  if (audio?.state !== 'running') return;
  const [wave, volume] = [audio.createOscillator(), audio.createGain()];
  const begins = audio.currentTime + after;
  wave.frequency.value = hertz;
  volume.gain.setValueAtTime(0.2, begins);
  volume.gain.exponentialRampToValueAtTime(0.001, begins + lasts);
  wave.connect(volume).connect(audio.destination);
  wave.start(begins);
  wave.stop(begins + lasts);
}
