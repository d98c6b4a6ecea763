// Keeps the screen on while a session is open and looked at, where the browser can.
const key = 'recoup-sleep';

export const awakeOn = (): boolean => localStorage.getItem(key) !== 'allowed';
export const setAwake = (on: boolean): void => localStorage.setItem(key, on ? 'kept' : 'allowed');

/** Holds the screen until the returned function is called; taken up again when the page comes back. */
export function keepAwake(wanted: () => boolean): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const take = async () => {
    if (over || !awakeOn() || !wanted() || document.visibilityState !== 'visible') return;
    lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
    if (over) void lock?.release();
  };
  const again = () => void take();
  document.addEventListener('visibilitychange', again);
  void take();
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}
