// How the app looks on this device: theme and single-key shortcuts. Small, synchronous, and not personal.

export type Theme = 'system' | 'light' | 'dark';

const themeKey = 'recoup-theme';
const keysKey = 'recoup-keys';

export function theme(): Theme {
  const kept = localStorage.getItem(themeKey);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function setTheme(next: Theme): void {
  localStorage.setItem(themeKey, next);
  applyTheme();
}

export function applyTheme(): void {
  const now = theme();
  if (now === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = now;
}

export function keysOn(): boolean {
  return localStorage.getItem(keysKey) !== 'off';
}

export function setKeys(on: boolean): void {
  localStorage.setItem(keysKey, on ? 'on' : 'off');
}
