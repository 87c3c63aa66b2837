import { View } from '@tarojs/components';
import type { CollectingDays, InsuredRate, ProgressOfPlace } from '../../../contract/progress';
import { Card } from '../../components/Section';
import { Words } from '../../components/Words';
import { sayDay } from '../../words/days';
import { Bar } from './Bar';
import { behindWords, count } from './words';

function windowWords({ from, to, gone, left }: CollectingDays): string {
  const all = `集中征缴${sayDay(from)}到${sayDay(to)}，能缴费的日子一共${gone + left}天`;
  if (left === 0) return `${all}，已经结束。`;
  return `${all}，过去${gone}天，还剩${left}天（今天能缴的，算在剩下的里）。`;
}

function Rate({ rate }: { readonly rate: InsuredRate }) {
  const { population, employees, percent, toReach, source } = rate;
  const goal = toReach === null ? '' : `，目标${toReach}%`;
  return (
    <View className="progress-lines" id="rate">
      <View className="strong">
        <Words>{`${employees === null ? '居民医保参保' : '基本医保参保率'} ${percent}%${goal}`}</Words>
      </View>
      <View className="soft small">
        <Words>
          {employees === null
            ? `常住人口${count(population)}人（${source}）。没有填职工医保参保人数，只算了居民医保这一部分，不能和通知里的参保率比。`
            : `常住人口${count(population)}人，其中职工医保${count(employees)}人（${source}）。`}
        </Words>
      </View>
    </View>
  );
}

function againstTarget({ target, pace }: ProgressOfPlace): string {
  if (target === null || pace === null) return '没有任务数。可以在“任务数”里从文件导入。';
  const parts = [`任务${count(target.people)}人，完成${pace.percent}%`];
  if (pace.expected !== null) parts.push(`按天数应到${count(pace.expected)}人，${behindWords(pace)}`);
  if (pace.neededADay !== null && pace.neededADay > 0)
    parts.push(`以后每个能缴费的日子要${count(pace.neededADay)}人`);
  return `${parts.join('；')}。`;
}

/** A place at a glance: the number, the bar with where the days gone would have it, and the same in words. */
export function Summary({ progress }: { readonly progress: ProgressOfPlace }) {
  const { name, enrolled, today, week, target, pace, collecting, rate, year, counting } = progress;
  const mark = collecting && { mark: (collecting.gone * 100) / (collecting.gone + collecting.left) };
  return (
    <Card id="summary">
      <View className="soft">
        {name} · {year}年度
      </View>
      <View className="progress-total" id="enrolled">
        已参保 {count(enrolled)} 人
      </View>
      {pace ? <Bar percent={pace.percent} {...mark} /> : null}
      <View className="measure" id="against-target">
        <Words>{againstTarget(progress)}</Words>
      </View>
      <View>
        今天{count(today)}人，前七天{count(week)}人
      </View>
      {rate ? <Rate rate={rate} /> : null}
      {collecting ? (
        <View className="soft small">
          <Words>{windowWords(collecting)}</Words>
        </View>
      ) : (
        <View className="soft small">这里没有找到集中征缴期，不算进度快慢。</View>
      )}
      {target ? (
        <View className="soft small">
          <Words>{`任务数来自${target.source}${target.from === 'sum' ? '，表里没有合计，是各行相加' : ''}。`}</Words>
        </View>
      ) : null}
      {counting === undefined ? null : (
        <View id="counting" className="measure">
          <Words>{`正在第一次清点，按地方的代码数，已数到${counting}。数完以前，这里的数字偏少。`}</Words>
        </View>
      )}
      <View className="soft small">
        数字大约每分钟更新一次。在本程序缴的、免缴的、税务部门告知在别处缴的都算。
      </View>
    </Card>
  );
}
