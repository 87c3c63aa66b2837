import { Text, View } from '@tarojs/components';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { consequenceOf, headlineOf } from '../../../answers/headline';
import type { LaterDay } from '../../../answers/notices';
import { aria } from '../../../platform/aria';
import { sayDay } from '../../../words/days';
import './result.scss';

/** What would follow on the days that matter: tomorrow, the last day, the day after, the last date. */
export function Later({ days, exempt }: { readonly days: readonly LaterDay[]; readonly exempt: boolean }) {
  if (days.length === 0) return null;
  return (
    <Section title={exempt ? '如果晚些登记' : '如果晚些缴'} id="later">
      <Card>
        <View {...aria({ role: 'list' })}>
          {days.map(({ payOn, words, determination, putsOff }) => (
            <View key={payOn} className="later__row" id={`later-${payOn}`} {...aria({ role: 'listitem' })}>
              <View className="later__when">
                <Text className="later__day">{sayDay(payOn)}</Text>
                <Text className="later__pay">{headlineOf(determination)}</Text>
              </View>
              {words ? (
                <View className="soft small">
                  <Words>{words}</Words>
                </View>
              ) : null}
              <View>
                <Words>{consequenceOf(determination)}</Words>
              </View>
              {putsOff ? <View className="small">再晚一天，待遇也晚一天开始</View> : null}
            </View>
          ))}
        </View>
      </Card>
    </Section>
  );
}
