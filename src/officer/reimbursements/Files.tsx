import { useState } from 'react';
import { View } from '@tarojs/components';
import { accountColumns } from '../../../contract/reimbursements';
import { Button } from '../../components/Button';
import { ErrorSummary, messageFor } from '../../components/ErrorSummary';
import type { FieldError } from '../../components/ErrorSummary';
import { randomId } from '../../state/random-id';
import { FileField, noContent } from '../files/FileField';
import type { Content } from '../files/FileField';
import { UploadCard } from '../files/UploadCard';
import { propose } from '../files/propose';
import type { PartOfProposal } from '../files/propose';
import { csvOf, piecesOf, readTable } from '../files/table';
import { useUpload } from '../files/use-upload';
import type { PartOutcome } from '../files/use-upload';

interface FilePart {
  readonly region: string;
  readonly of: PartOfProposal;
  readonly csv: string;
  readonly lines: number;
}

function send({ region, of, csv, lines }: FilePart): Promise<PartOutcome> {
  return propose(of, 'reimbursements.accounts', { region, csv }, lines);
}

function partsOf(region: string, text: string): readonly FieldError[] | readonly FilePart[] {
  const errors: FieldError[] = [];
  if (text.trim() === '') errors.push({ field: 'file-content', message: '请选择文件，或粘贴内容' });
  const read = text.trim() === '' ? null : readTable(text, accountColumns);
  if (read !== null && 'problem' in read) errors.push({ field: 'file-content', message: read.problem });
  if (errors.length > 0 || read === null || 'problem' in read) return errors;
  const pieces = piecesOf(read.table.rows);
  const proposalId = randomId();
  return pieces.map((rows, at) => ({
    region,
    of: { proposalId, part: at + 1, parts: pieces.length },
    csv: csvOf(read.table, rows),
    lines: rows.length,
  }));
}

function areErrors(found: readonly FieldError[] | readonly FilePart[]): found is readonly FieldError[] {
  return found.some((one) => 'message' in one);
}

/** Accounts that a department hands in, which another officer agrees to. */
export function AccountsIn({ region }: { readonly region: string }) {
  const [content, setContent] = useState<Content>(noContent);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const upload = useUpload(send);
  const submit = (): void => {
    const found = partsOf(region, content.text);
    setErrors(areErrors(found) ? found : []);
    if (areErrors(found)) upload.forget();
    else upload.start(found);
  };
  return (
    <View>
      <ErrorSummary errors={errors} />
      <FileField
        columns={accountColumns}
        hint="民政部门给救助资金领取账户、护理补贴账户，残联给残联采集账户。没有补贴要发的人，账号不保存。"
        error={messageFor(errors, 'file-content')}
        content={content}
        onContent={(next) => {
          setContent(next);
          upload.forget();
        }}
      />
      <UploadCard upload={upload} said={({ taken }) => `已提出${taken}行，等另一位经办人同意后生效`} />
      <Button id="continue" label="提出账户文件" busy={upload.busy} onTap={submit} />
    </View>
  );
}
