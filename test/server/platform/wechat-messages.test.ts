import type { MessageTemplates } from '../../../contract/message-templates';
import { weChatMessages } from '../../../server/platform/wechat/messages';

const message = {
  key: 'order-1/payment',
  openId: 'oDaughter',
  kind: 'payment',
  page: 'pages/index/index',
  values: { amount: '60.00', words: '1人参保成功' },
} as const;

/** WeChat's side of subscription messages. */
function weChat(outcome: 'sent' | 'refused' | 'broken') {
  const sent: object[] = [];
  const send = async (data: object) => {
    sent.push(data);
    if (outcome === 'refused') throw Object.assign(new Error('refused'), { errCode: 43101 });
    if (outcome === 'broken') throw Object.assign(new Error('broken'), { errCode: -1 });
    return { errCode: 0 };
  };
  return { sent, openapi: { subscribeMessage: { send } } };
}

describe('a subscription message', () => {
  const make = (
    outcome: 'sent' | 'refused' | 'broken',
    templates: MessageTemplates = { payment: { id: 't1', amount: 'amount3', words: 'thing7' } },
  ) => {
    const { sent, openapi } = weChat(outcome);
    return { sent, messages: weChatMessages(openapi, templates) };
  };

  it('is sent by its template, in the keywords that are the template’s own', async () => {
    const { sent, messages } = make('sent');
    expect(await messages.send(message)).toBe(true);
    expect(sent).toEqual([
      {
        touser: 'oDaughter',
        templateId: 't1',
        page: message.page,
        data: { amount3: { value: '60.00' }, thing7: { value: '1人参保成功' } },
      },
    ]);
  });

  it('of a changed notice fills in the day', async () => {
    const { sent, messages } = make('sent', { notice: { id: 't2', day: 'date1', words: 'thing2' } });
    const values = { day: '2023年11月20日', words: '现在不用缴费，请看记录' };
    expect(await messages.send({ ...message, kind: 'notice', values })).toBe(true);
    expect(sent).toMatchObject([
      { templateId: 't2', data: { date1: { value: values.day }, thing2: { value: values.words } } },
    ]);
  });

  it('that the person did not agree to is no error', async () => {
    expect(await make('refused').messages.send(message)).toBe(false);
  });

  it('that failed otherwise says so', async () => {
    await expect(make('broken').messages.send(message)).rejects.toThrow('broken');
  });

  it('without a template is not sent', async () => {
    const { sent, messages } = make('sent', {});
    expect(await messages.send(message)).toBe(false);
    expect(sent).toEqual([]);
  });
});
