import { fireEvent, render, screen } from '@testing-library/react';
import { ShareResult } from '../../../src/packages/calculator/result/ShareResult';
import { device, sentBy } from '../doubles/taro';

beforeEach(() => device.reset());

describe('a result that is sent to a chat', () => {
  it('tells no amount and no answer, and opens the place’s first page', () => {
    render(<ShareResult region="360983001" year={2024} headline="应缴 60 元" />);
    expect(sentBy('send-result')).toEqual({
      title: '居民医保2024年度：算一算您该缴多少',
      path: '/pages/index/index?r=360983001',
    });
  });

  it('tells the amount where the sender wants it so, and not for longer', () => {
    render(<ShareResult region="360983001" year={2024} headline="应缴 60 元" />);
    const choice = screen.getByRole('checkbox', { name: /写上“应缴 60 元”/ });
    fireEvent.click(choice);
    expect(sentBy('send-result')).toMatchObject({ title: '居民医保2024年度：应缴 60 元' });
    fireEvent.click(choice);
    expect(sentBy('send-result')).toMatchObject({ title: '居民医保2024年度：算一算您该缴多少' });
  });
});
