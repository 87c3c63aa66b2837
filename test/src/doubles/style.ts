/** Styles have no effect where nothing is drawn. */
export {};
