import type { CSSProperties } from 'react';
import { View } from '@tarojs/components';
import type { Coverage } from '../../policy/determination';
import type { IsoDay } from '../../policy/calendar';
import { waitWords } from '../../policy/wait-words';
import { aria } from '../platform/aria';
import { daysBetween, sayDay } from '../words/days';
import './CoverTimeline.scss';

export interface CoverTimelineProps {
  readonly coverage: Coverage;
  /** The day of payment. */
  readonly payOn: IsoDay;
  /** What is done on that day. */
  readonly act?: '缴费' | '登记';
}

interface Step {
  readonly key: string;
  readonly day: IsoDay;
  readonly words: string;
  readonly kind: 'plain' | 'wait' | 'end';
}

/** The days that matter, in order, each with what happens. */
export function stepsOf(coverage: Coverage, payOn: IsoDay, act = '缴费'): readonly Step[] {
  const { from, to } = coverage;
  const wait = waitWords(coverage);
  const paid: Step = {
    key: 'pay',
    day: payOn,
    words: wait === '' ? act : `${act}，从这天起等待${wait}，等待期内看病不能报销`,
    kind: wait !== '' ? 'wait' : 'plain',
  };
  const start: Step = {
    key: 'from',
    day: from,
    words: from < payOn ? '从这天起的医疗费用都算在内' : '开始享受医保待遇',
    kind: 'plain',
  };
  const end: Step = { key: 'to', day: to, words: '待遇到这天为止', kind: 'end' };
  if (from === payOn) return [{ ...start, words: `${act}当天开始享受医保待遇` }, end];
  return from < payOn ? [start, paid, end] : [paid, start, end];
}

/** Cover as a line in time, and the same in words below it. */
export function CoverTimeline({ coverage, payOn, act }: CoverTimelineProps) {
  const before = Math.max(0, daysBetween(payOn, coverage.from));
  const covered = daysBetween(coverage.from, coverage.to) + 1;
  const wait = Math.round((before / (before + covered)) * 100);
  const waiting = coverage.waitingDays > 0 ? 'cover__part cover__part_wait' : 'cover__part';
  const width = (percent: number): CSSProperties => ({ width: `${percent}%` });
  return (
    <View className="cover" id="cover">
      <View className="cover__track" {...aria({ hidden: true })}>
        {wait > 0 ? <View className={waiting} style={width(wait)} /> : null}
        <View className="cover__part cover__part_covered" style={width(100 - wait)} />
      </View>
      <View className="cover__steps" {...aria({ role: 'list', label: '时间安排' })}>
        {stepsOf(coverage, payOn, act).map((step) => (
          <View key={step.key} className="cover__step" {...aria({ role: 'listitem' })}>
            <View
              className={`cover__dot${step.kind === 'plain' ? '' : ` cover__dot_${step.kind}`}`}
              {...aria({ hidden: true })}
            />
            <View>
              <View className="cover__day" id={`cover-${step.key}`}>
                {sayDay(step.day)}
              </View>
              <View>{step.words}</View>
            </View>
          </View>
        ))}
      </View>
    </View>
  );
}
