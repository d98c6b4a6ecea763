// An import under way: the file, what the server reads in it, and what the person says about it.
// The file itself waits on this phone, so a reload or a dropped connection loses nothing.
import { Refused, Unreachable } from '../api/client';
import type { ArchiveAbout, ImportDone, ImportPreview } from '../api/types';
import { app, request, sentenceFor } from '../app.svelte';
import { dropDraft, findDraft, keepDraft } from '../kept/db';
import { importing } from '../words/en/importing';
import { saySentence } from '../words/said';
import { asOne, type Picked } from './several';
import { Upload } from './upload.svelte';

export type Step = 'file' | 'units' | 'preview' | 'done';
type Unit = 'kg' | 'lb';
type Kept = { file: File; unit: Unit | null; order: string | null; columns?: { [header: string]: string } };

const key = 'import';
/** RULINGS: 8 GB for health archives, 64 MB for text logs, which the server tells apart. */
const mostBytes = 8 * 1024 ** 3;
/** RULINGS: what the server looks at together. */
const mostFiles = 100_000;
/** A larger file is not kept on the phone while it waits. */
const mostKept = 64 * 1024 ** 2;

/** Where a name goes that is no exercise of the library. */
export const own = 'own';

/** What a file is, by its app's name. */
export const formatName = (code: string) => importing.format[code] ?? saySentence(code);

/** Whether the unit is a question: a table without any load has none. */
const isAsked = (heard: ImportPreview) => heard.unit.state === 'guessed' || (heard.unit.state === 'unknown' && heard.unit.sample !== null);

export class Intake {
  step = $state<Step>('file');
  file = $state.raw<File | null>(null);
  unit = $state<Unit | null>(null);
  dates = $state<string | null>(null);
  preview = $state.raw<ImportPreview | null>(null);
  mapping = $state<{ [name: string]: string }>({});
  columns = $state<{ [header: string]: string }>({});
  units = $state<{ [exercise: string]: Unit }>({});
  /** Whether what tells of the cycle or of symptoms is kept. */
  intimate = $state(false);
  /** Whether the file is an archive of ours, to be put back as a whole. */
  archive = $state(false);
  upload = new Upload();
  done = $state.raw<ImportDone | null>(null);
  undone = $state(false);
  busy = $state(false);
  /** Whether the file waits here for the server. */
  waits = $state(false);
  trouble = $state('');

  readonly asksUnit = $derived(this.preview !== null && isAsked(this.preview));
  readonly asksColumns = $derived(this.preview?.asks_columns ?? false);
  private readonly columnsKnown = $derived(!this.asksColumns || ['date', 'exercise'].every((what) => Object.values(this.columns).includes(what)));
  /** Whether every question of the second step is answered. */
  readonly isAnswered = $derived(
    this.preview !== null && this.columnsKnown && (!this.asksUnit || this.unit !== null) && (!this.preview.date_question || this.dates !== null),
  );
  private readonly freshReadings = $derived((this.preview?.readings ?? []).reduce((n, one) => n + (one.is_intimate && !this.intimate ? 0 : one.new_days), 0));
  /** What the file tells beside sets that is not known yet. */
  readonly freshBeside = $derived(this.freshReadings + (this.preview?.new_activities ?? 0) + (this.preview?.new_busy_days ?? 0));

  constructor() {
    void findDraft<Kept>(key).then((kept) => {
      if (!kept || this.file) return;
      [this.file, this.unit, this.dates, this.columns] = [kept.body.file, kept.body.unit, kept.body.order, kept.body.columns ?? {}];
      void this.read();
    });
  }

  /** Takes what was picked or dropped: one file as it is, several as one. */
  async takeAll(from: Picked[] | Promise<Picked[]>): Promise<void> {
    this.trouble = '';
    this.busy = true;
    try {
      const all = await from;
      const bytes = all.reduce((sum, one) => sum + one.file.size, 0);
      if (all.length > mostFiles) this.trouble = importing.tooMany;
      else if (bytes > mostBytes) this.trouble = importing.tooBig;
      else if (all.length === 0) this.trouble = importing.noFiles;
      else {
        const one = all.length === 1 ? all[0]!.file : await asOne(all, importing.severalFiles(all.length));
        this.busy = false;
        await this.take(one);
      }
    } catch {
      this.trouble = importing.cannotOpen;
    }
    this.busy = false;
  }

  private async take(picked: File): Promise<void> {
    this.forget();
    this.file = picked;
    this.archive = await isArchive(picked);
    if (this.archive) return;
    await this.keepFile();
    await this.read();
  }

  /** Goes on with the answers: they are kept, and the file is read with them. */
  async answer(): Promise<void> {
    await this.keepFile();
    await this.read();
  }

  private async keepFile(): Promise<void> {
    const { file, unit, dates } = this;
    if (file && file.size <= mostKept) await keepDraft(key, { file, unit, order: dates, columns: $state.snapshot(this.columns) });
  }

