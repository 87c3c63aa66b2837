export { contactsOf, ownContacts } from './contacts';
export { ltciPilotOf } from './places';
