import * as v from 'valibot';
import { declineReasons } from '../../../contract/decline';
import { channelKinds, channelUses } from '../../../policy/channels';
import { namesOf } from '../../../policy/facts-of-person';
import { officeOf } from '../../../policy/region-names';
import type { OfficerActions } from '../../../contract/officer';
import { type LoggedActionTable, chinaDay, refuse, part } from '../../platform';
import { dutiesWithin, policyInForce } from '../../policy-registry';
import { isKnownHere, requireOfficer, requireResponsible, requireUnconcerned } from '../../officer-access';
import {
  findOrCreatePerson,
  findPerson,
  issueCode,
  requireDocument,
  requirePerson,
  tiedWeChat,
} from '../../identity';
import { ownChannels, ownContacts } from '../../places';
import {
  alikeClaims,
  awaitingApplications,
  confirmApplication,
  phoneOfClaim,
  picturesOfClaim,
  redeterminePerson,
} from '../../enrolment';
import { cameByOwnAct } from '../../household';
import { rotateKeys } from '../../key-rotation';
import { noticeDraftActions } from './notice-drafts';

const contact = v.strictObject({
  name: v.pipe(part.shortText, v.minLength(2, '请填写名称。'), v.maxLength(60, '名称最多60个字。')),
  phone: v.pipe(v.string(), v.regex(/^[\d-]{3,20}(转\d{1,6})?$/, '电话只能是数字和短横线。')),
  address: v.exactOptional(part.shortText),
  hours: v.exactOptional(part.shortText),
  purpose: v.picklist(['questions', 'complaints', 'both']),
});

/** Which application is meant. */
const application = {
  recordId: part.recordKey,
  applicationId: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
};

const decline = v.pipe(
  v.strictObject({
    reason: v.picklist(declineReasons, '请选择退回的原因。'),
    note: v.exactOptional(v.pipe(part.shortText, v.minLength(2, '请把原因写清楚一点。'))),
  }),
  v.check(
    ({ reason, note }) => reason !== 'other' || note !== undefined,
    '选了“其他原因”，请写明是什么原因。',
  ),
);
const channel = v.strictObject({
  channel: v.picklist(channelKinds, '没有这种办法。'),
  use: v.picklist(channelUses, '没有这种用途。'),
  name: v.pipe(part.shortText, v.minLength(2, '请填写名称。'), v.maxLength(40, '名称最多40个字。')),
  how: v.exactOptional(part.shortText),
  who: v.exactOptional(part.shortText),
});

function certifiesNothing({
  identities,
  circumstances,
  facts = {},
}: Pick<OfficerActions['roster.confirm']['request'], 'identities' | 'circumstances' | 'facts'>): boolean {
  return identities.length === 0 && circumstances.length === 0 && namesOf(facts).length === 0;
}

/** A code takes a tie over: one officer alone gives none to somebody who has one. */
function tied(): Error {
  return refuse(
    'TIED',
    '已经有一个微信确认过是他本人。他换了手机、换了微信，或者有人冒用的，请先在“更正资料”里提出解除，另一位经办人同意以后再发码。',
    { field: 'document' },
  );
}

/** So long an officer is told on his first page what two others changed. */
const changeToldMs = 30 * 24 * 3_600_000;

