export { contactsOf, ownContacts, unsetContacts } from './contacts';
export { ltciPilotOf } from './places';
