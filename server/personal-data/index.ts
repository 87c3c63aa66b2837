export { actsForAgents, agentsTold } from './acts-for-agents';
export { copyOf } from './copy';
export { carryOutErasure, eraseAccount } from './erase-account';
export { eventsOf } from './events';
export { reimbursementStateNames } from './holding-of-money-back';
export { recordEventNames } from './words';
export { agreeInMyName, lookInMyName } from './in-my-name';
