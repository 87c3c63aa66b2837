import { useState } from 'react';
import { View } from '@tarojs/components';
import { registrationAnswerColumns } from '../../../contract/registration';
import type { RegistrationFileView } from '../../../contract/registration';
import { Button } from '../../components/Button';
import { ErrorSummary, messageFor } from '../../components/ErrorSummary';
import type { FieldError } from '../../components/ErrorSummary';
import { Section } from '../../components/Section';
import { randomId } from '../../state/random-id';
import { FileField, noContent } from '../files/FileField';
import type { Content } from '../files/FileField';
import { propose } from '../files/propose';
import type { PartOfProposal } from '../files/propose';
import { csvOf, piecesOf, readTable } from '../files/table';
import { UploadCard } from '../files/UploadCard';
import { useUpload } from '../files/use-upload';
import { recipientWords } from './words';

interface AnswerPart {
  readonly proposal: PartOfProposal;
  readonly request: { readonly region: string; readonly number: string; readonly csv: string };
  readonly lines: number;
}

function send({ proposal, request, lines }: AnswerPart) {
  return propose(proposal, 'registration.read-answer', request, lines);
}

function partsOf(
  { region, number }: RegistrationFileView,
  text: string,
): readonly AnswerPart[] | readonly FieldError[] {
  if (text.trim() === '') return [{ field: 'file-content', message: '请选择文件，或粘贴内容' }];
  const read = readTable(text, registrationAnswerColumns);
  if ('problem' in read) return [{ field: 'file-content', message: read.problem }];
  const pieces = piecesOf(read.table.rows);
  const proposalId = randomId();
  return pieces.map((rows, at) => ({
    proposal: { proposalId, part: at + 1, parts: pieces.length },
    request: { region, number, csv: csvOf(read.table, rows) },
    lines: rows.length,
  }));
}

function areErrors(found: readonly AnswerPart[] | readonly FieldError[]): found is readonly FieldError[] {
  return found.some((one) => 'message' in one);
}

interface AnswerFormProps {
  readonly file: RegistrationFileView;
  readonly onBack: () => void;
}

/** What bureau or tax office answered to a file, to be laid before another officer. */
export function AnswerForm({ file, onBack }: AnswerFormProps) {
  const [content, setContent] = useState<Content>(noContent);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const upload = useUpload(send);
  const submit = (): void => {
    const found = partsOf(file, content.text);
    setErrors(areErrors(found) ? found : []);
    if (areErrors(found)) upload.forget();
    else upload.start(found);
  };
  const fill = (next: Content): void => {
    setContent(next);
    upload.forget();
  };
  return (
    <Section title={`${file.number}的回执`}>
      <ErrorSummary errors={errors} />
      <View className="section__note">
        {recipientWords[file.recipient]}给的文件，结果写“成功”或“失败”。没有答到的行继续等。
      </View>
      <FileField
        columns={registrationAnswerColumns}
        hint="长文件会自动分段送。"
        error={messageFor(errors, 'file-content')}
        content={content}
        onContent={fill}
      />
      <UploadCard upload={upload} said={({ taken }) => `已提出${taken}行，等另一位经办人同意后生效`} />
      <View className="card__action">
        <Button id="continue" label="提出回执" busy={upload.busy} onTap={submit} />
        <Button id="back-to-files" kind="plain" label="回到文件清单" onTap={onBack} />
      </View>
    </Section>
  );
}
