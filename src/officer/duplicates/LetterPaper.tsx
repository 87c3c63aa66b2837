import { createContext, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { aria } from '../../platform/aria';
import type { LetterText } from './letter-text';
import './letter.scss';

const PrintLetter = createContext<(text: LetterText) => void>(() => undefined);

/** Prints a letter in place of the page; only a browser can. */
export function usePrintLetter(): (text: LetterText) => void {
  return useContext(PrintLetter);
}

function Lines({ className, lines }: { readonly className: string; readonly lines: readonly string[] }) {
  return (
    <View className={className}>
      {lines.map((line) => (
        <View key={line}>{line}</View>
      ))}
    </View>
  );
}

/** On one sheet: the letter, and below a line to cut along the strip that comes back. Out of sight on the screen. */
function LetterPaper({ text: { title, number, to, body, signed, reply } }: { readonly text: LetterText }) {
  return (
    <View className="letter-paper" id="letter-paper" {...aria({ hidden: true })}>
      <View className="letter-paper__title">{title}</View>
      <View className="letter-paper__number">{number}</View>
      <View>{to}</View>
      <Lines className="letter-paper__body" lines={body} />
      <Lines className="letter-paper__signed" lines={signed} />
      <View className="letter-paper__reply">
        <View className="letter-paper__title">{reply.title}</View>
        <View className="letter-paper__body">{reply.about}</View>
        <Lines className="letter-paper__answers" lines={reply.answers} />
        <Lines className="letter-paper__signed" lines={reply.signed} />
      </View>
    </View>
  );
}

/** A page on which letters are printed: on paper there is the letter alone. */
export function PrintsLetters({ children }: { readonly children: ReactNode }) {
  const [printed, setPrinted] = useState<LetterText | null>(null);
  useEffect(() => {
    if (printed !== null) window.print();
  }, [printed]);
  // A new one each time: the same letter is printed again.
  const print = (text: LetterText): void => setPrinted({ ...text });
  return (
    <PrintLetter.Provider value={print}>
      <View className={printed === null ? '' : 'beside-letter'}>{children}</View>
      {printed === null ? null : <LetterPaper text={printed} />}
    </PrintLetter.Provider>
  );
}
