import { refuse } from '../platform';
import type { Payer } from '../schema';

/** A WeChat user of whom nothing is stored yet. */
export function newPayer(openId: string): Payer {
  return { _id: openId, self: null, relatives: [], revision: 0 };
}

/** Whether the payer is the person himself, or one whom he confirmed from his own WeChat. */
export function isHimselfOrAgreed({ self, relatives }: Payer, personId: string): boolean {
  return (
    self?.personId === personId ||
    relatives.some((relative) => relative.personId === personId && relative.confirmedAt !== null)
  );
}

/** The same for another's relative as for one who never was. */
export function noRelative(): Error {
  return refuse('NO_RELATIVE', '没有找到这位家人，请返回家人列表重新选择。');
}
