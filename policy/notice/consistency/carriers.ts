import { attributeName } from '../../names';
import { isOwnIdentityCode, ownIdentitiesOf } from '../../own-identities';
import type { Finding } from '../problem';
import { alternativesOf, type AnyGroup, groupsOf, identityNameIn, type Subject, textsIn } from './subject';

/** Conditions on an attribute that is written down beside an identity, by the attribute. */
const attributes: Readonly<Record<string, string>> = {
  dueToIllness: 'dueToIllness',
  monitored: 'monitored',
  student: 'student',
  lostWorkCapacity: 'lostWorkCapacity',
  disabilityGradeAtMost: 'disabilityGrade',
};
const ofEvents = ['withinDays', 'withinMonths', 'beyondDays', 'eventFrom', 'eventBefore'];

/** Those whose attributes are looked at; what somebody holds besides (`holdsAll`) is held or not. */
function identitiesOf(group: AnyGroup): readonly string[] {
  return textsIn(group.identities);
}

/** Whether an identity says nothing of an attribute; one that nobody declares is told of elsewhere. */
function isWithout(code: string, attribute: string, { notice, under }: Subject): boolean {
  if (!isOwnIdentityCode(code)) return attribute === 'disabilityGrade' && code !== 'severe-disability';
  const declared = ownIdentitiesOf([notice, ...(under ?? [])]).find((own) => own.code === code);
  return declared !== undefined && !(declared.attributes ?? []).some((one) => one === attribute);
}

type Words = Omit<Finding, 'rule' | 'field'>;

function lackOfCarrier(group: AnyGroup, attribute: string, subject: Subject): Words | null {
  const identities = identitiesOf(group);
  const what = attributeName(attribute);
  if (identities.length === 0) {
    return {
      problem: `写了“${what}”的条件，却没有写是哪种身份，永远没有人符合`,
      instead: '在同一组里写身份（identities）：残疾等级写给 severe-disability，其他照通知写',
    };
  }
  const without = identities.find((code) => isWithout(code, attribute, subject));
  if (without === undefined) return null;
  const name = identityNameIn(subject, without);
  if (isOwnIdentityCode(without)) {
    return {
      problem: `${name}没有写明带有“${what}”，和这个条件写在一组里永远不符合`,
      instead: `它的证件写明${what}的，在 identities 里给它写 "attributes": ["${attribute}"]；没有的，另写一组`,
    };
  }
  return {
    problem: `${name}没有残疾等级，和等级的条件写在一组里永远不符合`,
    instead: '把重度残疾人（severe-disability）和等级单独写一组，其他身份另写一组',
  };
}

function lackOf(group: AnyGroup, subject: Subject): Words | null {
  const names = Object.keys(group);
  const lacks = names.flatMap((name) => {
    const attribute = attributes[name];
    return attribute === undefined ? [] : (lackOfCarrier(group, attribute, subject) ?? []);
  });
  const [lack] = lacks;
  if (lack !== undefined) return lack;
  const ofEvent = names.find((name) => ofEvents.includes(name));
  if (ofEvent === undefined || group.circumstances !== undefined) return null;
  return {
    problem: '写了事情发生的日期或期限，却没有写是什么事，永远没有人符合',
    instead:
      '在同一组里写情况（circumstances），例如户口新迁入 household-moved-in；新生儿用 newbornWithinDays',
  };
}

/** A grade or another attribute without the identity that carries it, a limit in time without the event. */
export function nothingCarriesIt(subject: Subject): readonly Finding[] {
  return subject.notice.rules.flatMap(({ rule, ...rest }) =>
    (groupsOf(rest as never) ?? []).flatMap((group, at) =>
      alternativesOf(group)
        .map((one) => lackOf(one, subject))
        .filter((lack) => lack !== null)
        .slice(0, 1)
        .map((lack) => ({ rule, field: `who.${at}`, ...lack })),
    ),
  );
}
