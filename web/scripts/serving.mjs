// A server for the scripts that look at it or time it. Its port is always the same, because pages show their address.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const port = 7431;
const url = `http://localhost:${port}`;

/** Starts a command that serves and waits until it answers; `said` is what it printed, `stop` ends it and what it started. */
export async function serve(command, ...args) {
  const child = spawn(command, [...args, '--bind', `127.0.0.1:${port}`], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const gone = once(child, 'exit');
  const end = () => child.exitCode === null && child.signalCode === null && process.kill(-child.pid);
  process.once('exit', end);
  let said = '';
  child.stdout.on('data', (bytes) => (said += bytes));
  while (!(await fetch(`${url}/api/v1/health`).then((response) => response.ok, () => false))) {
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}: ${said}`);
    await new Promise((done) => setTimeout(done, 200));
  }
  const stop = async () => {
    end();
    process.off('exit', end);
    await gone;
  };
  return { url, said: () => said, stop };
}
