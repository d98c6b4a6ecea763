// Runs a play on the page: looks at the clock four times a second, makes heard what happened since
// the last look, says it to a screen reader, and keeps the play whenever it changed.
import { app } from '../app.svelte';
import { player } from '../words/en/player';
import { keepPlay, log, nothing, type Said } from './keep';
import { at, cuesBetween, finish, look, minutesOf, type Cue, type Play, type View } from './machine';
import { doseOf } from './practice';
import { bell, hush, setSounds, sounds, speak, tick, wake, type Sound } from './sound';

const everyMs = 250;
const frameMs = 250;

export class Runner {
  play = $state.raw<Play>() as Play;
  now = $state(Date.now());
  sounds = $state.raw(sounds());
  /** True for a moment after a bell, so that nothing depends on hearing it. */
  framed = $state(false);
  readonly view = $derived(look(this.play, this.now));

  private seen: View | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(play: Play) {
    this.play = play;
  }

  /** Runs until the returned function is called. */
  start(): () => void {
    this.look();
    this.timer = setInterval(() => this.look(), everyMs);
    const again = () => this.look();
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(this.timer);
      document.removeEventListener('visibilitychange', again);
      hush();
    };
  }

  /** Something the person did: from the play as it is now to the play it makes. */
  touch(change: (play: Play, now: number) => Play): void {
    wake();
    this.look(change);
  }

  /** Ends it here; what was done counts. */
  finish(): void {
    this.touch(finish);
  }

  /** Writes what was done, and what was said about it. */
  tell(said: Said): void {
    if (this.minutes === 0) return;
    this.take({ ...this.play, counter: this.play.counter + 1 });
    void log(this.play, said);
  }

  setSound(which: Sound, on: boolean): void {
    this.sounds = { ...this.sounds, [which]: on };
    setSounds(this.sounds);
    wake();
  }

  get minutes(): number {
    return minutesOf(this.play, this.now);
  }

  private look(change: (play: Play, now: number) => Play = (play) => play): void {
    this.now = Date.now();
    const next = change(at(this.play, this.now), this.now);
    if (next !== this.play) this.take(next);
    const view = look(this.play, this.now);
    for (const cue of cuesBetween(this.seen, view)) this.sound(cue, view);
    this.seen = view;
    // The end is written down at once: what is asked afterwards may never be answered.
    if (this.play.status === 'done' && this.play.counter === 0) this.tell(nothing);
  }

  private take(next: Play): void {
    if (next.status !== this.play.status && next.status === 'paused') app.say(player.paused);
    this.play = next;
    void keepPlay(next);
  }

  private sound(cue: Cue, view: View): void {
    if (cue.kind === 'tick') tick(this.sounds);
    if (cue.kind === 'left') app.say(player.timeLeft(cue.seconds));
    if (cue.kind === 'bell') {
      bell(this.sounds);
      this.framed = true;
      setTimeout(() => (this.framed = false), frameMs);
    }
    if (cue.kind === 'part') {
      const ended = this.seen?.part.kind === 'work' && this.seen.status === 'playing' && view.part.kind !== 'ready';
      app.say(`${ended ? `${player.time}. ` : ''}${announce(view)}`);
      if (view.status === 'playing') speak(this.sounds, spoken(view));
    }
  }
}

/** What a screen reader hears when a part begins; nothing where the count alone goes on. */
function announce({ part, step, stepNumber, steps, form }: View): string {
  const { kind, amount } = doseOf(step, form);
  if (part.kind === 'ready') return player.sayStep(stepNumber, steps, part.side ? player.onSide(step.name, player.sideShort[part.side]) : step.name, player.much[kind](amount));
  if (part.kind === 'change' && part.side) return player.sayOther(player.sideShort[part.side]);
  if (part.kind === 'rest') return player.restFor(part.ms / 1000);
  return part.side ? `${player.side[part.side]}.` : `${player.kind[kind]}.`;
}

/** What the voice says: the name and the cue once, then only what changes. */
function spoken({ part, step }: View): string {
  if (part.kind === 'ready') return `${step.name}. ${step.cue}`;
  if (part.kind === 'change') return player.kind.change;
  return part.kind === 'rest' ? player.kind.rest : '';
}

