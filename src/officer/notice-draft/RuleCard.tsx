import { View } from '@tarojs/components';
import type { FieldError } from '../../components/ErrorSummary';
import { messageFor } from '../../components/ErrorSummary';
import { Field, TextInput } from '../../components/Field';
import { Card } from '../../components/Section';
import { TextArea } from '../../components/TextArea';
import type { NoticeField, RuleFields } from './fields';

export interface NoticeFieldListProps {
  readonly fields: readonly NoticeField[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly onType: (id: string, text: string) => void;
}

const hints = { yuan: '只写数字，例如 400', day: '例如 2026-09-01', number: undefined, words: undefined };
/** Longer texts get several lines. */
const oneLine = 30;

/** The fields of a rule, each in its unit. */
export function NoticeFieldList({ fields, typed, errors, onType }: NoticeFieldListProps) {
  return (
    <>
      {fields.map(({ id, label, kind, text }) => {
        const value = typed[id] ?? text;
        const error = messageFor(errors, id);
        const common = { id: `${id}-input`, name: label, value, onInput: (next: string) => onType(id, next) };
        return (
          <Field key={id} id={id} label={label} hint={hints[kind]} error={error}>
            {kind === 'words' && text.length > oneLine ? (
              <TextArea {...common} maxlength={500} />
            ) : (
              <TextInput {...common} wrong={error !== undefined} maxlength={200} />
            )}
          </Field>
        );
      })}
    </>
  );
}

/** A rule below the clause that carries it, so that both can be read together. */
export function RuleCard({
  rule,
  ...rest
}: Omit<NoticeFieldListProps, 'fields'> & { readonly rule: RuleFields }) {
  const error = messageFor(rest.errors, rule.id);
  return (
    <Card id={rule.id}>
      <View className="strong">{rule.title}</View>
      {rule.paper.map((paragraph) => (
        <View key={paragraph} className="soft">
          通知{rule.clauseLabel}：{paragraph}
        </View>
      ))}
      {error === undefined ? null : <View className="field__error">{`出错：${error}`}</View>}
      <NoticeFieldList fields={rule.fields} {...rest} />
    </Card>
  );
}
