import { maskNumber } from '../../../contract/identity-document';
import type { RosterActsOfTwo, RosterRow } from '../../../contract/officer';
import { maskName } from '../../../contract/person-name';
import type { NoticeDocument } from '../../../policy';
import { identityNameUnder } from '../../../policy/own-identities';
import type { Cloud } from '../../platform';
import { policyInForce } from '../../policy-registry';
import type { Roster } from '../../schema';
import { endedBy } from './endings';
import { documentOf, readStoredRows } from './stored-rows';
import { type Look, mostRowsShown } from '../../proposals';

/** A part of a roster as it stands, before anything of it holds. */
export async function lookAtRoster(
  cloud: Cloud,
  { region, rows }: RosterActsOfTwo['roster.import']['request'],
): Promise<Look> {
  const { policy } = await policyInForce(cloud);
  const notices = policy.yearsAt(region).flatMap((year) => policy.noticesAt(region, year));
  const shown = rows.slice(0, mostRowsShown);
  const rosterOf = await heldRosters(cloud, shown.filter(isEnding));
  return {
    region,
    sums: { rows: rows.length, sumFen: null },
    documents: rows.flatMap((row) => documentOf(cloud, row)),
    subjects: [],
    rows: shown.map((row) => ({
      name: maskName(row.name),
      document: maskNumber(row.document.number),
      words: isEnding(row)
        ? endingWords(notices, { region, row, held: rosterOf(row) })
        : certifiedWords(notices, row),
    })),
  };
}

function isEnding({ isEnded }: RosterRow): boolean {
  return isEnded === true;
}

async function heldRosters(
  cloud: Cloud,
  rows: readonly RosterRow[],
): Promise<(row: RosterRow) => Roster | null> {
  if (rows.length === 0) return () => null;
  const { personOf, rosterOf } = await readStoredRows(cloud, rows);
  return (row) => {
    const [document] = documentOf(cloud, row);
    const person = document === undefined ? null : personOf(document);
    return person === null ? null : rosterOf(person._id);
  };
}

interface EndingRow {
  readonly region: string;
  readonly row: RosterRow;
  /** What is stored of him. */
  readonly held: Roster | null;
}

/** What the row would end, by what is stored and not by what the row says. */
function endingWords(notices: readonly NoticeDocument[], { region, row, held }: EndingRow): string {
  const words = row.identities.map((identity) => {
    const name = identityNameUnder(notices, identity.code);
    const stands = endedBy(held, region, identity);
    if (stands === null) return `${name}和现在的认定对不上，不会结束`;
    return `不在全部名单上，${name}（${daysOf(stands)}）认定到${identity.until ?? ''}为止`;
  });
  return words.join('、');
}

function daysOf({ since, until }: { readonly since: string; readonly until?: string }): string {
  return `${since}${until === undefined ? '起' : `至${until}`}`;
}

/** What the row would certify: `低保对象（2022-06-01起）`. */
function certifiedWords(
  notices: readonly NoticeDocument[],
  { identities, circumstances = [] }: RosterRow,
): string {
  const words = identities.map(
    (identity) => `${identityNameUnder(notices, identity.code)}（${daysOf(identity)}）`,
  );
  if (circumstances.length > 0) words.push(`${circumstances.length}件情形`);
  return words.length === 0 ? '没有身份' : words.join('、');
}
