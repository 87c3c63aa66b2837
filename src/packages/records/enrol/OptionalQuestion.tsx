import { View } from '@tarojs/components';
import { ManyChoices } from '../../../components/ChoiceList';
import { Row, Rows } from '../../../components/Rows';
import { Section } from '../../../components/Section';
import { codesIn } from '../../../answers/questions';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { answer } from '../../../state/answers';
import type { AnswerSheet } from '../../../state/answers';
import { furtherQuestion, listsOf, withToggled } from './optional-question';

/**
 * The one question about identities and events. By place and age alone: whether a roster has him says nothing here, so
 * nobody learns from it what he may not see.
 */
export function OptionalQuestion({ sheet }: { readonly sheet: AnswerSheet }) {
  const lists = listsOf(sheet);
  const further = furtherQuestion(sheet);
  return (
    <>
      {lists.length > 0 ? (
        <Section title="属于以下情况吗？（可以不答）" id="optional-question">
          <View className="section__note">
            都没有或不清楚的，不用选。参保地名册上已有的，金额按名册算；选了的，等参保地核实。
          </View>
          {lists.map((question) => (
            <View key={question.key} className="para">
              <ManyChoices
                name="属于以下情况吗？可以不答"
                chosen={codesIn(sheet.answers[question.key])}
                onToggle={(value) => answer(sheet, withToggled(sheet, question, value))}
                choices={question.choices.map((choice) => ({ ...choice, id: `answer-${choice.value}` }))}
              />
            </View>
          ))}
        </Section>
      ) : null}
      {further ? (
        <Rows>
          <Row
            id="answer-more"
            label="还有能让金额更准的问题"
            hint={`${further.heading}可以现在答，也可以登记以后再答`}
            onTap={() => open(pages.ask, { q: further.key, edit: '1' })}
          />
        </Rows>
      ) : null}
    </>
  );
}
