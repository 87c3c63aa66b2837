import { forget } from '../platform/storage';

export function forgetAnswers(): void {
  forget('answers');
}
