export { type TimerKind, timerKinds } from './kinds';
export { answerTimer, runTimer } from './run';
