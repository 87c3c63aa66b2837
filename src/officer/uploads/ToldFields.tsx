import { View } from '@tarojs/components';
import { type DuplicateFileKind, duplicateFileKinds, duplicateKindNames } from '../../../contract/duplicates';
import type { UploadKindName } from '../../../contract/uploads';
import { ChoiceList } from '../../components/ChoiceList';
import { DateField } from '../../components/DateField';
import { ErrorSummary, messageFor } from '../../components/ErrorSummary';
import { Field, TextInput } from '../../components/Field';
import { YearOfList } from '../YearOfList';
import { type ToldField, type ToldProblem, type ToldTyped, uploadKindWords } from './kinds';

interface ToldFieldsProps {
  readonly kind: UploadKindName;
  readonly years: readonly number[];
  readonly typed: ToldTyped;
  readonly problems: readonly ToldProblem[];
  readonly onTyped: (typed: ToldTyped) => void;
}

/** What is typed; the others are chosen. */
type Typed = Exclude<ToldField, 'year' | 'list' | 'asOf'>;

function isTyped(field: ToldField): field is Typed {
  return field !== 'year' && field !== 'list' && field !== 'asOf';
}

const labels: Readonly<Record<Typed, { readonly label: string; readonly hint: string }>> = {
  number: { label: '答的是哪个编号', hint: '参保文件或补贴批次的编号，和清单里的一样' },
  phonesFrom: {
    label: '联系电话从哪里来',
    hint: '文件里有电话才填，例如：村委会登记时说过用来提醒参保。不填就不读电话',
  },
  source: { label: '数字的来源', hint: '文件名称和文号' },
  percent: { label: '目标参保率(%)', hint: '通知写参保率的才填，没有就空着' },
};

/** What an officer says of a file before he sends it. */
export function ToldFields({ kind, years, typed, problems, onTyped }: ToldFieldsProps) {
  const { needs } = uploadKindWords[kind];
  const texts = needs.filter(isTyped);
  return (
    <View>
      <ErrorSummary errors={problems} />
      {needs.includes('year') ? (
        <YearOfList years={years} year={typed.year} onChoose={(year) => onTyped({ ...typed, year })} />
      ) : null}
      {needs.includes('list') ? (
        <View id="list">
          <ChoiceList<DuplicateFileKind>
            name="哪种名单"
            chosen={typed.list}
            onChoose={(list) => onTyped({ ...typed, list })}
            choices={duplicateFileKinds.map((value) => ({
              value,
              label: duplicateKindNames[value],
              id: `list-${value}`,
            }))}
          />
        </View>
      ) : null}
      {needs.includes('asOf') ? (
        <DateField
          id="asOf"
          label="余额是哪一天日终的"
          hint="看医保部门文件上写的日期。写错一天，可能多扣或少扣"
          error={messageFor(problems, 'asOf')}
          parts={typed.asOf}
          onChange={(asOf) => onTyped({ ...typed, asOf })}
        />
      ) : null}
      {texts.map((field) => {
        const error = messageFor(problems, field);
        return (
          <Field key={field} id={field} {...labels[field]} {...(error === undefined ? {} : { error })}>
            <TextInput
              id={`${field}-input`}
              name={labels[field].label}
              value={typed[field]}
              wrong={error !== undefined}
              onInput={(text) => onTyped({ ...typed, [field]: text })}
            />
          </Field>
        );
      })}
    </View>
  );
}
