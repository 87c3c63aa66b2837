import {
  checkNotice,
  createPolicy,
  type Determination,
  identityCodes,
  type NoticeDocument,
  shippedNotices,
} from '../../../policy';
import { isIsoDay } from '../../../policy/calendar';
import { RandomPeople, regions } from '../random-people';
import { mutated, ownCodes } from './mutate';

const notices = 2_000;
const peopleOfEach = 12;

/** Whether only what the slips left out is wrong: a clause that lost its rule doesn't change an answer. */
function isAccepted(notice: NoticeDocument): boolean {
  const clauses = notice.clauses.map((words) => ({ ...words, why: '没有规则' }));
  return checkNotice({ ...notice, clauses }, { others: shippedNotices }).problems.length === 0;
}

function amountsOf(answer: Determination): readonly (number | null)[] {
  const { payFen, reimbursedFen, refundFen, netFen, items, subsidies } = answer;
  return [
    ...[payFen, reimbursedFen, refundFen, netFen],
    ...items.flatMap((item) => [item.standardFen, item.subsidyFen, item.payFen]),
    ...subsidies.map(({ amountFen }) => amountFen),
  ];
}

/** What no answer may have; null where it has none of it. */
function wrongWith(answer: Determination, year: number): string | null {
  const amount = amountsOf(answer).find(
    (each) => each !== null && !(Number.isSafeInteger(each) && each >= 0),
  );
  if (amount !== undefined) return `an amount of ${amount}`;
  const { coverage, opensOn } = answer;
  const days = [coverage?.from, coverage?.to, opensOn].filter((day) => day !== undefined);
  const day = days.find(
    (each) => !isIsoDay(each) || each < `${year - 1}-01-01` || each > `${year + 1}-12-31`,
  );
  if (day !== undefined) return `a day of ${day}`;
  if (coverage !== null && coverage.from > coverage.to) return 'cover that ends before it begins';
  return /NaN|undefined|Infinity/.test(JSON.stringify(answer)) ? 'no figure' : null;
}

function placesOf(notice: NoticeDocument): readonly string[] {
  const policy = createPolicy([...shippedNotices, notice]);
  return regions.filter((region) => policy.noticesAt(region, notice.year).some(({ id }) => id === notice.id));
}

it('any notice that is accepted answers anybody of its places with amounts and days that can be', () => {
  // Of a place's own as often as of the common ones, so that people hold several.
  const chance = new RandomPeople(91, [...identityCodes, ...ownCodes.slice(0, 20)]);
  let accepted = 0;
  let byOwn = 0;
  for (let at = 0; at < notices; at += 1) {
    const notice = mutated(chance);
    if (!isAccepted(notice)) continue;
    accepted += 1;
    const policy = createPolicy([...shippedNotices, notice]);
    const places = placesOf(notice);
    for (let person = 0; person < peopleOfEach; person += 1) {
      const sheet = chance.person(chance.pick(places));
      const answer = policy.determine(sheet);
      if (answer.subsidies.some(({ identity }) => identity?.startsWith('own-'))) byOwn += 1;
      const wrong = wrongWith(answer, notice.year);
      if (wrong !== null) throw new Error(`${wrong}: ${JSON.stringify({ sheet, rules: notice.rules })}`);
    }
  }
  // Most slips contradict something and are refused; enough must come through for the test to mean something.
  expect(accepted).toBeGreaterThan(400);
  expect(byOwn).toBeGreaterThan(10);
});
