export { addPlaces, addedPlaces } from './add-places';
export { channelsOf, isCommissioned, ownChannels } from './channels';
export { contactsOf, ownContacts, unsetContacts } from './contacts';
export { findPlaces } from './find-places';
export { countyOf, learnPlaces, placesBelow, placesNamed, requirePlace } from './known-places';
export { placeWithoutNotice } from './place-without-notice';
export { ltciPilotOf } from './places';
export { removePlace } from './remove-place';
export { bareVillage } from './village-name';
