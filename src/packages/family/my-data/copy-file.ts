import type { CopiedPart, MeActions } from '../../../../contract/me';
import { sayMomentWithYear } from '../../../words/days';

type Copy = MeActions['me.copy']['data'];

const afterErasure: Readonly<Record<CopiedPart['erasure'], string>> = {
  goes: '删除账户时一起删除',
  renamed: '法律要求保存；删除账户后，里面不再有您的微信标识',
  stays: '归部门管理，删除账户时保留',
  ends: '到期自己结束',
};

export function erasureWords({ erasure }: CopiedPart): string {
  return afterErasure[erasure];
}

/** The copy as one file: headings in Chinese, so that a person and a program can both read it. */
export function copyAsJson({ name, madeAt, parts }: Copy): string {
  const content = parts.map((part) => ({
    名称: part.heading,
    删除账户时: erasureWords(part),
    条目: part.entries.map(({ facts, stored }) => ({
      内容: Object.fromEntries(facts),
      ...(stored === undefined ? {} : { 系统里的原样: stored }),
    })),
  }));
  return JSON.stringify(
    { 本人: name || '没有确认本人', 制作时间: sayMomentWithYear(madeAt), 资料: content },
    null,
    2,
  );
}

/** The same to be read and printed: plain text, as a phone hands it to a computer. */
export function copyAsText({ name, madeAt, parts }: Copy): string {
  const sections = parts.flatMap((part) => [
    '',
    `${part.heading}（${erasureWords(part)}）`,
    ...part.entries.flatMap(({ facts }) => [...facts.map(([heading, words]) => `${heading}：${words}`), '']),
  ]);
  const head = `我的资料  ${name || '没有确认本人'}  ${sayMomentWithYear(madeAt)}`;
  return [`\ufeff${head}`, ...sections].join('\r\n');
}
