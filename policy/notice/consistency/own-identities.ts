import { commonIdentityCalled, plainName } from '../../identity-called';
import { identityName } from '../../names';
import { isOwnIdentityCode, type OwnIdentity } from '../../own-identities';
import type { NoticeDocument } from '../document';
import type { Finding } from '../problem';
import { noticesUnder } from './overlay';
import { leavesOf, type Subject } from './subject';

/** Where rules name identities: in their groups, in lists of their own, and in the explanation of a word. */
const identityField = /(^|\.)(identities|holdsNone|holdsAll)\.\d+$|^identity$/;

interface Use {
  readonly rule: string;
  readonly field: string;
  readonly code: string;
}

function usesIn({ rules }: NoticeDocument): readonly Use[] {
  return rules.flatMap((rule) =>
    leavesOf(rule).flatMap(([field, value]) =>
      identityField.test(field) && typeof value === 'string' && isOwnIdentityCode(value)
        ? [{ rule: rule.rule, field, code: value }]
        : [],
    ),
  );
}

function declaredIn({ identities }: NoticeDocument): readonly OwnIdentity[] {
  return identities ?? [];
}

/** A rule that names an identity which neither the notice nor one under it declares. */
export function undeclaredIdentities({ notice, under }: Subject): readonly Finding[] {
  if (under === null) return [];
  const known = new Set([notice, ...under].flatMap(declaredIn).map(({ code }) => code as string));
  return usesIn(notice)
    .filter(({ code }) => !known.has(code))
    .map(({ rule, field, code }) => ({
      rule,
      field,
      problem: `用了 ${code}，通知里没有写明它是哪种身份`,
      instead: `在通知的 identities 里补上 { "code": "${code}", "name": "名称" }；写错了的，改成已经写明的代码`,
    }));
}

/** An identity that no rule of the notice names: nobody would be asked for it. */
export function unusedIdentities({ notice, brokenKinds }: Subject): readonly Finding[] {
  if (brokenKinds.size > 0) return [];
  const used = new Set(usesIn(notice).map(({ code }) => code));
  return declaredIn(notice).flatMap(({ code, name }, at) =>
    used.has(code)
      ? []
      : [
          {
            rule: null,
            field: `identities.${at}`,
            problem: `写明了“${name}”，没有一条规则用到`,
            instead: '补上用它的规则；只说明它是谁的，写一条“词义”（term）；用不到的，删去',
          },
        ],
  );
}

type Words = Omit<Finding, 'rule' | 'field'>;

function namedAsCommon({ name }: OwnIdentity): Words | null {
  const common = commonIdentityCalled(name);
  return common === undefined
    ? null
    : {
        problem: `“${name}”就是各地通用的身份${identityName(common)}`,
        instead: `删去这一项，规则里用通用的代码 ${common}`,
      };
}

function alike(one: OwnIdentity, other: OwnIdentity): boolean {
  return plainName(one.name) === plainName(other.name);
}

function listed({ attributes = [] }: OwnIdentity): string {
  return [...attributes].sort().join();
}

function repeated(identity: OwnIdentity, before: readonly OwnIdentity[]): Words | null {
  if (before.some(({ code }) => code === identity.code)) {
    return { problem: `代码 ${identity.code} 写了两次`, instead: '两种身份用两个代码；是同一种的，删去一个' };
  }
  const same = before.find((other) => alike(identity, other));
  return same === undefined
    ? null
    : {
        problem: `“${identity.name}”已经写过了，代码是 ${same.code}`,
        instead: '同一种身份只写一次；是两种的，名称要能分得开',
      };
}

/**
 * Two notices of one stack. What they declare by one code is one identity only if they call it the same and let it carry the
 * same; what they call the same has one code.
 */
function atOddsWith(identity: OwnIdentity, { title, identities = [] }: NoticeDocument): Words | null {
  const { code, name } = identity;
  const sameCode = identities.find((other) => other.code === code);
  if (sameCode !== undefined) {
    if (alike(identity, sameCode) && listed(identity) === listed(sameCode)) return null;
    return {
      problem: `代码 ${code} 在《${title}》里是${sameCode.name}，在这里是${name}，或者带的内容（attributes）不一样`,
      instead: `是同一种身份的，名称和 attributes 写得和《${title}》一样；不是的，换一个代码`,
    };
  }
  const sameName = identities.find((other) => alike(identity, other));
  return sameName === undefined
    ? null
    : {
        problem: `《${title}》里已经有“${sameName.name}”，代码是 ${sameName.code}，和这里的 ${code} 分不开`,
        instead: `是同一种身份的，用 ${sameName.code}；不是的，换一个名称`,
      };
}

/** Own identities that are named as others are: as a common one, twice, or otherwise than the notices of the same stack. */
export function ambiguousIdentities(
  { notice, under }: Subject,
  others: readonly NoticeDocument[],
): readonly Finding[] {
  const over = others.filter((other) => noticesUnder(other, [...others, notice])?.includes(notice));
  const stack = [...(under ?? []), ...over.filter(({ id }) => id !== notice.id)];
  const own = declaredIn(notice);
  return own.flatMap((identity, at) => {
    const words =
      namedAsCommon(identity) ??
      repeated(identity, own.slice(0, at)) ??
      stack.map((other) => atOddsWith(identity, other)).find((found) => found !== null);
    return words === null || words === undefined ? [] : [{ rule: null, field: `identities.${at}`, ...words }];
  });
}
