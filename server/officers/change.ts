import type { OfficersActions, OfficersActsOfTwo } from '../../contract/officers';
import {
  isOnePerson,
  nameToken,
  requireOfficer,
  requireResponsible,
  requireUnconcerned,
} from '../officer-access';
import { type Cloud, InvariantError, refuse } from '../platform';
import type { Look } from '../proposals';
import type { Officer } from '../schema';
import { appointmentWords, noOfficer, requireBelow, requireGivable } from './appointment';
import { findOfficer, subjectsOfOfficer } from './find-officer';

type Changing = OfficersActsOfTwo['officers.change'];
type Ending = OfficersActions['officers.end'];

/** It is about him, by his WeChat, by who he proved to be and by his name: neither he nor his family proposes it or agrees. */
export async function lookAtChange(
  cloud: Cloud,
  { region, officerId, regions, duties }: Changing['request'],
): Promise<Look> {
  requireGivable(region, { regions, duties });
  const officer = await findOfficer(cloud, officerId);
  requireBelow(region, officer);
  cloud.notes.about('officer', officer._id);
  const words = `原来：${appointmentWords(officer)}。改为：${appointmentWords({ regions, duties })}`;
  return {
    region,
    sums: { rows: 1, sumFen: null },
    documents: [],
    subjects: [...(await subjectsOfOfficer(cloud, officer._id)), nameToken(cloud, officer.name)],
    rows: [{ name: officer.name, document: '', words }],
  };
}

/** Gives him the new duties and places in place of the old ones. Run again it ends in the same place. */
export async function changeOfficer(
  cloud: Cloud,
  proposer: Officer,
  { region, officerId, regions, duties }: Changing['request'],
  second?: Officer,
): Promise<Changing['data']> {
  if (second === undefined) throw new InvariantError('two-people', 'nobody agreed to a change of an officer');
  requireGivable(region, { regions, duties });
  const found = await findOfficer(cloud, officerId);
  if (found === null) throw noOfficer();
  const changed = { at: cloud.now(), by: [proposer.name, second.name] };
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('officers', found._id);
    requireBelow(region, held);
    await tx.put('officers', { ...held, regions, duties, changed });
  });
  return { officerId };
}

/** Ends all that an officer may do, at once: to stop something needs one. Never oneself, nor one's family. */
export async function endOfficer(
  cloud: Cloud,
  { region, officerId, reason }: Ending['request'],
): Promise<Ending['data']> {
  const officer = await requireOfficer(cloud, 'officers');
  requireResponsible(officer, region);
  const found = await findOfficer(cloud, officerId);
  if (found === null) throw noOfficer();
  cloud.notes.about('officer', found._id);
  await requireUnconcerned(cloud, officer, await subjectsOfOfficer(cloud, found._id));
  if (await isOnePerson(cloud.db, officer, { id: found._id, name: found.name })) {
    throw refuse('CONCERNED', '这是您自己，请由本单位或上级单位的另一位经办人办理。');
  }
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('officers', found._id);
    if (held?.ended !== undefined) return;
    requireBelow(region, held);
    const ended = { at: cloud.now(), by: officer.name, reason };
    await tx.put('officers', { ...held, duties: [], ended });
  });
  return { officerId };
}
