import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import { useDidHide } from '@tarojs/taro';
import { Button } from '../../components/Button';
import { aria } from '../../platform/aria';
import { findVoice } from '../../platform/speech';

/** Reads the page's answer aloud, and stops where asked or the page is left. Not there where this phone can't read. */
export function ReadAloud({ words }: { readonly words: string }) {
  const [voice] = useState(findVoice);
  const [reading, setReading] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  // What is read is always what stands on the page: an answer that changed ends the old one.
  const isReading = reading === words;
  useEffect(() => () => voice?.stop(), [voice, words]);
  const stop = () => {
    voice?.stop();
    setReading(null);
  };
  useDidHide(stop);
  if (voice === null) return null;
  const read = () => {
    setReading(words);
    setFailed(false);
    voice.read(words, (whole) => {
      setReading(null);
      setFailed(!whole);
    });
  };
  if (isReading) return <Button id="stop-reading" kind="secondary" label="停" onTap={stop} />;
  return (
    <>
      {failed ? (
        <View className="para" id="not-read" {...aria({ role: 'alert' })}>
          没能读完。可以看上面的字，或者过一会儿再点一次。
        </View>
      ) : null}
      <Button id="read-aloud" kind="secondary" label="读给我听" onTap={read} />
    </>
  );
}
