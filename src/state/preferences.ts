import Taro from '@tarojs/taro';
import { recall, remember } from '../platform/storage';
import { createStore, useStore } from './store';

/** Body text in px at each step. Care mode begins at the third; the last is the largest the rules ask for. */
export const textSizes = [17, 19, 22, 26, 30] as const;
const bodyPx = 17;
const firstCareStep = 2;
/** Titles grow at this part of the text's rate: they stay the larger ones, and still fit a line. */
const titleRate = 0.6;
const key = 'preferences';

export interface Preferences {
  readonly care: boolean;
  /** Index into {@link textSizes}. */
  readonly step: number;
}

function clampStep(step: number, care: boolean): number {
  return Math.min(textSizes.length - 1, Math.max(care ? firstCareStep : 0, Math.round(step)));
}

function restored(): Preferences {
  const stored = recall(key) as Partial<Preferences> | undefined;
  const care = stored?.care === true;
  return { care, step: clampStep(typeof stored?.step === 'number' ? stored.step : 0, care) };
}

export const preferences = createStore<Preferences>(restored());

function keep(next: Preferences): void {
  preferences.set(next);
  remember(key, next);
}

/** Switches care mode; its text begins at 22 px, and without it at the ordinary size again. */
export function setCare(care: boolean): void {
  keep({ care, step: care ? firstCareStep : 0 });
}

export function setTextStep(step: number): void {
  const { care } = preferences.get();
  keep({ care, step: clampStep(step, care) });
}

/** The steps one can choose from in the present mode. */
export function stepsFor(care: boolean): readonly number[] {
  return textSizes.map((_, step) => step).filter((step) => !care || step >= firstCareStep);
}

/** The font size the person set in WeChat or in the system, 1 being the ordinary one. */
export function systemFontScale(): number {
  try {
    const info = Taro.getAppBaseInfo?.() as { readonly fontSizeScaleFactor?: number } | undefined;
    const factor = info?.fontSizeScaleFactor;
    return typeof factor === 'number' && factor > 0 ? Math.min(2, Math.max(0.9, factor)) : 1;
  } catch {
    return 1;
  }
}

export interface Scale {
  readonly text: number;
  readonly title: number;
}

/**
 * Factors for `--fs` and `--ft`. The larger of the person's own choice and the system's wins: whoever set large letters
 * in WeChat has already asked for them. Titles grow more slowly.
 */
export function scaleOf(chosen: Preferences, system: number): Scale {
  const own = (textSizes[chosen.step] ?? bodyPx) / bodyPx;
  const text = Math.max(own, system);
  const rounded = (factor: number) => Math.round(factor * 1000) / 1000;
  return { text: rounded(text), title: rounded(1 + (text - 1) * titleRate) };
}

export function usePreferences(): Preferences {
  return useStore(preferences);
}