export const officerActions: LoggedActionTable<OfficerActions> = {
  'officer.me': {
    logged: { not: 'says to the caller who he is' },
    parse: v.strictObject({}),
    run: async (cloud) => {
      const { name, regions, duties, secondFor, changed } = await requireOfficer(cloud, null);
      const isNews = changed !== undefined && changed.at > cloud.now() - changeToldMs;
      return {
        name,
        regions: regions.map(officeOf),
        duties,
        ...(secondFor === undefined ? {} : { secondFor: secondFor.map(officeOf) }),
        ...(isNews ? { changed } : {}),
        today: chinaDay(cloud.now()),
      };
    },
  },
  'applications.awaiting': {
    logged: 'read',
    parse: v.strictObject({
      region: part.regionCode,
      year: part.insuredYear,
      claimed: v.exactOptional(part.claimedPart),
      ...part.daysOfList,
      after: part.pageAfter,
    }),
    run: async (cloud, request) => {
      const officer = await requireOfficer(cloud, 'roster');
      requireResponsible(officer, request.region);
      return awaitingApplications(cloud, officer, request);
    },
  },
  'applications.alike': {
    logged: 'read',
    parse: v.strictObject({ region: part.regionCode, year: part.insuredYear }),
    run: async (cloud, request) => {
      const officer = await requireOfficer(cloud, 'roster');
      requireResponsible(officer, request.region);
      return alikeClaims(cloud, officer, request, cameByOwnAct);
    },
  },
  'applications.pictures': {
    logged: 'read',
    parse: v.strictObject(application),
    run: async (cloud, request) => ({
      pictures: await picturesOfClaim(cloud, await requireOfficer(cloud, 'roster'), request),
    }),
  },
  'applications.phone': {
    logged: 'read',
    parse: v.strictObject(application),
    run: async (cloud, request) => ({
      number: await phoneOfClaim(cloud, await requireOfficer(cloud, 'roster'), request),
    }),
  },
  'roster.confirm': {
    logged: 'act',
    parse: v.pipe(
      v.strictObject({
        ...application,
        identities: part.identities,
        circumstances: part.circumstances,
        facts: v.exactOptional(part.factsOfPerson),
        decline: v.exactOptional(decline),
      }),
      v.check(
        (request) => certifiesNothing(request) === (request.decline !== undefined),
        '退回申报要选原因；确认身份时不填退回原因。',
      ),
    ),
    run: async (cloud, request) => confirmApplication(cloud, await requireOfficer(cloud, 'roster'), request),
  },
  'codes.issue': {
    logged: 'act',
    parse: v.strictObject({ ...part.personEntry.entries, region: part.regionCode }),
    run: async (cloud, { region, ...entry }) => {
      const officer = await requireOfficer(cloud, 'codes');
      requireResponsible(officer, region);
      const known = await findPerson(cloud, requireDocument(cloud, entry.document));
      if (known !== null && !(await isKnownHere(cloud, officer, known._id))) {
        throw refuse('OTHER_REGION', '这个人的账户、名册或参保在别的地区，一次性码要由那里的窗口发。', {
          field: 'document',
        });
      }
      if (known !== null) await requireUnconcerned(cloud, officer, [known._id]);
      if (known !== null && (await tiedWeChat(cloud, known)) !== null) throw tied();
      const person = await findOrCreatePerson(cloud, requirePerson(cloud, entry), 'office');
      // The office has decided who he is: whoever typed another name applies no more, and another birth date counts for nobody.
      if (known !== null && known.namedBy !== 'office') await redeterminePerson(cloud, person._id);
      const issued = await issueCode(cloud, { personId: person._id, officerId: officer._id, region });
      return { ...issued, known: known !== null };
    },
  },
  'places.set-contacts': {
    logged: 'act',
    parse: v.strictObject({
      region: part.regionCode,
      contacts: v.pipe(v.array(contact), v.maxLength(20)),
      ltciPilot: v.exactOptional(v.boolean()),
    }),
    run: async (cloud, { region, contacts, ltciPilot }) => {
      const officer = await requireOfficer(cloud, 'contacts');
      requireResponsible(officer, region);
      const pilot = ltciPilot === undefined ? {} : { ltciPilot };
      const at = cloud.now();
      await cloud.db.put('place-contacts', { _id: region, contacts, ...pilot, officerId: officer._id, at });
      return { region };
    },
  },
  'places.own': {
    logged: { not: 'what residents see' },
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, { region }) => {
      requireResponsible(await requireOfficer(cloud, 'contacts'), region);
      return ownContacts(cloud, region);
    },
  },
  'places.set-channels': {
    logged: 'act',
    parse: v.strictObject({
      region: part.regionCode,
      channels: v.pipe(v.array(channel), v.maxLength(20, '最多20个办法。')),
    }),
    run: async (cloud, { region, channels }) => {
      const officer = await requireOfficer(cloud, 'contacts');
      requireResponsible(officer, region);
      const at = cloud.now();
      await cloud.db.put('place-channels', { _id: region, channels, officerId: officer._id, at });
      return { region };
    },
  },
  'places.own-channels': {
    logged: { not: 'what residents see' },
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, { region }) => {
      requireResponsible(await requireOfficer(cloud, 'contacts'), region);
      return { channels: await ownChannels(cloud, region) };
    },
  },
  'notices.duties': {
    logged: { not: 'what a published notice says' },
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, { region }) => {
      requireResponsible(await requireOfficer(cloud, null), region);
      const { duties } = await policyInForce(cloud);
      return { notices: dutiesWithin(duties, region) };
    },
  },
  ...noticeDraftActions,
  'keys.rotate': {
    logged: 'act',
    parse: v.strictObject({}),
    run: async (cloud) => {
      await requireOfficer(cloud, 'keys');
      return rotateKeys(cloud);
    },
  },
};
