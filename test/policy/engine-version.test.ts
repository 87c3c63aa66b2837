import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Engine, Engines } from '../../commands/replay/engines';
import { checkNotice, createPolicy, type NoticeDocument, shippedNotices, versionOf } from '../../policy';
import { engineVersion } from '../../policy/engine-version';
import { enginePeople } from './engine-people';

const folder = path.join(__dirname, 'notices');
/** Those of other places and years that this form can carry. */
const twenty = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && !file.endsWith('.cases.json'))
  .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as NoticeDocument)
  .filter((notice) => checkNotice(notice).problems.length === 0);
const notices = [...shippedNotices, ...twenty];

/** By engine, then by notice and its version: the digest of all answers to {@link enginePeople}. */
const recorded = JSON.parse(readFileSync(path.join(__dirname, 'engine-answers.json'), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

function keyOf(notice: NoticeDocument): string {
  return `${notice.id}@${versionOf(notice)}`;
}

/** A notice laid over another answers nothing alone. */
function digestOf(notice: NoticeDocument, engine: Engine = { createPolicy }): string {
  const base = notices.filter(({ id }) => id === notice.overlays);
  const policy = engine.createPolicy([...base, notice]);
  const sheets = enginePeople(notice.regions[0] ?? '', notice.year);
  const hash = createHash('sha256');
  for (const sheet of sheets) hash.update(`${JSON.stringify(policy.determine(sheet))}\n`);
  return hash.digest('hex').slice(0, 16);
}

const today = Object.fromEntries(notices.map((notice) => [keyOf(notice), digestOf(notice)] as const));
const ofThisEngine = recorded[String(engineVersion)] ?? {};

/**
 * Where these fail after a change of the engine's answers, raise `engineVersion` and record the new answers under the new
 * number (CONTRIBUTING, "Change what the engine answers"). What stands under an older number is never changed.
 */
describe('the engine’s number', () => {
  it('stands for the answers that were recorded under it', () => {
    const compared = Object.keys(today).filter((key) => key in ofThisEngine);
    const now = Object.fromEntries(compared.map((key) => [key, today[key]]));
    const then = Object.fromEntries(compared.map((key) => [key, ofThisEngine[key]]));
    expect(now).toEqual(then);
  });

  it('is recorded for every notice that ships, and for most of the others as they are now', () => {
    const missing = Object.fromEntries(Object.entries(today).filter(([key]) => !(key in ofThisEngine)));
    const shipped = shippedNotices.map(keyOf).filter((key) => key in missing);
    // A notice that changed has another version: its new line is added, below those of before.
    expect({ shipped, ...(Object.keys(missing).length > 8 ? { missing } : {}) }).toEqual({ shipped: [] });
  });

  it('leaves the engines of before where a replay finds them, each answering as it was recorded', () => {
    for (const number of Object.keys(recorded).map(Number)) {
      const engine = new Engines().of(number);
      expect([number, engine !== undefined]).toEqual([number, true]);
      const known = notices.filter((notice) => keyOf(notice) in (recorded[String(number)] ?? {}));
      for (const notice of known) {
        expect([number, keyOf(notice), digestOf(notice, engine)]).toEqual([
          number,
          keyOf(notice),
          recorded[String(number)]?.[keyOf(notice)],
        ]);
      }
    }
  });

  it('was not raised without an answer that changed', () => {
    const before = recorded[String(engineVersion - 1)];
    if (before === undefined) return;
    const both = Object.keys(ofThisEngine).filter((key) => key in before);
    expect(both.some((key) => before[key] !== ofThisEngine[key])).toBe(true);
  });
});

it('the people of the set meet most of what a notice can answer', () => {
  const answers = shippedNotices.flatMap((notice) => {
    const policy = createPolicy(shippedNotices);
    return enginePeople(notice.regions[0] ?? '', notice.year).map((sheet) => policy.determine(sheet));
  });
  const statuses = new Set(answers.map(({ status }) => status));
  expect([...statuses].sort()).toEqual(['closed', 'exempt', 'not-open', 'payable']);
  const subsidised = answers.filter(({ subsidies }) => subsidies.length > 0);
  const reimbursed = answers.filter(({ reimbursedFen }) => reimbursedFen > 0);
  const waiting = answers.filter(({ coverage }) => (coverage?.waitingDays ?? 0) > 0);
  for (const some of [subsidised, reimbursed, waiting]) expect(some.length).toBeGreaterThan(50);
});
