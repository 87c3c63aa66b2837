export { channelsOf, isCommissioned, ownChannels } from './channels';
export { contactsOf, ownContacts, unsetContacts } from './contacts';
export { ltciPilotOf } from './places';
