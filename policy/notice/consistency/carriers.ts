import { attributeName, identityName } from '../../names';
import type { NoticeDocument } from '../document';
import type { Finding } from '../problem';
import { alternativesOf, type AnyGroup, groupsOf, type Subject, textsIn } from './subject';

/** Conditions on an attribute that is written down beside an identity, by the attribute. */
const attributes: Readonly<Record<string, string>> = {
  dueToIllness: 'dueToIllness',
  monitored: 'monitored',
  student: 'student',
  lostWorkCapacity: 'lostWorkCapacity',
  disabilityGradeAtMost: 'disabilityGrade',
};
const ofEvents = ['withinDays', 'withinMonths', 'beyondDays', 'eventFrom', 'eventBefore'];

interface OwnIdentity {
  readonly code: string;
  readonly attributes?: readonly string[];
}

/** Identities that carry a grade of disability: the common one, and those of the place's own that say so. */
function graded(notice: NoticeDocument): readonly string[] {
  const own = (notice as { readonly identities?: readonly OwnIdentity[] }).identities ?? [];
  const carrying = own.filter((one) => one.attributes?.includes('disabilityGrade')).map(({ code }) => code);
  return ['severe-disability', ...carrying];
}

/** Those whose attributes are looked at; what somebody holds besides (`holdsAll`) is held or not. */
function identitiesOf(group: AnyGroup): readonly string[] {
  return textsIn(group.identities);
}

function lackOf(group: AnyGroup, carryGrade: readonly string[]): Omit<Finding, 'rule' | 'field'> | null {
  const names = Object.keys(group);
  const identities = identitiesOf(group);
  const attribute = names.find((name) => name in attributes);
  if (attribute !== undefined && identities.length === 0) {
    return {
      problem: `写了“${attributeName(attributes[attribute] ?? '')}”的条件，却没有写是哪种身份，永远没有人符合`,
      instead: '在同一组里写身份（identities）：残疾等级写给 severe-disability，其他照通知写',
    };
  }
  const without = identities.find((code) => !carryGrade.includes(code));
  if (names.includes('disabilityGradeAtMost') && without !== undefined) {
    return {
      problem: `${identityName(without)}没有残疾等级，和等级的条件写在一组里永远不符合`,
      instead: '把重度残疾人（severe-disability）和等级单独写一组，其他身份另写一组',
    };
  }
  const ofEvent = names.find((name) => ofEvents.includes(name));
  if (ofEvent === undefined || group.circumstances !== undefined) return null;
  return {
    problem: '写了事情发生的日期或期限，却没有写是什么事，永远没有人符合',
    instead:
      '在同一组里写情况（circumstances），例如户口新迁入 household-moved-in；新生儿用 newbornWithinDays',
  };
}

/** A grade or another attribute without the identity that carries it, a limit in time without the event. */
export function nothingCarriesIt({ notice }: Subject): readonly Finding[] {
  const carryGrade = graded(notice);
  return notice.rules.flatMap(({ rule, ...rest }) =>
    (groupsOf(rest as never) ?? []).flatMap((group, at) =>
      alternativesOf(group)
        .map((one) => lackOf(one, carryGrade))
        .filter((lack) => lack !== null)
        .slice(0, 1)
        .map((lack) => ({ rule, field: `who.${at}`, ...lack })),
    ),
  );
}
