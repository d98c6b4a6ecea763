// The scenes of the gallery: every screen and its states, each reached from the one before it as a
// person would reach it. Two acts: someone new, and the demo athlete on a Monday morning.

/** Opens an address and waits for its heading. */
export async function open(page, path) {
  await page.goto(page.home + path);
  await page.locator('h1').first().waitFor();
}

const button = (page, name) => page.getByRole('button', { name });
const dialog = (page) => page.getByRole('dialog');

/** Answers the morning: how recovered, and the four others where they are said (1 to 5). */
async function morning(page, recovered, others = []) {
  await open(page, '/checkin');
  await page.getByRole('slider').first().fill(String(recovered));
  for (const [n, answer] of others.entries()) await page.locator('fieldset.five, .five').nth(n).getByRole('radio').nth(answer - 1).check();
}

async function show(page) {
  await button(page, 'Show my day').click();
  await page.waitForURL(`${page.home}/`);
  await page.waitForLoadState('networkidle');
}

/** Goes on in the player until it shows a part of this kind. */
async function until(page, text) {
  for (let n = 0; n < 400; n += 1) {
    if (await page.getByText(text, { exact: true }).first().isVisible()) return page.clock.runFor(2_000);
    await page.clock.runFor(1_000);
  }
  throw new Error(`gallery: never came to ${text}`);
}

async function play(page, session) {
  await page.goto(`${page.home}/recover/${session}/play`);
  await page.locator('main[data-status]').waitFor();
}

const log = (page) => page.locator('.logdock .log');

const table = [
  'Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE',
  '2025-03-03 18:00:00,Lower,54m,Squat (Barbell),1,80,5,0,0,,,',
  '2025-03-03 18:00:00,Lower,54m,Squat (Barbell),2,80,5,0,0,,,8',
  "2025-03-03 18:00:00,Lower,54m,Jo's finisher,1,20,12,0,0,,,",
  '2025-03-06 18:00:00,Upper,47m,Bench Press (Barbell),1,60,8,0,0,,,',
  '2025-03-06 18:00:00,Upper,47m,Bench Press (Barbell),2,60,many,0,0,,,',
].join('\n');

/** Someone new: from the link in the terminal to day 1. */
export const arriving = [
  ['The link is needed', (page) => page.goto(page.home)],
  ['Setting up', (page) => page.goto(page.setupLink)],
  ['Welcome: the goal', async (page) => {
    await page.getByLabel('Your name').fill('Maya');
    await page.getByLabel('Password').fill('correct horse battery staple');
    await button(page, 'Create my account').click();
    await page.getByRole('heading', { name: 'What brings you here?' }).waitFor();
  }],
  ['Welcome: days', (page) => button(page, 'Next').click()],
  ['Welcome: kit', (page) => button(page, 'Next').click()],
  ['Welcome: health', async (page) => {
    await page.getByText('Cable').click();
    await button(page, 'Next').click();
    await page.getByRole('checkbox', { name: 'None of these' }).waitFor();
  }],
  ['Welcome: ready', async (page) => {
    await page.getByRole('checkbox', { name: 'None of these' }).check();
    await button(page, 'Next').click();
    await page.getByRole('heading', { name: 'First strength day' }).waitFor();
    await page.getByRole('checkbox', { name: 'I understand' }).check();
  }],
  ['Welcome: program', async (page) => {
    await page.locator('summary').filter({ hasText: 'Program' }).click();
    await page.locator('input[name=program]:checked').waitFor();
  }],
  ['Today, day 1', async (page) => {
    await button(page, 'Start day 1').click();
    await page.getByText('day 1 of').waitFor();
  }],
  ['Progress, nothing yet', (page) => open(page, '/progress')],
  ['History, nothing yet', (page) => open(page, '/history')],
  ['Calendar, nothing yet', (page) => open(page, '/calendar')],
  ['Today, getting to know you', async (page) => {
    await morning(page, 6);
    await show(page);
  }],
  ['Sign in', async (page) => {
    await open(page, '/you');
    await button(page, 'Sign out').click();
    await button(page, 'Sign in').waitFor();
  }],
];

