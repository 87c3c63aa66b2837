import type { CaseAction } from '../../contract/refunds';
import type { Phone } from '../phone';
import { moving } from '../steps';
import type { Person } from '../steps';

/** At the service window: the officer has seen the document, and hands out a one-time code. */
export async function issueCode(officer: Phone, { name, number }: Person): Promise<string> {
  await officer.open('officer/codes/index');
  await officer.input('holder-name-input', name);
  await officer.input('holder-number-input', number);
  await officer.tap('continue');
  await officer.appears('one-time-code');
  return officer.words('one-time-code');
}

/** On the page that ties a WeChat to a person: types what the officer handed over. Leads back where it was opened. */
export async function confirmSelf(phone: Phone, { name, number }: Person, code: string): Promise<void> {
  await phone.input('self-name-input', name);
  await phone.input('self-number-input', number);
  await phone.input('self-code-input', code);
  await phone.tap('continue');
  await phone.says(/已经确认|现在可以用来给家人缴费/);
  // The account's page takes him back by itself.
  if (await phone.has('done')) await moving(phone, () => phone.tap('continue'));
}

/** Decides the cases of an order that wait on the officer's list, with a sentence for each; answers how many. */
export async function decideCases(
  officer: Phone,
  orderId: string,
  decision: CaseAction,
  note: string,
): Promise<number> {
  await officer.open('officer/cases/index');
  await officer.says(orderId);
  const cases = await officer.idsFrom(`case-${orderId}`);
  for (const id of cases) {
    const name = id.replace(/^case-/, '');
    await officer.input(`note-${name}-input`, note);
    await officer.tap(`${decision}-${name}`);
    if (decision === 'approve') await officer.tap(`approve-sure-${name}`);
    await vanished(officer, id);
  }
  return cases.length;
}

/** The second officer looks through what waits for him longest, and agrees. */
export async function agreeToNext(officer: Phone): Promise<void> {
  await officer.open('officer/proposals/index');
  await officer.tap(await appeared(officer, 'open-'));
  await officer.tap('agree');
  await officer.says('已经生效');
}

/** Waits for a control whose id begins so. */
async function appeared(officer: Phone, beginning: string): Promise<string> {
  const end = Date.now() + 15_000;
  for (;;) {
    const [first] = await officer.idsFrom(beginning);
    if (first !== undefined) return first;
    if (Date.now() > end) throw new Error(`no ${beginning}…:\n${await officer.words()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until a control is gone. */
async function vanished(phone: Phone, id: string): Promise<void> {
  const end = Date.now() + 15_000;
  while (await phone.has(id)) {
    if (Date.now() > end) throw new Error(`${id} is still there:\n${await phone.words()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
