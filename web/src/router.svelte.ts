// Where the person is: the address bar, read as a page and its parts. Every page is a URL that
// can be reloaded; links are ordinary links.

export type Place =
  | { page: 'today'; sheet: 'choose' | null }
  | { page: 'checkin'; part: 'form' | 'pain' | 'wrong' }
  | { page: 'session'; id: string }
  | { page: 'recover'; id: string }
  | { page: 'compose' }
  | { page: 'play'; id: string }
  | { page: 'snack' }
  | { page: 'week'; week: string | null; move: string | null }
  | { page: 'program'; id: string | null }
  | { page: 'history' }
  | { page: 'entry'; kind: 'session' | 'recovery'; id: string }
  | { page: 'activity'; id: string }
  | { page: 'progress' }
  | { page: 'report' }
  | { page: 'experiment' }
  | { page: 'evening' }
  | { page: 'warning' }
  | { page: 'ifthen' }
  | { page: 'lift'; id: string }
  | { page: 'calendar' }
  | { page: 'library'; shelf: 'recovery' | 'movements' | 'lifts' }
  | { page: 'you'; part: 'top' | 'days' | 'kit' | 'health' | 'tokens' | 'imports' | 'exports' | 'keys' | 'rules' | 'plates' | 'privacy' | 'body' | 'cycle' | 'recovery' }
  | { page: 'import' }
  | { page: 'setup'; token: string | null }
  | { page: 'welcome'; step: number }
  | { page: 'signin' }
  | { page: 'nowhere' };

const youParts = ['days', 'kit', 'health', 'tokens', 'imports', 'exports', 'keys', 'rules', 'plates', 'privacy', 'body', 'cycle', 'recovery'] as const;

/** Reads an address. Unknown ones are `nowhere`, never an error. */
export function placeOf(path: string, hash = ''): Place {
  const [first = '', second, third, fourth] = path.split('/').filter(Boolean).map(decodeURIComponent);
  switch (first) {
    case '': return { page: 'today', sheet: null };
    case 'choose': return { page: 'today', sheet: 'choose' };
    case 'checkin': return { page: 'checkin', part: second === 'pain' || second === 'wrong' ? second : 'form' };
    case 'session': return { page: 'session', id: second ?? 'new' };
    case 'recover': return second === 'compose' && !third ? { page: 'compose' } : second ? { page: third === 'play' ? 'play' : 'recover', id: second } : { page: 'nowhere' };
    case 'snack': return { page: 'snack' };
    case 'week': return { page: 'week', week: second ?? null, move: third === 'move' && fourth ? fourth : null };
    case 'program': return { page: 'program', id: second ?? null };
    case 'history': return (second === 'session' || second === 'recovery') && third ? { page: 'entry', kind: second, id: third } : { page: 'history' };
    case 'activity': return { page: 'activity', id: second ?? 'new' };
    case 'progress': return { page: 'progress' };
    case 'report': return { page: 'report' };
    case 'experiment': return { page: 'experiment' };
    case 'evening': return { page: 'evening' };
    case 'if-then': return { page: 'ifthen' };
    case 'warning': return { page: 'warning' };
    case 'lift': return second ? { page: 'lift', id: second } : { page: 'progress' };
    case 'calendar': return { page: 'calendar' };
    case 'library': return { page: 'library', shelf: second === 'movements' || second === 'lifts' ? second : 'recovery' };
    case 'you': return { page: 'you', part: youParts.find((part) => part === second) ?? 'top' };
    case 'import': return { page: 'import' };
    case 'setup': return { page: 'setup', token: new URLSearchParams(hash.replace(/^#/, '')).get('token') };
    case 'welcome': return { page: 'welcome', step: Math.min(5, Math.max(1, Number(second) || 1)) };
    case 'signin': return { page: 'signin' };
    default: return { page: 'nowhere' };
  }
}

class Router {
  place = $state.raw<Place>({ page: 'today', sheet: null });
  /** Counts arrivals by link or back button, so that the page can move focus; sheets do not count. */
  arrivals = $state(0);

  start(): void {
    this.read();
    addEventListener('popstate', () => this.arrive());
    document.addEventListener('click', (event) => this.follow(event));
  }

  go(path: string, how: 'push' | 'replace' = 'push'): void {
    if (how === 'push') history.pushState({ inside: true }, '', path);
    else history.replaceState(history.state, '', path);
    this.arrive();
  }

  /** One step out: back where the person came from, or to a page that always exists. */
  out(otherwise = '/'): void {
    if ((history.state as { inside?: boolean } | null)?.inside) history.back();
    else this.go(otherwise, 'replace');
  }

  private arrive(): void {
    const before = this.place;
    this.read();
    if (pageKey(before) === pageKey(this.place)) return;
    this.arrivals += 1;
    scrollTo({ top: 0 });
  }

  private read(): void {
    this.place = placeOf(location.pathname, location.hash);
  }

  private follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.pathname.startsWith('/api/') || (link.hash && link.pathname === location.pathname)) return;
    event.preventDefault();
    this.go(link.pathname + link.hash);
  }
}

/** Two places with the same key are one page with or without a sheet over it. */
function pageKey(place: Place): string {
  if (place.page === 'today') return 'today';
  if (place.page === 'week') return `week ${place.week ?? ''}`;
  return JSON.stringify(place);
}

export const router = new Router();
export const go = (path: string, how?: 'push' | 'replace') => router.go(path, how);
