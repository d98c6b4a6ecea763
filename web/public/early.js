// Asks for who is here and, on Today, for the day, while the app itself is still on its way.
// `api/client.ts` takes these answers; nothing else does.
(function () {
  const two = (n) => String(n).padStart(2, '0');
  const now = new Date();
  const today = `/today?on=${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const language = localStorage.getItem('recoup-language') === 'de' ? 'de' : 'en';
  const paths = location.pathname === '/' ? ['/me', today] : ['/me'];
  window.recoupEarly = new Map(paths.map((path) => [path, fetch(`/api/v1${path}`, { headers: { accept: 'application/json', 'accept-language': language }, signal: AbortSignal.timeout(15_000) })]));
  // Who takes it hears that nobody answered; when nobody does, it is no news.
  for (const answer of window.recoupEarly.values()) answer.catch(() => null);
  // The first date that is written makes the browser fetch its names of days: now, while it waits anyway.
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(now);
})();
