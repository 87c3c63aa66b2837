import { useState } from 'react';
import { View } from '@tarojs/components';
import { ChoiceList } from '../../../components/ChoiceList';
import { PageFrame } from '../../../components/PageFrame';
import { Row, Rows } from '../../../components/Rows';
import { Card, Section } from '../../../components/Section';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { setCare, setTextStep, stepsFor, textSizes, usePreferences } from '../../../state/preferences';
import { forgetAnswers } from '../../../state/answers';
import { dropAllKept } from '../../../state/kept';

/** All that the calculator left on this phone: the answers under way and the results that were kept. */
function forgetCalculations(): void {
  forgetAnswers();
  dropAllKept();
}

const sizeNames = ['标准', '稍大', '大', '特大', '最大'];

/** What is seldom needed, and by few. */
function Further() {
  return (
    <View>
      <Section title="缴费凭证">
        <Rows>
          <Row
            id="open-receipt-check"
            label="查验缴费凭证"
            hint="别人拿来的凭证，看还有没有效"
            onTap={() => open(pages.receiptCheck)}
          />
        </Rows>
      </Section>
      <Section title="工作人员">
        <Rows>
          <Row
            id="open-officer"
            label="经办人员入口"
            hint="街道、乡镇和医保部门的工作人员用"
            onTap={() => open(pages.officer)}
          />
        </Rows>
      </Section>
    </View>
  );
}

/** Letters, care mode, what is kept on the phone, and what happens with personal data. */
export default function SettingsPage() {
  const { care, step } = usePreferences();
  const [cleared, setCleared] = useState(false);
  return (
    <PageFrame heading="设置">
      <Section title="显示方式">
        <ChoiceList
          name="显示方式"
          chosen={care ? 'care' : 'ordinary'}
          onChoose={(mode) => setCare(mode === 'care')}
          choices={[
            { value: 'ordinary', label: '普通版', id: 'mode-ordinary' },
            { value: 'care', label: '关怀版', hint: '字大、按钮大，适合老年人', id: 'mode-care' },
          ]}
        />
      </Section>
      <Section title="字号">
        <ChoiceList
          name="字号"
          chosen={String(step)}
          onChoose={(chosen) => setTextStep(Number(chosen))}
          choices={stepsFor(care).map((each) => ({
            value: String(each),
            label: `${sizeNames[each]}（${textSizes[each]}）`,
            id: `text-size-${textSizes[each]}`,
          }))}
        />
        <Card id="text-sample">
          <View>看看这样的字是否清楚：每人每年只需缴费一次。</View>
        </Card>
      </Section>
      <Section title="个人信息">
        <Rows>
          <Row
            id="open-privacy"
            label="个人信息怎么用"
            hint="收集什么、做什么用、怎样撤回同意"
            onTap={() => open(pages.privacy)}
          />
          <Row
            id="forget-answers"
            label="清除本机上的测算"
            hint={
              cleared
                ? '已清除：回答和保存的结果都没有了'
                : '清除这部手机上的回答和保存的结果，不影响参保记录'
            }
            onTap={() => {
              forgetCalculations();
              setCleared(true);
            }}
          />
        </Rows>
      </Section>
      <Further />
    </PageFrame>
  );
}
