/** Component → attribute → the default in its template (none). */
declare const attributes: Readonly<Record<string, Readonly<Record<string, string>>>>;
export = attributes;
