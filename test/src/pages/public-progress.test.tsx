import { render, screen, waitFor } from '@testing-library/react';
import { isoDay } from '../../../policy/calendar';
import { PublicProgress } from '../../../src/packages/help/channels/PublicProgress';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';

const ruizhou = '360983001';
const whole = { region: ruizhou, name: '瑞州街道', enrolled: 18_902, target: 25_645, percent: 73.7 };

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  server = new ServerDouble();
});

it('shows residents what their office made public, and which places it hides', async () => {
  const hidden = { region: '360983001201', name: '月潭村委会', enrolled: null, target: 1555, percent: null };
  const progress = { ...whole, year: 2024, asOf: isoDay('2023-11-19'), rows: [hidden] };
  server.answer('progress.public', { progress });
  render(<PublicProgress region={ruizhou} year={2024} />);
  await screen.findByText('18902人，任务25645人的73.7%');
  expect(document.getElementById('public-360983001201')?.textContent).toBe('月潭村委会不公开');
  expect(screen.getByText(/截至2023年11月19日，由当地经办机构公开/)).toBeTruthy();
});

it('says nothing where no office made anything public, or it can’t be read just now', async () => {
  server.answer('progress.public', { progress: null });
  const { container, rerender } = render(<PublicProgress region={ruizhou} year={2024} />);
  await waitFor(() => expect(server.asked).toHaveLength(1));
  expect(container.textContent).toBe('');
  server.cut('progress.public');
  rerender(<PublicProgress region="360983" year={2024} />);
  await waitFor(() => expect(server.asked).toHaveLength(2));
  expect(container.textContent).toBe('');
});
