import { MessageTemplatesError, messageTemplatesFrom } from '../../contract/message-templates';
import written from '../../contract/subscription-templates.json';
import { messageKinds } from '../../contract/messages';

function read(value: unknown) {
  return messageTemplatesFrom(JSON.stringify(value));
}

describe('the configuration of subscription templates', () => {
  it('has an entry for each kind of message, and asks for none before an office has filled it in', () => {
    expect(Object.keys(written).sort()).toEqual([...messageKinds].sort());
    expect(messageTemplatesFrom(undefined)).toEqual({});
    expect(messageTemplatesFrom('')).toEqual({});
  });

  it('is the variable where there is one', () => {
    const refund = { id: 'aB-1_c', amount: 'amount5', words: 'thing12' };
    expect(read({ refund })).toEqual({ refund });
  });

  it('takes a day, and no amount, for a changed notice', () => {
    const notice = { id: 'dC-2_e', day: 'date3', words: 'thing4' };
    expect(read({ notice })).toEqual({ notice });
    expect(() => read({ notice: { ...notice, day: 'time3' } })).toThrow(/"day" of notice must be date1/);
  });

  it('says of which kinds WeChat granted a template for the long term', () => {
    const deadline = { id: 'dC-2_e', longTerm: true, day: 'date3', words: 'thing4' };
    expect(read({ deadline })).toEqual({ deadline });
    expect(() => read({ cover: { ...deadline } })).toThrow(
      /"longTerm" can be true, of deadline, in-my-name, office-work alone/,
    );
    expect(() => read({ deadline: { ...deadline, longTerm: 'yes' } })).toThrow(/"longTerm" can be true/);
  });

  it('leaves out a kind without an id', () => {
    expect(read({ payment: { id: '', amount: 'amount1', words: 'thing2' } })).toEqual({});
  });

  it.each([
    ['no JSON', 'payment=abc', /is no JSON object/],
    ['a list', '[]', /is no JSON object/],
    ['an unknown kind', '{"receipt":{"id":"a"}}', /no kind of message "receipt"/],
    ['no keyword for the amount', '{"refund":{"id":"a","words":"thing2"}}', /"amount" of refund/],
    [
      'a keyword of another type',
      '{"refund":{"id":"a","amount":"amount1","words":"phrase2"}}',
      /"words" of refund/,
    ],
    ['an id that is no text', '{"refund":{"id":7}}', /the id of refund/],
  ])('is refused with %s', (_, text, words) => {
    expect(() => messageTemplatesFrom(text)).toThrow(MessageTemplatesError);
    expect(() => messageTemplatesFrom(text)).toThrow(words);
  });
});
