import * as v from 'valibot';

const row = v.object({
  actor: v.string(),
  name: v.string(),
  action: v.string(),
  kind: v.picklist(['act', 'read']),
  outcome: v.string(),
  times: v.number(),
  timesOutOfHours: v.number(),
  people: v.number(),
});

const report = v.object({
  sealedUpTo: v.nullable(v.string()),
  rows: v.array(row),
  seals: v.array(v.object({ shard: v.string(), hash: v.string() })),
});

type Row = v.InferOutput<typeof row>;

/** The month's report in the office's language: what was done, what was read, what was refused, and the seals to file. */
export function auditReportLines(month: string, data: unknown): readonly string[] {
  const { sealedUpTo, rows, seals } = v.parse(report, data);
  if (sealedUpTo === null) return [`${month} 操作日志：还没有封存的日子。`];
  const completed = rows.filter(({ outcome }) => outcome === 'done');
  return [
    `${month} 操作日志月报（统计到 ${sealedUpTo}）`,
    ...part(
      '办理',
      completed.filter(({ kind }) => kind === 'act'),
    ),
    ...part(
      '查看名单和账目',
      completed.filter(({ kind }) => kind === 'read'),
    ),
    ...part(
      '被拒绝或中断',
      rows.filter(({ outcome }) => outcome !== 'done'),
    ),
    '最后一天的封存值（请抄存在云以外）：',
    ...seals.map(({ shard, hash }) => `  ${shard} ${hash}`),
  ];
}

function part(title: string, rows: readonly Row[]): readonly string[] {
  return [`${title}：${rows.length === 0 ? '没有' : ''}`, ...rows.map(lineOf)];
}

function lineOf({ actor, name, action, outcome, times, timesOutOfHours, people }: Row): string {
  const who = name === '' ? actor : `${name}（${actor}）`;
  const refused = outcome === 'done' ? '' : `，结果 ${outcome}`;
  const late = timesOutOfHours === 0 ? '' : `，其中非工作时间 ${timesOutOfHours} 次`;
  return `  ${who} ${action}：${times} 次，涉及 ${people} 人次${refused}${late}`;
}
