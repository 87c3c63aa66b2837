import { isoDay } from '../../../policy/calendar';
import { callerOf } from '../../../server/platform/wechat/caller-of';
import {
  chinaDay,
  endOfChinaDay,
  fromPayTimestamp,
  payTimestamp,
  startOfChinaDay,
} from '../../../server/platform/china-time';
import declaration from '../../../server/platform/variables.json';
import { ConfigurationError, settingsFrom } from '../../../server/platform/environment';

const MERCHANTS = '[]';

function hex(digit: string): string {
  return digit.repeat(64);
}

describe('a function’s configuration', () => {
  it('holds both lists of keys in their order', () => {
    const settings = settingsFrom({
      ENCRYPTION_KEYS: `2:${hex('a')},1:${hex('b')}`,
      LOOKUP_KEYS: `1:${hex('c')}`,
      MERCHANTS,
    });
    expect(settings.encryptionKeys.map(({ version }) => version)).toEqual([2, 1]);
    expect(settings.lookupKeys[0]?.bytes).toEqual(new Uint8Array(32).fill(0xcc));
  });

  it('reads a new key that does not write yet, as a rotation begins', () => {
    const settings = settingsFrom({
      ENCRYPTION_KEYS: `1:${hex('a')},2:${hex('b')}`,
      LOOKUP_KEYS: `1:${hex('c')}`,
      MERCHANTS,
    });
    expect(settings.encryptionKeys.map(({ version }) => version)).toEqual([1, 2]);
  });

  it.each([
    ['no key', undefined],
    ['an empty one', ''],
    ['a short one', '1:abcd'],
    ['one without a version', hex('a')],
    ['a version twice', `1:${hex('a')},1:${hex('b')}`],
  ])('is refused with %s, naming the variable and not the key', (_, keys) => {
    const read = () => settingsFrom({ ENCRYPTION_KEYS: keys, LOOKUP_KEYS: `1:${hex('c')}`, MERCHANTS });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(/^ENCRYPTION_KEYS (?!.*[0-9a-f]{16})/);
  });

  it('is read from the variables that are declared for a deployment, from each and from no other', () => {
    const values: Readonly<Record<string, string>> = {
      ENCRYPTION_KEYS: `1:${hex('a')}`,
      LOOKUP_KEYS: `1:${hex('c')}`,
      MERCHANTS,
    };
    const read = new Set<string>();
    settingsFrom(
      new Proxy(values, {
        get: (_, name) => {
          read.add(String(name));
          return values[String(name)];
        },
      }),
    );
    const deployed = declaration.variables
      .filter(({ made }) => made !== 'deployment')
      .map(({ name }) => name);
    expect([...read].sort()).toEqual(deployed.sort());
  });

  it('knows the places whose offices commissioned it: none where nothing is set, and no place that isn’t one', () => {
    const keys = { ENCRYPTION_KEYS: `1:${hex('a')}`, LOOKUP_KEYS: `1:${hex('c')}`, MERCHANTS };
    const read = (codes?: string) =>
      settingsFrom({ ...keys, COMMISSIONED_REGIONS: codes }).commissionedRegions;
    expect(read()).toEqual([]);
    expect(read('360983001, 140500')).toEqual(['360983001', '140500']);
    expect(() => read('360983001,高安')).toThrow(/^COMMISSIONED_REGIONS at 1: is no code/);
    expect(() => read('990000')).toThrow(ConfigurationError);
  });

  it('knows what was arranged with each bureau: nothing where nothing is set, and says what is wrong without a key in it', () => {
    const keys = { ENCRYPTION_KEYS: `1:${hex('a')}`, LOOKUP_KEYS: `1:${hex('c')}`, MERCHANTS };
    const read = (declared?: object) =>
      settingsFrom({ ...keys, ...(declared && { BUREAU_FILE_KEYS: JSON.stringify(declared) }) }).bureauKeys;
    expect(read()).toEqual([]);
    const bureaus = read([
      { place: '140500', keys: [hex('b')] },
      { place: '430100', unkeyed: '医保局明年才能做' },
    ]);
    expect(bureaus.map(({ place, keys: own }) => [place, own.length])).toEqual([
      ['140500', 1],
      ['430100', 0],
    ]);
    expect(() => read([{ place: '990000', keys: [hex('b')] }])).toThrow(/^BUREAU_FILE_KEYS at 0/);
    expect(() => read([{ place: '140500', keys: [hex('b').slice(1)] }])).toThrow(/^BUREAU_FILE_KEYS at 0/);
    expect(() => read([{ place: '140500' }])).toThrow(/needs a place, and keys or why unkeyed/);
    const twice = { place: '140500', keys: [hex('b')] };
    expect(() => read([twice, twice])).toThrow(/names a place twice/);
  });

  it('has the bureaus’ keys where files get their effect: by an officer, or by the timer that goes on with proposals', () => {
    const declared = declaration.variables.find(({ name }) => name === 'BUREAU_FILE_KEYS');
    expect(declared).toMatchObject({ secret: true, functions: ['officer', 'timer-upkeep'] });
  });

  it('sends only messages whose template is set', () => {
    const keys = {
      ENCRYPTION_KEYS: `1:${hex('a')}`,
      LOOKUP_KEYS: `1:${hex('c')}`,
      MERCHANTS,
    };
    const payment = { id: 't1', amount: 'amount1', words: 'thing2' };
    const variable = JSON.stringify({ payment, refund: { ...payment, id: '' } });
    expect(settingsFrom({ ...keys, MESSAGE_TEMPLATES: variable }).messageTemplates).toEqual({ payment });
    expect(() => settingsFrom({ ...keys, MESSAGE_TEMPLATES: '[]' })).toThrow(ConfigurationError);
  });
});

