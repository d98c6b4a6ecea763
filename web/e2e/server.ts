// The real binary on a free loopback port with a data folder of its own, gone when the test is.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Server = { url: string; setupLink: string | null; folder: string; stop: () => Promise<void> };

const binary = process.env['RECOUP_BIN'] ?? join(import.meta.dirname, '../../target/debug/recoup');
const patienceMs = 30_000;

export async function startServer(...flags: string[]): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'recoup-e2e-'));
  const port = await freePort();
  const child = spawn(binary, ['--data-dir', folder, 'serve', '--bind', `127.0.0.1:${port}`, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = listen(child);
  const url = `http://localhost:${port}`;
  try {
    await answers(child, url, said);
  } catch (cause) {
    child.kill();
    throw cause;
  }
  const stop = async () => {
    if (child.exitCode === null) {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
    }
    await rm(folder, { recursive: true, force: true });
  };
  const link = () => /https?:\/\/\S+\/setup#token=\S+/.exec(said())?.[0] ?? null;
  return { url, setupLink: await soon(link), folder, stop };
}

function listen(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  return () => said;
}

async function answers(child: ChildProcess, url: string, said: () => string): Promise<void> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`${binary} ended with ${child.exitCode}: ${said()}`);
    const there = await fetch(`${url}/api/v1/health`).then((response) => response.ok, () => false);
    if (there) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${binary} did not answer on ${url}: ${said()}`);
}

/** What a reader finds within a second, else null. */
async function soon<T>(read: () => T | null): Promise<T | null> {
  for (let n = 0; n < 10 && read() === null; n += 1) await new Promise((done) => setTimeout(done, 100));
  return read();
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
