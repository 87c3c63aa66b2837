import { useState } from 'react';
import { View } from '@tarojs/components';
import { accountColumns, payoutColumns } from '../../../contract/reimbursements';
import { Button } from '../../components/Button';
import { ErrorSummary, messageFor } from '../../components/ErrorSummary';
import type { FieldError } from '../../components/ErrorSummary';
import { Field, TextInput } from '../../components/Field';
import { randomId } from '../../state/random-id';
import { FileField, noContent } from '../files/FileField';
import type { Content } from '../files/FileField';
import { UploadCard } from '../files/UploadCard';
import { propose } from '../files/propose';
import type { PartOfProposal } from '../files/propose';
import { csvOf, piecesOf, readTable } from '../files/table';
import { useUpload } from '../files/use-upload';
import type { PartOutcome } from '../files/use-upload';

/** Accounts from a department, or the answer to a batch. */
export type IncomingFile =
  { readonly kind: 'accounts' } | { readonly kind: 'answer'; readonly number: string };

interface FilePart {
  readonly file: IncomingFile;
  readonly region: string;
  readonly of: PartOfProposal;
  readonly csv: string;
  readonly lines: number;
}

function send({ file, region, of, csv, lines }: FilePart): Promise<PartOutcome> {
  return file.kind === 'accounts'
    ? propose(of, 'reimbursements.accounts', { region, csv }, lines)
    : propose(of, 'reimbursements.answer', { region, number: file.number, csv }, lines);
}

const columnsOf = { accounts: accountColumns, answer: payoutColumns };

function partsOf(
  file: IncomingFile,
  region: string,
  text: string,
): readonly FieldError[] | readonly FilePart[] {
  const errors: FieldError[] = [];
  if (file.kind === 'answer' && !/^[\w-]{1,40}$/.test(file.number)) {
    errors.push({ field: 'file-number', message: '请填写批次编号，和批次清单里的一样' });
  }
  if (text.trim() === '') errors.push({ field: 'file-content', message: '请选择文件，或粘贴内容' });
  const read = text.trim() === '' ? null : readTable(text, columnsOf[file.kind]);
  if (read !== null && 'problem' in read) errors.push({ field: 'file-content', message: read.problem });
  if (errors.length > 0 || read === null || 'problem' in read) return errors;
  const pieces = piecesOf(read.table.rows);
  const proposalId = randomId();
  return pieces.map((rows, at) => ({
    file,
    region,
    of: { proposalId, part: at + 1, parts: pieces.length },
    csv: csvOf(read.table, rows),
    lines: rows.length,
  }));
}

function areErrors(found: readonly FieldError[] | readonly FilePart[]): found is readonly FieldError[] {
  return found.some((one) => 'message' in one);
}

interface FileInProps {
  readonly region: string;
  readonly kind: IncomingFile['kind'];
  readonly givenNumber?: string;
}

/** A file handed in, which another officer agrees to. */
export function FileIn({ region, kind, givenNumber = '' }: FileInProps) {
  const [number, setNumber] = useState(givenNumber);
  const [content, setContent] = useState<Content>(noContent);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const upload = useUpload(send);
  const submit = (): void => {
    const file: IncomingFile = kind === 'accounts' ? { kind } : { kind, number: number.trim() };
    const found = partsOf(file, region, content.text);
    setErrors(areErrors(found) ? found : []);
    if (areErrors(found)) upload.forget();
    else upload.start(found);
  };
  return (
    <View>
      <ErrorSummary errors={errors} />
      {kind === 'answer' ? (
        <Field id="file-number" label="批次编号" error={messageFor(errors, 'file-number')}>
          <TextInput
            id="file-number-input"
            name="批次编号"
            value={number}
            maxlength={40}
            onInput={setNumber}
          />
        </Field>
      ) : null}
      <FileField
        columns={columnsOf[kind]}
        hint={
          kind === 'accounts'
            ? '民政部门给救助资金领取账户、护理补贴账户，残联给残联采集账户。没有补贴要发的人，账号不保存。'
            : '结果写“已发放”或“未发放”；没发放的写原因。少了的行以后再读，先等着。'
        }
        error={messageFor(errors, 'file-content')}
        content={content}
        onContent={(next) => {
          setContent(next);
          upload.forget();
        }}
      />
      <UploadCard upload={upload} said={({ taken }) => `已提出${taken}行，等另一位经办人同意后生效`} />
      <Button
        id="continue"
        label={kind === 'accounts' ? '提出账户文件' : '提出结果文件'}
        busy={upload.busy}
        onTap={submit}
      />
    </View>
  );
}
