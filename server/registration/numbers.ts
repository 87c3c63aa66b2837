import { currentRegion } from '../../policy/region-names';
import { collectingRegion } from '../billing/ledger';
import type { Recipient, RegistrationFile } from '../schema';

const prefixes: Readonly<Record<Recipient, string>> = { bureau: 'YB', 'tax-office': 'SW' };

export const recipientNames: Readonly<Record<Recipient, string>> = {
  bureau: '医保部门',
  'tax-office': '税务部门',
};

export const recipients: readonly Recipient[] = ['bureau', 'tax-office'];

/** `YB-360983-000012`: whose file, of which district, and which of its files from 1 on. */
export const fileNumberPattern = /^(YB|SW)-\d{6}-\d{6}$/;

/** Files are made for the district that collects: one bureau and one tax office answer for it. */
export function seriesOf(recipient: Recipient, region: string): string {
  return `${prefixes[recipient]}-${collectingRegion(currentRegion(region))}`;
}

export function partsOfSeries(series: string): Pick<RegistrationFile, 'recipient' | 'region'> {
  const recipient = series.startsWith(prefixes.bureau) ? 'bureau' : 'tax-office';
  return { recipient, region: series.slice(3) };
}

export function fileId(series: string, serial: number): string {
  return `${series}-${String(serial).padStart(6, '0')}`;
}
