import type { ProgressLine, ProgressRow } from '../../contract/progress';
import type { Cloud } from '../platform';
import type { Officer } from '../schema';
import { progressOf } from './read-progress';

/** Of its target a place may be behind by so much before it counts as far behind: a tenth. */
const farBehindShare = 10;

/** What an officer's first page says of his place; null where nothing is collected for and nobody counted. */
export async function progressLine(
  cloud: Cloud,
  officer: Officer,
  region: string,
): Promise<ProgressLine | null> {
  const { year, enrolled, target, pace, below, collecting } = await progressOf(cloud, officer, { region });
  if (target === null && enrolled === 0 && collecting === null) return null;
  const farBehind = below.filter(isFarBehind).length;
  const line = { year, enrolled, target: target?.people ?? null, pace, farBehind };
  return { ...line, words: wordsOf(line, below) };
}

function isFarBehind({ target, pace }: ProgressRow): boolean {
  return (pace?.behind ?? 0) * farBehindShare >= (target?.people ?? Infinity);
}

function wordsOf(
  { enrolled, target, pace, farBehind }: Omit<ProgressLine, 'words'>,
  below: readonly ProgressRow[],
): string {
  const parts = [`已参保${inGroups(enrolled)}人`];
  if (target !== null) parts.push(`任务${inGroups(target)}人`);
  const behind = pace?.behind ?? null;
  if (behind !== null) parts.push(behindWords(behind));
  if (farBehind > 0) parts.push(`${farBehind}个${kindOf(below[0])}落后较多`);
  return parts.join('，');
}

function behindWords(behind: number): string {
  if (behind === 0) return '和过去的征缴天数相当';
  const words = inGroups(Math.abs(behind));
  return behind > 0 ? `按过去的征缴天数少${words}人` : `按过去的征缴天数多${words}人`;
}

/** What the places below are called together. */
function kindOf(row: ProgressRow | undefined): string {
  if (row?.region.length === 12) return '村、社区';
  return row?.region.length === 9 ? '乡镇、街道' : '地方';
}

/** `25645` → `25,645`. */
function inGroups(people: number): string {
  return String(people).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
