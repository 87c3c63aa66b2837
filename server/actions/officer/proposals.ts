import * as v from 'valibot';
import type { ActOfTwo, ProposalActions } from '../../../contract/proposals';
import { type LoggedActionTable, part } from '../../platform';
import { agree, getProposal, goOn, listProposals, propose, stop } from '../../proposals';
import { actsOfTwo } from './acts-of-two';

const proposalId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, '编号有误，请返回清单重新打开。'));
const mostParts = 2_000;
const partNumber = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(mostParts, '文件太长，请分成几个文件提出。'),
);
const acts = Object.keys(actsOfTwo) as [ActOfTwo, ...ActOfTwo[]];
const one = v.strictObject({ proposalId });

/** What takes two officers: one proposes it, another agrees or refuses. */
export const proposalActions: LoggedActionTable<ProposalActions> = {
  'proposals.propose': {
    logged: 'act',
    parse: v.pipe(
      v.strictObject({
        proposalId,
        act: v.picklist(acts),
        part: partNumber,
        parts: partNumber,
        // The act's own schema reads it.
        content: v.record(v.string(), v.unknown()),
      }),
      v.check(({ part: at, parts }) => at <= parts),
    ),
    run: (cloud, request) => propose(cloud, actsOfTwo, request),
  },
  'proposals.list': {
    logged: { not: 'counts and sums, of nobody' },
    parse: v.strictObject({
      region: part.regionCode,
      state: v.picklist(['open', 'ended']),
      act: v.optional(v.picklist(acts)),
      after: part.pageAfter,
    }),
    run: (cloud, request) => listProposals(cloud, actsOfTwo, request),
  },
  'proposals.get': {
    logged: 'read',
    parse: one,
    run: (cloud, request) => getProposal(cloud, actsOfTwo, request),
  },
  'proposals.agree': { logged: 'act', parse: one, run: (cloud, request) => agree(cloud, actsOfTwo, request) },
  'proposals.go-on': { logged: 'act', parse: one, run: (cloud, request) => goOn(cloud, actsOfTwo, request) },
  'proposals.stop': {
    logged: 'act',
    parse: v.strictObject({
      proposalId,
      reason: v.pipe(part.shortText, v.minLength(4, '请把原因写清楚一点，至少4个字。')),
    }),
    run: (cloud, request) => stop(cloud, actsOfTwo, request),
  },
};
