import { readFileSync } from 'node:fs';
import type { AxeResults, Result, RunOptions } from 'axe-core';
import type { BrowserPhone } from '../../harness/browser/browser-phone';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong with a page for someone who sees, hears or moves with difficulty, in words; empty where nothing is. */
export type Findings = readonly string[];

interface Axe {
  run(where: object, how: RunOptions): Promise<AxeResults>;
}

/** Runs in the page, where axe is: violations alone come back, for the rest of its results is a hundred times as long. */
async function runAxe(): Promise<Result[]> {
  const { axe } = globalThis as unknown as { readonly axe: Axe };
  // No rule that is on reads a style sheet's rules, so none needs to be fetched for it.
  const how: RunOptions = { resultTypes: ['violations'], preload: { assets: ['media'] } };
  return (await axe.run({ include: ['.frame'] }, how)).violations;
}

/** Violations of WCAG 2.2 A and AA that axe calls serious or critical, within the product's own page. */
async function axeFindings({ page }: BrowserPhone): Promise<Findings> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const violations = await page.evaluate(runAxe);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
    );
}

interface Measured {
  readonly tooSmall: string[];
  readonly smallText: string[];
  readonly unnamed: string[];
  readonly nodes: number;
  readonly depth: number;
  readonly overflowPx: number;
}

/** Runs in the page: targets and letters of everything one sees, and the page's size. */
function measure({ target, text }: { target: number; text: number }): Measured {
  const frame = [...document.querySelectorAll<HTMLElement>('.frame')].find(
    ({ offsetParent }) => offsetParent,
  );
  if (!frame) throw new Error('no page is shown');
  const all = [...frame.querySelectorAll<HTMLElement>('*')];
  const shown = all.filter((element) => element.getClientRects().length > 0);
  const name = (element: HTMLElement) =>
    `#${element.id || '?'} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? ''}`;
  const roles =
    '[role=button],[role=link],[role=radio],[role=checkbox],[role=tab],[role=switch],input,textarea';
  const targets = shown.filter((element) => element.matches(roles));
  const ownText = (element: HTMLElement) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
  const depthOf = (element: Element): number =>
    element === frame || !element.parentElement ? 1 : 1 + depthOf(element.parentElement);
  return {
    tooSmall: targets.flatMap((element) => {
      // Half a pixel is rounding.
      const { width, height } = (
        element.closest<HTMLElement>('[data-target]') ?? element
      ).getBoundingClientRect();
      const fits = width >= target - 0.5 && height >= target - 0.5;
      return fits ? [] : [`${name(element)}: ${Math.round(width)}×${Math.round(height)}`];
    }),
    smallText: shown
      .filter((element) => ownText(element) && Number.parseFloat(getComputedStyle(element).fontSize) < text)
      .map((element) => `${name(element)}: ${getComputedStyle(element).fontSize}`),
    unnamed: targets
      .filter((element) => !(element.getAttribute('aria-label') || element.textContent?.trim()))
      .map(name),
    nodes: all.length,
    depth: Math.max(1, ...all.map(depthOf)),
    overflowPx: document.documentElement.scrollWidth - window.innerWidth,
  };
}

/** Targets 44 by 44 and in care mode 60 by 60; letters at least 18 px in care mode; WeChat's limits on nodes. */
async function measuredFindings({ page }: BrowserPhone, care: boolean): Promise<Findings> {
  const least = care ? { target: 60, text: 18 } : { target: 44, text: 12 };
  const found = await page.evaluate(measure, least);
  return [
    ...found.tooSmall.map((words) => `target under ${least.target} px: ${words}`),
    ...found.smallText.map((words) => `letters under ${least.text} px: ${words}`),
    ...found.unnamed.map((words) => `control without a name: ${words}`),
    ...(found.nodes >= 1000 ? [`${found.nodes} nodes, WeChat asks for fewer than 1000`] : []),
    ...(found.depth >= 30 ? [`${found.depth} levels deep, WeChat asks for fewer than 30`] : []),
    ...(found.overflowPx > 0 ? [`wider than the screen by ${found.overflowPx} px`] : []),
  ];
}

/** Runs in the page: dates of which a line ends in the middle, with what stands around them. */
export function datesBroken(): string[] {
  const frame = [...document.querySelectorAll<HTMLElement>('.frame')].find(
    ({ offsetParent }) => offsetParent,
  );
  if (!frame) throw new Error('no page is shown');
  const day = /\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日/g;
  const broken: string[] = [];
  const texts = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const words = node.textContent ?? '';
    for (const { 0: found, index } of words.matchAll(day)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + found.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) broken.push(words.slice(Math.max(0, index - 10), index + found.length + 5));
    }
  }
  return broken;
}

async function dateFindings({ page }: BrowserPhone): Promise<Findings> {
  return (await page.evaluate(datesBroken)).map((words) => `a date breaks in the middle: ${words}`);
}

/** Everything that is measured of the page as it stands. */
export async function audit(phone: BrowserPhone, { care }: { readonly care: boolean }): Promise<Findings> {
  return [
    ...(await axeFindings(phone)),
    ...(await measuredFindings(phone, care)),
    ...(await dateFindings(phone)),
  ];
}
