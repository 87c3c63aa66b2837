import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PlaceReminder, RemindedPlace } from '../../../../contract/agreed-messages';
import { ask } from '../../../cloud/cloud';
import { useAct, useLoaded } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { askForMessages, canAskForMessages } from '../../../platform/messages';
import { sayDay } from '../../../words/days';

function useReminder(place: RemindedPlace) {
  const { region, year } = place;
  const loading = useLoaded(`reminder ${region} ${year}`, () => ask('resident', 'reminders.of-place', place));
  const [changed, setChanged] = useState<PlaceReminder | null>(null);
  const [refused, setRefused] = useState(false);
  const agreeing = useAct(async () => {
    const kinds = await askForMessages(['deadline']);
    setRefused(kinds.length === 0);
    if (kinds.length > 0) setChanged(await ask('resident', 'reminders.agree', place));
  });
  const ending = useAct(async () => setChanged(await ask('resident', 'reminders.take-back', place)));
  const reminder = changed ?? (loading.state === 'ready' ? loading.data : null);
  return { reminder, refused, agreeing, ending };
}

/**
 * A message before the last day of the place, for who has registered nobody here: no name and no number is needed. Taken back where it
 * was given. Nothing is shown where there is no day to remind of, or where it can't be asked now: the page says the days anyway.
 */
export function RemindMe(place: RemindedPlace) {
  const { reminder, refused, agreeing, ending } = useReminder(place);
  if (reminder === null || reminder.state === 'none') return null;
  if (reminder.state === 'offered' && !canAskForMessages(['deadline'])) return null;
  const agreed = reminder.state === 'agreed';
  return (
    <Section title="到时候提醒我" id="remind">
      <ActFailure title="没有记下" failure={agreeing.failure ?? ending.failure} id="remind-failed" />
      {refused ? (
        <Callout kind="info" id="remind-refused" title="没有同意，不发消息" urgent>
          最后一天写在“算一算”的结果里。
        </Callout>
      ) : null}
      <Card>
        <View>
          <Words>
            {agreed
              ? `${sayDay(reminder.on)}会发一条消息，提醒您这里快到最后一天。在这里登记的家人都缴了，就不发。`
              : `快到最后一天时，${sayDay(reminder.on)}发一条消息提醒您。不用登记，也不用填姓名和号码。`}
          </Words>
        </View>
        {agreed ? (
          <Button
            id="end-reminder"
            kind="secondary"
            label="不再提醒"
            busy={ending.busy}
            onTap={() => ending.start()}
          />
        ) : (
          <Button
            id="ask-reminder"
            kind="secondary"
            label="提醒我"
            busy={agreeing.busy}
            onTap={() => agreeing.start()}
          />
        )}
      </Card>
    </Section>
  );
}
