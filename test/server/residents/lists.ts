import type { ResidentRow, ResidentsActions, ResidentsPart } from '../../../contract/residents';
import type { PersonEntry } from '../../../contract/claims';
import { type OnSheet, type SheetOfMissing, everyMissing, importResidents } from '../../../server/residents';
import type { Wire } from '../../../server/platform/memory/database';
import type { Officer } from '../../../server/schema';
import { officerTable } from '../../../server/actions/officer';
import { type PaymentTestServer, officer, year } from '../money';
import { dispatched } from '../said';
import { ruizhou } from '../sample';

/** Two villages and a community of the street. */
export const yuetan = '360983001201';
export const haoxi = '360983001205';
export const mizhou = '360983001010';

export function lives(person: PersonEntry, more: Omit<ResidentRow, 'name' | 'document'>): ResidentRow {
  return { ...person, ...more };
}

export function listOf(rows: readonly ResidentRow[], more: Partial<ResidentsPart> = {}): ResidentsPart {
  return { region: ruizhou, year, batch: 'list-1', part: 1, rows, phonesFrom: '村委会登记时说过', ...more };
}

export async function ask<Name extends keyof ResidentsActions & string>(
  server: PaymentTestServer,
  action: Name,
  request: ResidentsActions[Name]['request'],
  by = officer,
): Promise<ResidentsActions[Name]['data']> {
  const reply = await dispatched(officerTable, server.cloudFor(by), { action, ...request });
  if (!reply.ok) throw new Error(`${reply.error.code} ${reply.error.message}`);
  return reply.data as ResidentsActions[Name]['data'];
}

export function handIn(
  server: PaymentTestServer,
  rows: readonly ResidentRow[],
  more: Partial<ResidentsPart> = {},
  by = officer,
): Promise<ResidentsActions['residents.import']['data']> {
  return ask(server, 'residents.import', listOf(rows, more), by);
}

/** The same, as a function that may be cut off. */
export async function handInOver(server: PaymentTestServer, part: ResidentsPart, wire: Wire): Promise<void> {
  const cloud = server.cloudFor(officer, 'client', wire);
  await importResidents(cloud, await theOfficer(server), part);
}

async function theOfficer(server: PaymentTestServer): Promise<Officer> {
  const found = await server.cloudFor('').db.get('officers', officer);
  if (found === null) throw new Error('nobody hands it in');
  return found;
}

/** Who can be called in a village, as the sheet has it. */
export async function calledIn(server: PaymentTestServer, region: string): Promise<readonly OnSheet[]> {
  const asked = { region, year };
  return (await everyMissing(server.cloudFor(officer), await theOfficer(server), asked, { calls: true }))
    .people;
}

/** A sheet to walk with, as far as `most`. */
export async function walkedIn(
  server: PaymentTestServer,
  region: string,
  most: number,
): Promise<SheetOfMissing> {
  const asked = { calls: false, most };
  return everyMissing(server.cloudFor(officer), await theOfficer(server), { region, year }, asked);
}

/** Who is missing in a village, by name. */
export async function missingIn(server: PaymentTestServer, region: string): Promise<readonly string[]> {
  const { residents } = await ask(server, 'residents.missing', { region, year });
  return residents.map(({ person }) => person.name);
}
