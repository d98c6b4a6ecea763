// Keeps the screen on while a session plays, and tells the lock screen and media keys about it.

/** Holds the screen awake until the returned function is called; a lock that is lost while the page is away is taken again. */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const take = async () => {
    if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    const taken = await navigator.wakeLock.request('screen').catch(() => null);
    if (over) void taken?.release();
    else lock = taken;
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

export type Keys = { play: () => void; pause: () => void; nexttrack: () => void; previoustrack: () => void };

/** Gives the media keys to the player until the returned function is called. */
export function takeKeys(keys: Keys): () => void {
  const media = navigator.mediaSession;
  if (!media) return () => {};
  const names = Object.keys(keys) as (keyof Keys)[];
  for (const name of names) media.setActionHandler(name, keys[name]);
  return () => {
    for (const name of names) media.setActionHandler(name, null);
    media.metadata = null;
    media.playbackState = 'none';
  };
}

/** What the lock screen shows: "90/90 hip switches, left" of "Day-after legs". */
export function showOnLock(title: string, album: string, playing: boolean): void {
  const media = navigator.mediaSession;
  if (!media || typeof MediaMetadata === 'undefined') return;
  media.metadata = new MediaMetadata({ title, album, artist: 'Recoup' });
  media.playbackState = playing ? 'playing' : 'paused';
}
