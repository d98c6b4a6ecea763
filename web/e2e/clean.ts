// What holds for every page: nothing that axe finds, and controls that a thumb can hit.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, each with the element it means. */
export async function found(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
}

/** Controls under 44 px in either direction, except links inside sentences. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('a[href], button, summary, select, textarea, input:not([type=hidden])')].filter(
      (el) => el.checkVisibility({ opacityProperty: false }) && !el.closest('.unseen') && !el.classList.contains('unseen') && !el.classList.contains('skip'),
    );
    const tooSmall = (el: HTMLElement) => {
      const target = el.matches('input') ? (el.closest<HTMLElement>('label') ?? el) : el;
      const box = target.getBoundingClientRect();
      const inline = el.matches('a') && getComputedStyle(el).display === 'inline';
      return box.width > 0 && !inline && (box.height < 43.5 || box.width < 43.5);
    };
    return shown.filter(tooSmall).map((el) => el.outerHTML.slice(0, 120));
  });
}
