import { noFen } from '../../policy/money';
import { openCase } from '../billing/cases';
import { type Cloud, chinaDay } from '../platform';
import { sayDay } from '../../contract/calendar-day';
import { nextWorkingDay } from '../proposals';
import type { RegistrationFile } from '../schema';
import { noLongerOpen } from './close-case';

/** Working days in which a bureau registers what it was told; no notice names a term. */
const workingDays = 5;

/**
 * When it is looked at whether a file is answered (ms); null where nobody has to: what residents wait for is the bureau's answer, and a tax office
 * that has nothing to say may say nothing.
 */
export function answerTime({ recipient }: Pick<RegistrationFile, 'recipient'>, at: number): number | null {
  if (recipient !== 'bureau') return null;
  return Array.from({ length: workingDays }).reduce<number>(nextWorkingDay, at);
}

export function filesToLookAt(cloud: Cloud, limit: number): Promise<readonly RegistrationFile[]> {
  return cloud.db.find('registration-files', {
    filter: { nextAt: { lte: cloud.now() } },
    orderBy: [['nextAt', 'asc']],
    limit,
  });
}

/** A file whose time is up and of which lines are open comes on its office's list. */
export async function lookForAnswers(cloud: Cloud, { _id, region, at }: RegistrationFile): Promise<void> {
  const open = await cloud.db.count('registration-lines', { fileId: _id, state: 'sent' });
  const now = cloud.now();
  await cloud.db.transaction(async (tx) => {
    const held = await tx.get('registration-files', _id);
    if (held === null || held.nextAt === null || held.nextAt > now) return;
    await tx.put('registration-files', { ...held, nextAt: null });
    if (open === 0) return;
    await openCase(tx, {
      id: unansweredId(_id),
      kind: 'registration-unanswered',
      region,
      orderId: null,
      refundId: null,
      amountFen: noFen,
      summary:
        `${sayDay(chinaDay(at))}给医保部门的参保文件${_id}，过了${workingDays}个工作日还有${open}行没有回执。` +
        '请确认文件已经交到，向医保部门要回执，再在“参保报送”里读入。',
      now,
    });
  });
}

/** Once all is answered, nothing is overdue any more. Two round trips where something was. */
export async function closeUnanswered(cloud: Cloud, { _id }: RegistrationFile): Promise<void> {
  const open = await cloud.db.count('registration-lines', { fileId: _id, state: 'sent' });
  if (open > 0) return;
  const now = cloud.now();
  await cloud.db.updateIf('registration-files', _id, { nextAt: { gt: 0 } }, { nextAt: null });
  await cloud.db.transaction((tx) => noLongerOpen(tx, unansweredId(_id), '回执已经收齐', now));
}

function unansweredId(fileNumber: string): string {
  return `${fileNumber}-unanswered`;
}