/** The demo athlete, a Monday morning in her seventh week. */
export const athlete = [
  ['Today, before the check-in', (page) => open(page, '/')],
  ['Check-in, untouched', (page) => open(page, '/checkin')],
  ['Check-in, answered', async (page) => {
    await morning(page, 7);
    for (const five of await page.locator('fieldset').filter({ has: page.locator('input[type=radio]') }).all()) {
      if ((await five.getByRole('radio').count()) === 5) await five.getByRole('radio').nth(3).check();
    }
  }],
  ['Check-in, where it is sore', async (page) => {
    await page.getByText('Where is it sore?').click();
    await button(page, /^Front of thighs/).first().click();
  }],
  ['Check-in, pain', (page) => open(page, '/checkin/pain')],
  ['Something feels wrong', (page) => open(page, '/checkin/wrong')],
  ['Today, push', async (page) => {
    await open(page, '/checkin');
    await show(page);
  }],
  ['Why', (page) => page.locator('summary', { hasText: 'Everything we looked at' }).click()],
  ['Do something else', async (page) => {
    await open(page, '/');
    await page.getByRole('link', { name: 'Do something else' }).click();
    await dialog(page).waitFor();
  }],
  ['Logger', async (page) => {
    await open(page, '/');
    await button(page, /^Start/).first().click();
    await page.waitForURL(/\/session\//);
    await page.locator('.ex h2').first().waitFor();
  }],
  ['Logger, rest', async (page) => {
    await log(page).click();
    await page.getByRole('timer').waitFor();
  }],
  ['Logger, the next set', async (page) => {
    await button(page, 'Skip rest').click();
  }],
  ['Logger, weight and plates', async (page) => {
    await button(page, 'Plates').first().click();
    await dialog(page).waitFor();
  }],
  ['Logger, swap a lift', async (page) => {
    await page.keyboard.press('Escape');
    await button(page, /^Swap .* for/).first().click();
    await dialog(page).getByRole('radio').first().waitFor();
  }],
  ['Logger, add a lift', async (page) => {
    await page.keyboard.press('Escape');
    await button(page, 'Add a lift').click();
    await dialog(page).getByRole('searchbox').fill('row');
    await page.waitForLoadState('networkidle');
  }],
  ['Logger, menu', async (page) => {
    // The first Escape empties the search.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await button(page, 'Session menu').click();
    await dialog(page).waitFor();
  }],
  ['Logger, finish', async (page) => {
    await button(page, /^All done as planned/).click();
    await button(page, /^Finish/).first().click();
    await page.getByRole('radio', { name: 'Hard', exact: true }).check();
  }],
  ['Today, done', async (page) => {
    await dialog(page).getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('heading', { level: 1, name: 'Done', exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
  }],
  ['Evening', (page) => open(page, '/evening')],
  ['Week', (page) => open(page, '/week')],
  ['Move a session', async (page) => {
    await page.getByRole('link', { name: /^Move / }).last().click();
    await dialog(page).getByRole('radio').first().waitFor();
  }],
  ['Program', (page) => open(page, '/program')],
  ['If-then plan', (page) => open(page, '/if-then')],
  ['History', (page) => open(page, '/history')],
  ['A session of before', async (page) => {
    await page.locator('main a[href^="/history/session/"]').first().click();
    await page.waitForURL(/history\/session/);
  }],
  ['Another activity', (page) => open(page, '/activity/new')],
  ['Progress', (page) => open(page, '/progress')],
  ['A lift', async (page) => {
    await page.locator('main a[href^="/lift/"]').first().click();
    await page.waitForURL(/lift\//);
    await page.locator('h1').first().waitFor();
  }],
  ['Soreness calendar', (page) => open(page, '/calendar')],
  ['Own test', (page) => open(page, '/experiment')],
  ['60-day report', (page) => open(page, '/report')],
  ['Early warning', (page) => open(page, '/warning')],
  ['Library', (page) => open(page, '/library')],
  ['Library, movements', (page) => open(page, '/library/movements')],
  ['Library, lifts', (page) => open(page, '/library/lifts')],
  ['Own exercise', async (page) => {
    await button(page, 'Add your own').click();
    await page.getByLabel('What you call it').fill('Suitcase hold');
  }],
  ['Compose', async (page) => {
    await open(page, '/recover/compose');
    await button(page, /^Front of thighs/).first().click();
  }],
  ['Composed', async (page) => {
    await button(page, 'Put it together').click();
    await button(page, /^Start/).waitFor();
  }],
  ['Recovery session', (page) => open(page, '/recover/day-after-legs')],
  ['Player, get ready', async (page) => {
    await play(page, 'day-after-legs');
    await page.keyboard.press('ArrowRight');
    await page.clock.runFor(2_000);
  }],
  ['Player, one side', (page) => until(page, 'Left side')],
  ['Player, other side', (page) => until(page, 'Other side')],
  ['Player, rest', async (page) => {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await until(page, 'Rest');
  }],
  ['Player, paused', (page) => page.keyboard.press('Space')],
  ['Player, sounds', (page) => page.keyboard.press('s')],
  ['Player, leaving', async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }],
  ['Player, done', (page) => button(page, /Finish here/).click()],
  ['Player, breathing', async (page) => {
    await play(page, 'full-rest');
    await page.clock.runFor(7_000);
  }],
  ['Snacks', (page) => open(page, '/snack')],
  ['Snacks, on', async (page) => {
    const on = page.getByRole('switch', { name: /Snack reminders/ });
    await on.check();
    await page.waitForLoadState('networkidle');
  }],
  ['You', (page) => open(page, '/you')],
  ['You: days', (page) => open(page, '/you/days')],
  ['You: kit', (page) => open(page, '/you/kit')],
  ['You: plates', (page) => open(page, '/you/plates')],
  ['You: health', (page) => open(page, '/you/health')],
  ['You: cycle and symptoms', (page) => open(page, '/you/cycle')],
  ['You: body mass', (page) => open(page, '/you/body')],
  ['You: recovery and snacks', (page) => open(page, '/you/recovery')],
  ['You: rules', (page) => open(page, '/you/rules')],
  ['You: privacy', (page) => open(page, '/you/privacy')],
  ['You: exports', (page) => open(page, '/you/exports')],
  ['You: imports', (page) => open(page, '/you/imports')],
  ['You: tokens', (page) => open(page, '/you/tokens')],
  ['You: keys', (page) => open(page, '/you/keys')],
  ['Import, a file', (page) => open(page, '/import')],
  ['Import, units', async (page) => {
    await page.getByLabel('Choose a file').setInputFiles({ name: 'strong.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByRole('heading', { name: 'Kilograms or pounds?' }).waitFor();
  }],
  ['Import, preview', async (page) => {
    await page.getByRole('radio', { name: /Kilograms/ }).check();
    await button(page, 'Show me the preview').click();
    await page.getByRole('heading', { name: /will be added/ }).waitFor();
  }],
  ['Import, done', async (page) => {
    await button(page, /^Add /).click();
    await page.getByRole('heading', { name: /sets are in\.$/ }).waitFor();
  }],
  ['No such page', (page) => open(page, '/nowhere')],
];

/** The same Monday when it goes otherwise: each scene is a morning of its own. */
export const otherwise = [
  ['Today, hold', async (page) => {
    await morning(page, 4);
    await show(page);
  }],
  ['Today, swap', async (page) => {
    await morning(page, 1);
    await show(page);
  }],
  ['Today, chosen otherwise', async (page) => {
    await page.getByRole('link', { name: 'Do something else' }).click();
    await dialog(page).getByRole('button', { name: /held/ }).click();
    await dialog(page).getByText('Sore but fine once warm').click();
    await dialog(page).getByRole('button', { name: 'Train, held' }).click();
    await page.getByText(/You chose Hold/).waitFor();
  }],
  ['Today, offline', async (page) => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await morning(page, 6);
    await button(page, 'Show my day').click();
    await page.getByText('1 thing waiting').waitFor();
  }],
  ['Today, rest', async (page) => {
    await page.context().setOffline(false);
    await page.getByText(/saved to your server/).waitFor();
    await morning(page, 6);
    await page.getByText('Pain or feeling ill?').click();
    await page.getByText('Fever', { exact: true }).click();
    await show(page);
  }],
  ['Today, get medical help', async (page) => {
    await open(page, '/checkin/wrong');
    await page.getByRole('checkbox', { name: /dark urine/i }).check();
    await button(page, 'Continue').click();
    await page.getByRole('heading', { level: 1, name: 'Get medical help' }).waitFor();
  }],
];
