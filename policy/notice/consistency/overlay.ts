import { liesIn, regionName } from '../../region-names';
import type { NoticeDocument } from '../document';
import type { Finding } from '../problem';
import type { Subject } from './subject';

function wrong(problem: string, instead: string): readonly Finding[] {
  return [{ rule: null, field: 'overlays', problem, instead }];
}

/** The notices under one that is laid over another, the nearest first; null where one of them isn't there. */
export function noticesUnder(
  notice: NoticeDocument,
  others: readonly NoticeDocument[],
): readonly NoticeDocument[] | null {
  const found: NoticeDocument[] = [];
  for (let next = notice.overlays; next !== undefined;) {
    const id: string = next;
    const under = others.find((other) => other.id === id);
    if (under === undefined || found.includes(under) || id === notice.id) return null;
    found.push(under);
    next = under.overlays;
  }
  return found;
}

/** Laid over itself, which needs no other notice to see. */
export function overItself({ notice }: Subject): readonly Finding[] {
  // One whose id is of a wrong form has none here.
  return notice.overlays !== undefined && notice.overlays === notice.id
    ? wrong('写的是叠加在自己上面', '写它补充的那份上级通知的编号；单独成文的，删去 overlays')
    : [];
}

/** Laid over nothing, over a notice of another year or of other places. */
export function overNothing({ notice }: Subject, others: readonly NoticeDocument[]): readonly Finding[] {
  const { overlays, id, year, regions } = notice;
  if (overlays === undefined || overlays === id) return [];
  const under = others.find((other) => other.id === overlays);
  if (under === undefined) {
    return wrong(
      `没有编号是 ${overlays} 的通知，叠加不上去`,
      '先发布那份上级通知，或者把编号写对；单独成文的，删去 overlays',
    );
  }
  if (noticesUnder(notice, others) === null) {
    return wrong('叠加的通知绕回到了自己', '从最上级的通知开始理：最上级的那份不写 overlays');
  }
  if (under.year !== year) {
    return wrong(
      `它补充的是 ${under.year} 年度的通知，自己却是 ${year} 年度的`,
      `写 ${year} 年度那份上级通知的编号，或者改年度`,
    );
  }
  const outside = regions.find((code) => !under.regions.some((place) => liesIn(code, place)));
  return outside === undefined
    ? []
    : wrong(
        `${regionName(outside) ?? outside}不在《${under.title}》管的地区里`,
        '写管这个地区的那份上级通知的编号，或者改这份通知的地区',
      );
}
