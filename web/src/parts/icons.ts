// The line icons and state shapes, as paths on a 24 grid. State shapes differ before their colours do.
type Drawing = { d: string; fill?: true; width?: number; evenodd?: true; dash?: string };

const line = (d: string, width = 2): Drawing[] => [{ d, width }];
const solid = (d: string): Drawing[] => [{ d, fill: true }];
const circle = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

export const icons = {
  mark: line('M3 13.5V5h9v8.5a4.5 4.5 0 0 0 9 0V11', 3),
  push: solid('M3 13h8v8H3zM13 4h8v17h-8z'),
  hold: solid('M3 3h18v2.6H3zM3 9h8v12H3zM13 9h8v12h-8z'),
  ease: solid('M3 4h8v17H3zM13 13h8v8h-8z'),
  swap: [{ d: 'M3 6.4V3h3.4M8.6 3H12v3.4M12 8.6V12H8.6M6.4 12H3V8.6', width: 2.2 }, { d: 'M8 14h15a7.5 7.5 0 0 1-15 0z', fill: true }],
  rest: solid('M20.6 14.6A8.8 8.8 0 1 1 9.9 3.2a7.2 7.2 0 0 0 10.7 11.4z'),
  stop: [{ d: 'M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9zM10.6 6.5v4.1H6.5v2.8h4.1v4.1h2.8v-4.1h4.1v-2.8h-4.1V6.5z', fill: true, evenodd: true }],
  get_checked: [{ d: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zm-1.4 4.5v4.1H6.5v2.8h4.1v4.1h2.8v-4.1h4.1v-2.8h-4.1V6.5z', fill: true, evenodd: true }],
  learning: [{ d: circle(12, 12, 8.5), width: 3, dash: '2.5 2.84' }],
  strength: solid('M2 9h3v6H2zM6 6h4v12H6zM14 6h4v12h-4zM19 9h3v6h-3zM10 10.7h4v2.6h-4z'),
  recovery: solid('M2 10h20a10 10 0 0 1-20 0z'),
  today: line('M3 14h4V7h5v7a4 4 0 0 0 8 0v-2'),
  plan: line('M4 6.5h16v13H4zM4 10.5h16M8 3.5v4M16 3.5v4'),
  progress: line('M4 19.5h16M6 15l4-4 3.5 2.5L19 7M19 7h-4M19 7v4'),
  library: line('M4.5 4.5h6v6h-6zM13.5 7.5a3 3 0 0 0 6 0zM4.5 16.5a3 3 0 0 0 6 0zM13.5 13.5h6v6h-6z'),
  you: line(`${circle(12, 8, 4)}M4.5 20a7.5 7.5 0 0 1 15 0`),
  tick: line('m5 12.5 4.5 4.5L19 7.5', 2.6),
  plus: line('M12 5v14M5 12h14'),
  minus: line('M5 12h14'),
  close: line('m6 6 12 12M18 6 6 18'),
  back: line('M15 5l-7 7 7 7'),
  next: line('m9 5 7 7-7 7'),
  down: line('m5 9 7 7 7-7'),
  play: solid('M8 5v14l11-7z'),
  info: line(`${circle(12, 12, 8.5)}M12 11v5M12 7.8v.1`),
  grip: solid([6, 12, 18].map((y) => circle(9, y, 1.6) + circle(15, y, 1.6)).join('')),
  clock: line(`${circle(12, 12, 8.5)}M12 7.5V12l3 2`),
  phone: line('M6 4h3.5l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5V18a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z'),
  shield: line('M12 3.5 5 6v5.5c0 4.2 2.8 7.4 7 9 4.2-1.6 7-4.8 7-9V6z'),
  download: line('M12 4v11m0 0-4.5-4.5M12 15l4.5-4.5M5 19.5h14'),
  upload: line('M12 16V5m0 0L7.5 9.5M12 5l4.5 4.5M5 19.5h14'),
  trash: line('M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7'),
  file: line('M6 3.5h8l4 4v13H6zM14 3.5v4h4'),
  warn: line('M12 4.5 3 19.5h18zM12 10v4M12 16.8v.1'),
  offline: line('M7.5 18.5a4.5 4.5 0 0 1-.8-8.9M9 6.3A5.5 5.5 0 0 1 17 10a4.3 4.3 0 0 1 2.7 7.2M4 4l16 16M13 18.5h2'),
  undo: line('M8 5 4 9l4 4M4 9h9a6 6 0 0 1 0 12h-2'),
  search: line(`${circle(11, 11, 6.5)}M16 16l4.5 4.5`),
  key: line(`${circle(8.5, 12, 4.5)}M13 12h8v4M17.5 12v3`),
  edit: line('M5 19h3.5L19 8.5 15.5 5 5 15.5z'),
  share: line('M12 14V4m0 0L8.5 7.5M12 4l3.5 3.5M6 11v8.5h12V11'),
  expand: line('M8 4H4v4M16 4h4v4M8 20H4v-4M16 20h4v-4'),
  terminal: line('M4 5h16v14H4zM8 10l2.5 2L8 14M13 14.5h3'),
  exchange: line('M4 8h14m0 0-3.5-3.5M18 8l-3.5 3.5M20 16H6m0 0 3.5-3.5M6 16l3.5 3.5'),
  plates: solid('M2 11h3v2H2zM6 4h3.4v16H6zM10.4 6.5h2.8v11h-2.8zM14.2 9h2.3v6h-2.3zM17.5 11H22v2h-4.5z'),
} satisfies Record<string, Drawing[]>;

export type IconName = keyof typeof icons;
