import { Text } from '@tarojs/components';

/** A day, a sum, a telephone number. */
const inOnePiece = /(\d{4}年\d{1,2}月\d{1,2}日|\d[\d.]* 元|\d[\d-]{4,}\d)/;

/** Words in which days, sums and telephone numbers are never cut by the end of a line, however large the letters are. */
export function Unbroken({ words }: { readonly words: string }) {
  return (
    <>
      {words.split(inOnePiece).map((piece, at) => (
        <Text key={at} className={at % 2 === 1 ? 'unbroken' : ''}>
          {piece}
        </Text>
      ))}
    </>
  );
}
