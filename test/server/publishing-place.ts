import type { PaymentTestServer } from './money';

/** 新疆, for which the program comes with no notice: its own officers publish one. */
export const region = '650000';
export const year = 2025;
export const officers = ['oOfficerOfXinjiang', 'oSecondOfficerOfXinjiang'] as const;
export const payer = 'oDaughter';

/** The two officers of a place publish its notice, and the server takes payments for it. */
export async function publishHere(
  server: PaymentTestServer,
  notice: object,
  place: string = region,
): Promise<void> {
  const [merchant] = server.settings.merchants;
  if (merchant === undefined) throw new Error('the settings of tests have no merchant');
  server.settings = { ...server.settings, merchants: [{ ...merchant, collectsFor: [place] }] };
  await server.hireOfficer(officers[0], [place], '张三');
  await server.hireOfficer(officers[1], [place], '李四');
  await server.publish(notice, officers, place);
}
