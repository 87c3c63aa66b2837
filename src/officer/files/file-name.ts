import { chinaToday } from '../../words/days';
import { officersPlace } from '../use-officer';

/** What no system takes in a file's name. */
const refused = /[\\/:*?"<>|\s]+/g;

/** A file's name in Chinese, `要通知的人-瑞州街道-2023-11-20.csv`: what it is, of which place, of which China day; nobody's name or number. */
export function fileName(what: string, region: string | null, ending: 'csv' | 'txt'): string {
  const parts = [what, ...(region === null ? [] : [officersPlace(region)]), chinaToday()];
  return `${parts.map((part) => part.replace(refused, '')).join('-')}.${ending}`;
}
