import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import { aria } from '../../../platform/aria';

const secondMs = 1000;
function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** How long the people of an order are still held. Counts from the server's clock, not from the phone's. */
export function Countdown({
  now,
  until,
  onEnd,
}: {
  readonly now: number;
  readonly until: number;
  readonly onEnd: () => void;
}) {
  const [left, setLeft] = useState(Math.max(0, until - now));
  useEffect(() => {
    const startedAt = Date.now();
    const timer = setInterval(() => {
      const rest = Math.max(0, until - now - (Date.now() - startedAt));
      setLeft(rest);
      if (rest > 0) return;
      clearInterval(timer);
      onEnd();
    }, secondMs);
    return () => clearInterval(timer);
    // `onEnd` asks for the order anew, which brings another `now`.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [now, until]);
  const seconds = Math.ceil(left / secondMs);
  const words = `${Math.floor(seconds / 60)}分${pad(seconds % 60)}秒`;
  return (
    <View id="countdown" className="strong" {...aria({ role: 'text', label: `还剩${words}` })}>
      还剩 {words}
    </View>
  );
}
