import { workOff } from '../../../../server/actions/timer/work-off';
import { TestServer } from '../../test-server';

const minuteMs = 60_000;

/** Things that are due by number, of which some fail each time and stay due. */
async function workedOff(count: number, failing: number): Promise<readonly string[]> {
  const cloud = new TestServer().cloudFor('', 'timer');
  const due = new Set(Array.from({ length: count }, (_, at) => String(at)));
  const done: string[] = [];
  const step = ({ _id }: { readonly _id: string }) => {
    if (Number(_id) < failing) return Promise.reject(new Error('fails each time'));
    due.delete(_id);
    done.push(_id);
    return Promise.resolve();
  };
  const find = (limit: number) => Promise.resolve([...due].slice(0, limit).map((_id) => ({ _id })));
  await workOff(cloud, { what: 'order', find, step }, cloud.now() + minuteMs);
  return done;
}

describe('what is due', () => {
  it('is worked off page by page', async () => {
    expect(await workedOff(250, 0)).toHaveLength(250);
  });

  it('is reached behind more than a page of what fails each time', async () => {
    expect(await workedOff(350, 220)).toHaveLength(130);
  });
});
