import { maskNumber } from '../../../contract/identity-document';
import type { RosterActsOfTwo, RosterRow } from '../../../contract/officer';
import { maskName } from '../../../contract/person-name';
import type { NoticeDocument } from '../../../policy';
import { identityNameUnder } from '../../../policy/own-identities';
import type { Cloud } from '../../platform';
import { policyInForce } from '../../policy-registry';
import { documentOf } from './stored-rows';
import { type Look, mostRowsShown } from '../../proposals';

/** A part of a roster as it stands, before anything of it holds. */
export async function lookAtRoster(
  cloud: Cloud,
  { region, rows }: RosterActsOfTwo['roster.import']['request'],
): Promise<Look> {
  const { policy } = await policyInForce(cloud);
  const notices = policy.yearsAt(region).flatMap((year) => policy.noticesAt(region, year));
  return {
    region,
    sums: { rows: rows.length, sumFen: null },
    documents: rows.flatMap((row) => documentOf(cloud, row)),
    subjects: [],
    rows: rows.slice(0, mostRowsShown).map((row) => ({
      name: maskName(row.name),
      document: maskNumber(row.document.number),
      words: certifiedWords(notices, row),
    })),
  };
}

/** What the row would certify: `低保对象（2022-06-01起）`. */
function certifiedWords(
  notices: readonly NoticeDocument[],
  { identities, circumstances = [], isEnded }: RosterRow,
): string {
  const words = identities.map(({ code, since, until }) => {
    const end = until === undefined ? '起' : `至${until}`;
    const days = `${identityNameUnder(notices, code)}（${since}${end}）`;
    return isEnded === true ? `不在全部名单上，结束${days}` : days;
  });
  if (circumstances.length > 0) words.push(`${circumstances.length}件情形`);
  return words.length === 0 ? '没有身份' : words.join('、');
}
