import type { RosterRow } from '../../../contract/officer';
import type { CertifiedIdentity } from '../../../policy';
import type { LineProblem } from '../files/use-upload';
import type { RosterPerson } from './roster-person';

/** What lines of one person contradict each other in: each of them with where the other stands. Empty: in nothing. */
export function contradictionsOf(lines: readonly RosterPerson[]): readonly LineProblem[] {
  return lines.flatMap(({ line, row }) => {
    for (const other of lines) {
      const field = other.line === line ? null : contradicts(row, other.row);
      if (field !== null) return [{ line, field, message: wordsOf(field, other.line) }];
    }
    // Which of the others is wrong nobody knows: it is the same person, and waits with them.
    return lines.some((one) => lines.some((other) => one !== other && contradicts(one.row, other.row)))
      ? [{ line, field: '证件号码', message: '同一个人的另外几行互相矛盾，这一行也先不提出。' }]
      : [];
  });
}

function wordsOf(field: string, line: number): string {
  const what = {
    姓名: '写的是另一个姓名',
    出生日期: '写的是另一个出生日期',
    身份: '写的是同一种身份，日期或情况不一样',
  }[field];
  return `同一个证件号码，第${line}行${what}。两行都不会提出，请核对后只留对的。`;
}

/** The column in which two lines of one person can't both be right; null where they can. */
function contradicts(one: RosterRow, other: RosterRow): '姓名' | '出生日期' | '身份' | null {
  if (one.name !== other.name) return '姓名';
  if (one.birthDate !== undefined && other.birthDate !== undefined && one.birthDate !== other.birthDate) {
    return '出生日期';
  }
  const clash = one.identities.some((held) => other.identities.some((another) => clashes(held, another)));
  return clash ? '身份' : null;
}

/** The same identity for days that overlap, and not the same line twice. */
function clashes(one: CertifiedIdentity, other: CertifiedIdentity): boolean {
  if (one.code !== other.code || JSON.stringify(one) === JSON.stringify(other)) return false;
  return endsAfter(one, other.since) && endsAfter(other, one.since);
}

function endsAfter({ until }: CertifiedIdentity, day: string): boolean {
  return until === undefined || until >= day;
}
