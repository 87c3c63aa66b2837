import { checkNotice as check, type Surroundings } from '../../../policy';

const chinese = /[\u4e00-\u9fff]{3}/;

/** What is found in a notice; of every finding it is asked that it says in Chinese what is wrong and what to write instead. */
export function checkNotice(value: unknown, surroundings: Surroundings = {}): ReturnType<typeof check> {
  const found = check(value, surroundings);
  for (const { problem, instead } of [...found.problems, ...found.toConfirm]) {
    expect(problem).toMatch(chinese);
    expect(instead).toMatch(chinese);
  }
  return found;
}
