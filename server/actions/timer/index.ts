export { runTimer } from './run';
