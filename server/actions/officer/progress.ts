import * as v from 'valibot';
import type { ProgressActions } from '../../../contract/progress';
import type { PublishProgressActions } from '../../../contract/public-progress';
import { type ReportActions, reportKinds } from '../../../contract/reports';
import { requireOfficer } from '../../officer-access';
import { type LoggedActionTable, part } from '../../platform';
import {
  progressLine,
  progressOf,
  progressOfAgents,
  publishProgress,
  publishedProgress,
  reportOf,
} from '../../progress';

/** Counts of people, of nobody: any officer sees those of his own places, whatever his duties. */
export const progressActions: LoggedActionTable<ProgressActions & ReportActions & PublishProgressActions> = {
  'progress.of': {
    logged: { not: 'counts by place, of nobody' },
    parse: v.strictObject({ region: part.regionCode, year: v.exactOptional(part.insuredYear) }),
    run: async (cloud, request) => progressOf(cloud, await requireOfficer(cloud, null), request),
  },
  'progress.agents': {
    logged: { not: 'counts by agent, of nobody else' },
    parse: v.strictObject({ region: part.regionCode, year: part.insuredYear }),
    run: async (cloud, request) => ({
      agents: await progressOfAgents(cloud, await requireOfficer(cloud, null), request),
    }),
  },
  'progress.line': {
    logged: { not: 'counts by place, of nobody' },
    parse: v.strictObject({ region: part.regionCode }),
    run: async (cloud, { region }) => ({
      line: await progressLine(cloud, await requireOfficer(cloud, null), region),
    }),
  },
  'reports.of': {
    logged: { not: 'counts by place, of nobody' },
    parse: v.strictObject({
      region: part.regionCode,
      kind: v.picklist(reportKinds, '没有这种报表。'),
      year: v.exactOptional(part.insuredYear),
      day: v.exactOptional(part.calendarDay),
      month: v.exactOptional(part.month),
    }),
    run: async (cloud, request) => reportOf(cloud, await requireOfficer(cloud, null), request),
  },
  'progress.published': {
    logged: { not: 'counts by place, of nobody' },
    parse: v.strictObject({ region: part.regionCode, year: part.insuredYear }),
    run: async (cloud, request) => publishedProgress(cloud, await requireOfficer(cloud, 'contacts'), request),
  },
  'progress.publish': {
    logged: 'act',
    parse: v.strictObject({ region: part.regionCode, year: part.insuredYear, isPublic: v.boolean() }),
    run: async (cloud, request) => publishProgress(cloud, await requireOfficer(cloud, 'contacts'), request),
  },
};
