import { ConfigurationError, settingsFrom } from '../../../server/platform/environment';
import { merchantFor, merchantIdOf } from '../../../server/platform/merchants';

const keys = { ENCRYPTION_KEYS: `1:${'a'.repeat(64)}`, LOOKUP_KEYS: `1:${'c'.repeat(64)}` };

function declared(...merchants: readonly object[]) {
  return settingsFrom({ ...keys, MERCHANTS: JSON.stringify(merchants) }).merchants;
}

const gaoan = { merchantId: '1900000101', payee: '高安市税务局', collectsFor: ['360983'] };
const hunan = {
  merchantId: '1900000103',
  payee: '湖南省社会保险费征缴专户',
  collectsFor: ['430000'],
  commissionedBy: '全省征收机构委托书',
};

describe('the declaration of merchants', () => {
  it('finds who collects for a place: its own district’s merchant, or the nearest above it', () => {
    const furong = { merchantId: '1900000105', payee: '芙蓉区税务局', collectsFor: ['430102'] };
    const merchants = declared(gaoan, hunan, furong);
    expect(merchantFor(merchants, '360983001')?.payee).toBe('高安市税务局');
    expect(merchantFor(merchants, '430102')?.payee).toBe('芙蓉区税务局');
    expect(merchantFor(merchants, '430103')?.payee).toBe('湖南省社会保险费征缴专户');
    expect(merchantFor(merchants, '140502')).toBeNull();
  });

  it('may be empty: nobody can pay by WeChat then', () => {
    expect(declared()).toEqual([]);
  });

  it.each([
    ['nothing', undefined, /is not set/],
    ['what is no list', '{}', /Array/],
    ['what is no JSON', '1900000101', /Array/],
    ['half of it', '[{"merchantId":', /is not JSON/],
  ])('is refused at start where it is %s', (_, MERCHANTS, problem) => {
    const read = () => settingsFrom({ ...keys, MERCHANTS });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(problem);
  });

  it.each([
    ['an empty number', { ...gaoan, merchantId: '' }, /at 0\.merchantId: is not a merchant number/],
    ['a number with a letter', { ...gaoan, merchantId: '19000001O1' }, /is not a merchant number/],
    ['no payee', { ...gaoan, payee: ' ' }, /at 0\.payee/],
    ['a street', { ...gaoan, collectsFor: ['360983001'] }, /six digits/],
    [
      'a place that its province does not have',
      { ...gaoan, collectsFor: ['360999'] },
      /no place of its province/,
    ],
    ['a field of another name', { ...gaoan, subMchId: 'x' }, /subMchId/],
  ])('is refused at start with %s', (_, merchant, problem) => {
    expect(() => declared(merchant)).toThrow(problem);
  });

  it('lets nobody collect for several bodies, or for all of a city, without their commission', () => {
    const several = { ...gaoan, collectsFor: ['360983', '360982'] };
    const city = { ...gaoan, collectsFor: ['360900'] };
    for (const merchant of [several, city]) {
      expect(() => declared(merchant)).toThrow(/without commissionedBy/);
      expect(declared({ ...merchant, commissionedBy: '两地征收机构委托书' })).toHaveLength(1);
    }
  });

  it('gives no place two merchants, no merchant two payees, and the old orders one merchant', () => {
    expect(() => declared(gaoan, { ...gaoan, merchantId: '1900000102' })).toThrow(/two merchants/);
    expect(() => declared(gaoan, { ...hunan, merchantId: gaoan.merchantId })).toThrow(/a merchant twice/);
    expect(() => declared({ ...gaoan, legacy: true }, { ...hunan, legacy: true })).toThrow(/as legacy/);
  });

  it('tells who upgrades where the one number of before goes', () => {
    expect(() => settingsFrom({ ...keys, MERCHANT_ID: '1900000001' })).toThrow(/"legacy"/);
  });
});

describe('whose an order is', () => {
  it('is what it says; of the release before, the legacy merchant’s', () => {
    const merchants = declared(gaoan, { ...hunan, legacy: true });
    expect(merchantIdOf(merchants, { merchantId: '1900000999' })).toBe('1900000999');
    expect(merchantIdOf(merchants, {})).toBe(hunan.merchantId);
  });

  it('is never guessed', () => {
    expect(() => merchantIdOf(declared(gaoan), {})).toThrow('nobody knows');
    expect(() => merchantIdOf(declared({ ...gaoan, legacy: true }), { merchantId: null })).toThrow(
      'nobody knows',
    );
  });
});
