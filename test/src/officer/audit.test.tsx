import { render, screen } from '@testing-library/react';
import { filesTable } from '../../../server/actions/files';
import { officerTable } from '../../../server/actions/officer';
import { postersTable } from '../../../server/actions/posters';
import AuditPage from '../../../src/officer/audit/index';
import { countWords } from '../../../src/officer/audit/words';
import { tap } from '../by-name';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const city = '140500';
const reading = { action: 'persons.find', kind: 'read', outcome: 'done' } as const;

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2023-12-20T02:00:00Z'));
  server = new ServerDouble();
  server.answer('officer.me', { name: '审计员', regions: [city], duties: ['audit'], today: '2023-12-20' });
});
afterEach(() => jest.restoreAllMocks());

describe('the month of a place', () => {
  it('says of each officer what he did, whom he looked up how often, and what was not allowed', async () => {
    server.answer('audit.report', {
      sealedUpTo: '2023-12-19',
      officers: [
        {
          name: '王芳',
          counts: [
            { ...reading, times: 40, timesOutOfHours: 12, people: 38 },
            { ...reading, outcome: 'OTHER_REGION', times: 2, timesOutOfHours: 0, people: 0 },
            {
              ...{ action: 'cases.resolve/approve', kind: 'act', outcome: 'done' },
              ...{ times: 3, timesOutOfHours: 0, people: 3 },
            },
          ],
        },
      ],
    });
    render(<AuditPage />);
    await screen.findByText('按号码查人：40次，涉及38人次，其中非工作时间12次');
    expect(screen.getByText('办理待办：同意：3次，涉及3人次')).toBeTruthy();
    expect(screen.getByText('按号码查人：2次，没有准许（OTHER_REGION）')).toBeTruthy();
    expect(screen.getByText('2023年12月')).toBeTruthy();
    expect(screen.queryByText('下个月')).toBeNull();
  });

  it('goes back over the turn of a year, and says where a month has nothing', async () => {
    server.answer('audit.report', { sealedUpTo: null, officers: [] });
    render(<AuditPage />);
    await screen.findByText('这个月还没有');
    for (let month = 0; month < 12; month += 1) await tap('上个月');
    await screen.findByText('2022年12月');
    await tap('下个月');
    await screen.findByText('2023年1月');
    const months = server.asked.filter(({ action }) => action === 'audit.report');
    expect(months[0]).toMatchObject({ region: city, month: '2023-12' });
    expect(months.at(-1)).toMatchObject({ month: '2023-01' });
  });

  it('has words for everything of an officer that is logged', () => {
    const count = { kind: 'act', outcome: 'done', times: 1, timesOutOfHours: 0, people: 0 } as const;
    const unnamed = Object.entries({ ...officerTable, ...filesTable, ...postersTable })
      .filter(([, { logged }]) => typeof logged === 'string')
      .filter(([action]) => countWords({ ...count, action }).includes(action));
    expect(unnamed).toEqual([]);
    expect(countWords({ ...count, action: 'gone.act', outcome: 'failed' })).toBe(
      '别的操作（gone.act）：1次，中途断了',
    );
  });
});
