import { useState } from 'react';
import { View } from '@tarojs/components';
import type { IsoDay } from '../../../policy/calendar';
import { Button } from '../../components/Button';
import { DateField } from '../../components/DateField';
import { ErrorSummary, messageFor } from '../../components/ErrorSummary';
import type { FieldError } from '../../components/ErrorSummary';
import { Field, TextInput } from '../../components/Field';
import { Section } from '../../components/Section';
import { randomId } from '../../state/random-id';
import { addDays, chinaToday, dayFromParts, partsOfDay } from '../../words/days';
import { FileField, noContent } from '../files/FileField';
import type { Content } from '../files/FileField';
import { piecesOf, readTable } from '../files/table';
import { saidOfAct } from '../files/ImportOrUndo';
import type { FileAct } from '../files/ImportOrUndo';
import { UploadCard } from '../files/UploadCard';
import { useUpload } from '../files/use-upload';
import { incomingFiles, partNumber, proposePart } from './file-kinds';
import type { FilePart, IncomingKind } from './file-kinds';

interface Filled {
  readonly fileAct: FileAct;
  readonly kind: IncomingKind;
  readonly region: string;
  readonly number: string;
  readonly text: string;
  readonly asOf: IsoDay | null;
}

/** Either what stands in the way, or the calls to make. */
function partsFrom({
  fileAct,
  kind,
  region,
  number,
  text,
  asOf,
}: Filled): readonly FieldError[] | readonly FilePart[] {
  const errors: FieldError[] = [];
  if (number === '') errors.push({ field: 'file-number', message: '请填写编号' });
  else if (!/^[\w-]{1,32}$/.test(number)) {
    errors.push({ field: 'file-number', message: '编号用字母、数字和短横线，最多32位' });
  }
  if (kind === 'balances' && (asOf === null || asOf >= chinaToday())) {
    errors.push({ field: 'as-of', message: '请填写余额是哪一天日终的，要早于今天' });
  }
  if (text.trim() === '') errors.push({ field: 'file-content', message: '请选择文件，或粘贴内容' });
  const read = text.trim() === '' ? null : readTable(text, incomingFiles[kind].columns);
  if (read !== null && 'problem' in read) errors.push({ field: 'file-content', message: read.problem });
  if (errors.length > 0 || read === null || 'problem' in read || asOf === null) return errors;
  // A result answers one batch, under whose number it is read; the other files get a number for each part.
  const parts = piecesOf(read.table.rows);
  const numberOf = (at: number) => (kind === 'result' ? number : partNumber(number, at, parts.length));
  const proposalId = randomId();
  return parts.map((rows, at) => ({
    fileAct,
    kind,
    region,
    number: numberOf(at),
    proposal: { proposalId, part: at + 1, parts: parts.length },
    asOf,
    table: read.table,
    rows,
  }));
}

function areErrors(found: readonly FieldError[] | readonly FilePart[]): found is readonly FieldError[] {
  return found.some((one) => 'message' in one);
}

interface FileFormProps {
  readonly fileAct: FileAct;
  readonly kind: IncomingKind;
  readonly region: string;
  /** The number to begin with: a batch's. */
  readonly givenNumber: string;
}

/** A file from the bureau: its number, its lines, and what came of it. */
export function FileForm({ fileAct, kind, region, givenNumber }: FileFormProps) {
  const [number, setNumber] = useState(givenNumber);
  const [asOf, setAsOf] = useState(() => partsOfDay(addDays(chinaToday(), -1)));
  const [content, setContent] = useState<Content>(noContent);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const upload = useUpload(proposePart);
  const { columns, act, numberLabel, numberHint } = incomingFiles[kind];
  const submit = (): void => {
    const day = kind === 'balances' ? dayFromParts(asOf) : chinaToday();
    const found = partsFrom({ fileAct, kind, region, number: number.trim(), text: content.text, asOf: day });
    setErrors(areErrors(found) ? found : []);
    if (areErrors(found)) upload.forget();
    else upload.start(found);
  };
  const fill = (next: Content): void => {
    setContent(next);
    upload.forget();
  };
  return (
    <Section title="文件">
      <ErrorSummary errors={errors} />
      <Field id="file-number" label={numberLabel} hint={numberHint} error={messageFor(errors, 'file-number')}>
        <TextInput id="file-number-input" name={numberLabel} value={number} onInput={setNumber} />
      </Field>
      {kind === 'balances' ? (
        <DateField
          id="as-of"
          label="余额是哪一天日终的"
          hint="看医保部门文件上写的日期。写错一天，可能多扣或少扣"
          error={messageFor(errors, 'as-of')}
          parts={asOf}
          onChange={setAsOf}
        />
      ) : null}
      <FileField
        columns={columns}
        hint="长文件会自动分段送。"
        error={messageFor(errors, 'file-content')}
        content={content}
        onContent={fill}
      />
      <UploadCard upload={upload} said={({ taken }) => saidOfAct(fileAct, taken, '行')} />
      <View className="card__action">
        <Button
          id="continue"
          label={fileAct === 'undo' ? '提出撤回' : act}
          busy={upload.busy}
          onTap={submit}
        />
      </View>
    </Section>
  );
}
