export { type PeopleOfCases, peopleOfCases } from './case-people';
export { reportConfiguration, reportPayConfiguration } from './configuration-case';
export { openCase } from './open-case';
