import type { Contact } from '../../../contract/contact';
import type { FieldError } from '../../components/ErrorSummary';

/** A contact as it is typed. */
export interface ContactDraft {
  readonly name: string;
  readonly phone: string;
  readonly hours: string;
  readonly address: string;
  readonly purpose: Contact['purpose'];
}

export const emptyContact: ContactDraft = { name: '', phone: '', hours: '', address: '', purpose: 'both' };

export function draftOf({ name, phone, hours = '', address = '', purpose }: Contact): ContactDraft {
  return {
    name,
    phone,
    hours,
    address,
    purpose,
  };
}

/** Full-width digits and signs, as Chinese keyboards write them, become plain ones. */
function tidyPhone(phone: string): string {
  return phone
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[‐-―−]/g, '-');
}

export function contactOf({ name, phone, hours, address, purpose }: ContactDraft): Contact {
  return {
    name: name.trim(),
    phone: tidyPhone(phone),
    ...(hours.trim() === '' ? {} : { hours: hours.trim() }),
    ...(address.trim() === '' ? {} : { address: address.trim() }),
    purpose,
  };
}

/** What is wrong with the contact at this place of the list; empty where nothing is. */
export function problemsOf(draft: ContactDraft, at: number): readonly FieldError[] {
  const { name, phone, hours = '', address = '' } = contactOf(draft);
  const which = `第${at + 1}个`;
  const problems: FieldError[] = [];
  if (name.length < 2 || name.length > 60) {
    problems.push({ field: `contact-${at}-name`, message: `${which}：请填写名称，2到60个字` });
  }
  if (!/^[\d-]{3,20}(转\d{1,6})?$/.test(phone)) {
    problems.push({
      field: `contact-${at}-phone`,
      message: `${which}：电话写数字和短横线，例如 0795-5210000，分机写“转801”`,
    });
  }
  if (hours.length > 100 || address.length > 100) {
    problems.push({ field: `contact-${at}-hours`, message: `${which}：时间和地址各不超过100个字` });
  }
  return problems;
}
