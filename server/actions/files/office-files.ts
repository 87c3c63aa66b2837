import * as v from 'valibot';
import type { OfficeFile, OfficeFileActions } from '../../../contract/office-files';
import { batchTable as deductionTable } from '../../billing/deductions';
import { handOut } from '../../hand-outs';
import { fileHash } from '../../imports';
import { requireOfficer } from '../../officer-access';
import { type Cloud, type LoggedActionTable, csvOf, part } from '../../platform';
import { fileTable } from '../../registration';
import { batchTable as reimbursementTable } from '../../reimbursements';
import type { Officer } from '../../schema';
import { type OfficeTable, officeWorkbook } from '../../spreadsheets';
import { fileNumber, registrationFileNumber } from '../bureau-file-parts';

const names: Readonly<Record<OfficeFile['kind'], string>> = {
  registration: '参保报送',
  reimbursements: '补贴发放',
  deductions: '共济账户扣款',
};

interface TableOfPlace extends OfficeTable {
  readonly region: string;
}

async function tableOf(cloud: Cloud, officer: Officer, file: OfficeFile): Promise<TableOfPlace> {
  switch (file.kind) {
    case 'registration':
      return fileTable(cloud, officer, file.number);
    case 'reimbursements':
      return { ...(await reimbursementTable(cloud, officer, file)), region: file.region };
    case 'deductions':
      return { ...(await deductionTable(cloud, officer, file)), region: file.region };
  }
}

/** Numbered files to bureau, tax office and bank as workbooks. */
export const officeFileActions: LoggedActionTable<OfficeFileActions> = {
  'office-files.workbook': {
    logged: 'read',
    parse: v.variant('kind', [
      v.strictObject({ kind: v.literal('registration'), number: registrationFileNumber }),
      v.strictObject({ kind: v.literal('reimbursements'), region: part.regionCode, number: fileNumber }),
      // As it was written: a batch keeps the code under which it was made.
      v.strictObject({ kind: v.literal('deductions'), region: part.writtenRegionCode, number: fileNumber }),
    ]),
    run: async (cloud, request) => {
      const officer = await requireOfficer(cloud, 'money');
      const { region, ...table } = await tableOf(cloud, officer, request);
      const body = await officeWorkbook(table);
      const file = await handOut(cloud, officer, {
        name: `${names[request.kind]}-${table.number}.xlsx`,
        body,
        duty: 'money',
        region,
      });
      // The log names it as it names the same lines taken as such.
      const contentHash = fileHash(cloud, csvOf(table.header, table.rows));
      cloud.notes.file = { number: table.number, contentHash };
      return file;
    },
  },
};