describe('who called', () => {
  it('is read from the platform’s context', () => {
    expect(callerOf({ OPENID: 'o1', SOURCE: 'wx_client' })).toEqual({ openId: 'o1', source: 'client' });
    expect(callerOf({ OPENID: 'o1', SOURCE: 'wx_client,scf' })).toEqual({ openId: 'o1', source: 'client' });
    expect(callerOf({ SOURCE: 'wx_trigger' })).toEqual({ openId: '', source: 'timer' });
    expect(callerOf({ OPENID: 12345, SOURCE: 'wx_devtools' })).toEqual({ openId: '12345', source: 'client' });
  });

  it('is a client, who may do least, where the way is unknown but the person is not', () => {
    expect(callerOf({ OPENID: 'o1', SOURCE: 'something_new' }).source).toBe('client');
    expect(callerOf({ OPENID: 'o1' }).source).toBe('client');
    expect(callerOf({ SOURCE: 'wx_http' }).source).toBe('client');
    expect(callerOf({}).source).toBe('function');
  });
});

describe('China’s time', () => {
  it('turns to the next day at 16:00 UTC', () => {
    expect(chinaDay(Date.parse('2023-12-31T15:59:59.999Z'))).toBe('2023-12-31');
    expect(chinaDay(Date.parse('2023-12-31T16:00:00Z'))).toBe('2024-01-01');
    expect(startOfChinaDay(isoDay('2024-01-01'))).toBe(Date.parse('2023-12-31T16:00:00Z'));
    expect(endOfChinaDay(isoDay('2023-12-31'))).toBe(Date.parse('2023-12-31T16:00:00Z'));
  });

  it('is what WeChat Pay writes', () => {
    const moment = Date.parse('2023-12-31T16:00:01Z');
    expect(payTimestamp(moment)).toBe('20240101000001');
    expect(fromPayTimestamp('20240101000001')).toBe(moment);
    expect(fromPayTimestamp('2024-01-01')).toBeNull();
  });
});
