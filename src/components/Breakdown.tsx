import { Text, View } from '@tarojs/components';
import { type Fen, negativeFen } from '../../policy/money';
import { aria } from '../platform/aria';
import { spokenYuan, yuan } from '../words/money';
import { Tappable } from './Tappable';
import './Breakdown.scss';

export interface ClauseRef {
  readonly notice: string;
  readonly clause: string;
  /** As a person reads it: 第三（一）条. */
  readonly label: string;
}

export interface BreakdownLine {
  readonly key: string;
  readonly label: string;
  /** Negative where it lowers the sum. */
  readonly fen: Fen;
  readonly hint?: string;
  readonly clauses: readonly ClauseRef[];
  readonly sum?: boolean;
}

export interface BreakdownProps {
  readonly lines: readonly BreakdownLine[];
  readonly onClause: (clause: ClauseRef) => void;
}

/** Links to the clauses that decided something. */
export function ClauseLinks(props: {
  readonly clauses: readonly ClauseRef[];
  readonly onClause: (clause: ClauseRef) => void;
  /** Before each link; left out where a heading says it for all. */
  readonly prefix?: string;
}) {
  const prefix = props.prefix ?? '依据：';
  return (
    <View>
      {props.clauses.map((clause) => (
        <Tappable
          key={`${clause.notice} ${clause.clause}`}
          id={`clause-${clause.notice}-${clause.clause}`}
          className="clause-link"
          role="link"
          label={`依据${clause.label}，查看说明`}
          onTap={() => props.onClause(clause)}
        >
          {prefix + clause.label}
        </Tappable>
      ))}
    </View>
  );
}

function shown(fen: Fen): string {
  return fen < 0 ? `−${yuan(negativeFen(fen))} 元` : `${yuan(fen)} 元`;
}
function spoken(line: BreakdownLine): string {
  return `${line.label}，${line.fen < 0 ? '减' : ''}${spokenYuan(line.fen < 0 ? negativeFen(line.fen) : line.fen)}`;
}

/** How an amount adds up, each line with the clause behind it. */
export function Breakdown({ lines, onClause }: BreakdownProps) {
  return (
    <View className="breakdown">
      {lines.map((line) => (
        <View
          key={line.key}
          id={`line-${line.key}`}
          className={line.sum ? 'breakdown__line breakdown__line_sum' : 'breakdown__line'}
        >
          <View className="breakdown__words">
            <View {...aria({ role: 'text', label: spoken(line) })}>{line.label}</View>
            {line.hint ? <View className="soft small">{line.hint}</View> : null}
            <ClauseLinks clauses={line.clauses} onClause={onClause} />
          </View>
          <View className="breakdown__fen" {...aria({ hidden: true })}>
            <Text>{shown(line.fen)}</Text>
          </View>
        </View>
      ))}
    </View>
  );
}
