import { View } from '@tarojs/components';
import { Tappable } from './Tappable';
import { Words } from './Words';

export interface AnswerRow {
  readonly key: string;
  readonly question: string;
  readonly answer: string;
  /** Absent where it cannot be changed here. */
  readonly onChange?: () => void;
}

/** Every answer on one page, each with 修改. */
export function AnswerRows({ rows }: { readonly rows: readonly AnswerRow[] }) {
  return (
    <View className="answers">
      {rows.map((row) => (
        <View key={row.key} className="answers__row" id={`answer-of-${row.key}`}>
          <View className="answers__words">
            <View className="soft small">
              <Words>{row.question}</Words>
            </View>
            <View className="answers__value">
              <Words>{row.answer}</Words>
            </View>
          </View>
          {row.onChange ? (
            <Tappable
              id={`change-${row.key}`}
              className="answers__change"
              label={`修改${row.question}`}
              onTap={row.onChange}
            >
              修改
            </Tappable>
          ) : null}
        </View>
      ))}
    </View>
  );
}
