import { refuse } from '../platform';
import type { Officer } from '../schema';

/** So many names somebody has had at most: more are of several people. */
const mostNames = 20;

/** A new name doesn't make a second person of him. Throws `RENAMED_OFTEN`. */
export function formerNames(before: Officer | null, name: string): Pick<Officer, 'formerNames'> {
  if (before === null) return {};
  const names = [...(before.formerNames ?? []), before.name].filter((one) => one !== name);
  if (names.length > mostNames) {
    throw refuse(
      'RENAMED_OFTEN',
      `这位经办人已经改过${mostNames}次姓名，不能再改。请核对openid是不是填错了人。`,
      {
        field: 'name',
      },
    );
  }
  return names.length === 0 ? {} : { formerNames: [...new Set(names)] };
}
