export { channelsOf, ownChannels } from './channels';
export { contactsOf, ownContacts } from './contacts';
export { ltciPilotOf } from './places';
