import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { consentVersion } from '../../../contract/claims';
import type { BoundView } from '../../../contract/family';
import FamilyPage from '../../../src/packages/family/list/index';
import { picked } from '../../../src/state/pick';
import { place } from '../../../src/state/place';
import { ServerDouble } from '../doubles/server';
import { comeBack, device } from '../doubles/taro';

const wife: BoundView = {
  boundId: 'a'.repeat(32),
  person: { name: '冯丽', document: '149***********0067' },
  relation: 'spouse',
  consentBy: 'on-behalf',
  region: null,
};
const son: BoundView = {
  boundId: 'b'.repeat(32),
  person: { name: '王小满', document: '149***********0014' },
  relation: 'child',
  consentBy: 'guardian',
  region: '140502',
};

let server: ServerDouble;
beforeEach(() => {
  device.reset();
  act(() => place.set(null));
  act(() => picked.set(null));
  server = new ServerDouble();
});

function offered(...bound: readonly BoundView[]): void {
  server.answer('family.list', { relatives: [], maximum: 20, bound });
  server.answer('family.add-bound', {});
  render(<FamilyPage />);
}
function added() {
  return server.asked.filter(({ action }) => action === 'family.add-bound');
}

describe('relatives whom the bureau binds', () => {
  it('are offered by name and relation, each with a consent of his own that names him', async () => {
    act(() => place.set({ region: '140502', scanned: true }));
    offered(wife, son);
    await screen.findByText('冯丽 · 配偶');
    expect(screen.getByText('149***********0067')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '我是王小满的监护人，我同意，加为家人' }));
    await waitFor(() => expect(added()).toHaveLength(1));
    expect(added()[0]).toMatchObject({
      boundId: son.boundId,
      region: '140502',
      consent: { version: consentVersion, by: 'guardian' },
    });
    // Hers is still to be given.
    expect(screen.getByRole('button', { name: '冯丽已经同意，加为家人' })).toBeTruthy();
  });

  it('are asked where they are insured where neither a poster nor last year says it', async () => {
    offered(wife);
    await screen.findByText('在哪里参保？');
    expect(screen.queryByRole('button', { name: /已经同意/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '选择参保地' }));
    expect(device.moves).toEqual([`to /packages/place/index?then=correct&id=bound-${wife.boundId}`]);
    act(() => picked.set({ purpose: `correct bound-${wife.boundId}`, region: '140502' }));
    comeBack();
    fireEvent.click(await screen.findByRole('button', { name: '冯丽已经同意，加为家人' }));
    await waitFor(() => expect(added()[0]).toMatchObject({ region: '140502' }));
    // What was picked for her is not the first page's place.
    expect(place.get()).toBeNull();
  });

  it('are sent again under the same number where the first answer was lost', async () => {
    offered(son);
    server.cut('family.add-bound');
    const consent = await screen.findByRole('button', { name: /加为家人$/ });
    fireEvent.click(consent);
    await screen.findByText('没有加上');
    server.answer('family.add-bound', {});
    fireEvent.click(screen.getByRole('button', { name: /加为家人$/ }));
    await waitFor(() => expect(added()).toHaveLength(2));
    expect(added()[0]?.requestId).toBe(added()[1]?.requestId);
  });

  it('are nothing to whoever has no account', async () => {
    server.answer('family.list', { relatives: [], maximum: 20 });
    render(<FamilyPage />);
    await screen.findByText(/还没有家人/);
    expect(screen.queryByText('医保局绑定到您账户的家人')).toBeNull();
  });
});
