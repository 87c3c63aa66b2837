export { type PeopleOfCases, peopleOfCases } from './case-people';
export { openCase } from './open-case';