  /** Asks the server what is in the file. */
  async read(): Promise<void> {
    if (!this.file || this.busy) return;
    this.busy = true;
    this.waits = false;
    this.trouble = '';
    try {
      const heard = await this.upload.send<ImportPreview>('POST', '/imports/preview', this.form(this.file));
      this.hear(heard);
    } catch (cause) {
      if (cause instanceof Unreachable) this.waits = true;
      else {
        this.trouble = cause instanceof Refused ? `${importing.cannot}: ${cause.message}.` : sentenceFor(cause);
        this.step = 'file';
        this.file = null;
        await dropDraft(key);
      }
    }
    this.busy = false;
  }

  private hear(heard: ImportPreview): void {
    if (this.preview === null) for (const name of heard.names) if (!name.exercise_id) this.mapping[name.source] = name.guess?.exercise_id ?? own;
    this.preview = heard;
    for (const column of heard.columns) this.columns[column.header] ??= column.holds ?? '';
    const isOpen = heard.asks_columns || (isAsked(heard) && this.unit === null) || (heard.date_question && this.dates === null);
    this.step = isOpen ? 'units' : 'preview';
  }

  /** Keeps all of it, or nothing. */
  async add(): Promise<void> {
    const { file, preview } = this;
    if (!file || !preview) return;
    const form = this.form(file);
    if (!this.unit && preview.unit.guess) form.append('unit', preview.unit.guess);
    const chosen = Object.entries($state.snapshot(this.mapping)).filter(([, to]) => to !== own);
    form.append('mapping', JSON.stringify(Object.fromEntries(chosen)));
    await this.working(async () => {
      this.done = await this.upload.send<ImportDone>('POST', '/imports', form);
      this.step = 'done';
      await dropDraft(key);
    });
  }

  /** Puts an archive back into an account that is still empty; the app begins anew with it. */
  async putBack(): Promise<void> {
    const { file } = this;
    if (!file) return;
    await this.working(async () => {
      await this.upload.send<ArchiveAbout>('PUT', '/archive', file);
      app.say(importing.archiveDone);
      location.assign('/');
    });
  }

  async undo(): Promise<void> {
    const { done } = this;
    if (!done) return;
    await this.working(async () => {
      await request('DELETE', `/imports/${done.id}`);
      this.undone = true;
      app.say(importing.undone);
    });
  }

  async restart(): Promise<void> {
    await dropDraft(key);
    this.forget();
  }

  /** What was read, left out and decided, line by line. */
  report(): string {
    const { preview, done } = this;
    if (!preview || !done) return '';
    const lines = [
      `${preview.file_name} (${formatName(preview.format)}, ${preview.family})`,
      `sha256 ${preview.sha256}`,
      `import ${done.id}`,
      `${importing.doneHead(done.sets)} ${importing.doneText(done.sessions, done.skipped_known)}`,
      importing.alsoDone(done.readings, done.activities, done.busy_days),
      ...preview.names.map((name) => `${name.source} (${name.sets}): ${name.exercise_id ?? this.mapping[name.source] ?? own}`),
      ...preview.issues.map((issue) => importing.unreadRow(issue.line, issue.field, issue.found, saySentence(issue.done))),
    ];
    return lines.filter(Boolean).join('\n') + '\n';
  }

  /** One thing at a time; what goes wrong is said and nothing is lost. */
  private async working(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.trouble = '';
    try {
      await work();
    } catch (cause) {
      this.trouble = sentenceFor(cause);
    }
    this.busy = false;
  }

  private forget(): void {
    [this.step, this.file, this.unit, this.dates, this.preview, this.trouble] = ['file', null, null, null, null, ''];
    [this.waits, this.archive, this.intimate, this.undone, this.done] = [false, false, false, false, null];
    [this.mapping, this.columns, this.units] = [{}, {}, {}];
  }

  private form(picked: File): FormData {
    const form = new FormData();
    form.append('file', picked, picked.name);
    if (this.unit) form.append('unit', this.unit);
    if (this.dates) form.append('date_order', this.dates);
    const told = Object.entries($state.snapshot(this.columns)).filter(([, what]) => what !== '');
    if (told.length > 0) form.append('columns', JSON.stringify(Object.fromEntries(told)));
    if (Object.keys(this.units).length > 0) form.append('exercise_units', JSON.stringify($state.snapshot(this.units)));
    if (this.intimate) form.append('keep_intimate', 'true');
    return form;
  }
}

/** An archive of ours begins with what it says of itself. */
async function isArchive(picked: File): Promise<boolean> {
  const head = new Uint8Array(await picked.slice(0, 64).arrayBuffer());
  const text = String.fromCharCode(...head);
  return text.startsWith('PK') && text.includes('about.json');
}
