export { eventsOf } from './events';
