type Fields = Readonly<Record<string, unknown>>;

/** Of what bureau and tax office were told: what to damage, and how. */
export function isInFile(doc: Fields): boolean {
  return doc['fileId'] !== null;
}

function insuranceOf(doc: Fields): Fields | null {
  return doc['insurance'] as Fields | null;
}

export function wasTold(doc: Fields): boolean {
  return insuranceOf(doc)?.['told'] !== undefined;
}

export function untold(doc: Fields): Fields {
  const { told: _, ...insurance } = insuranceOf(doc) ?? {};
  return { insurance, tellAt: null };
}

export function isRegistered(doc: Fields): boolean {
  return (insuranceOf(doc)?.['registration'] as Fields | undefined)?.['number'] !== undefined;
}

export function notRegistered(doc: Fields): Fields {
  const { registration: _, ...insurance } = insuranceOf(doc) ?? {};
  return { insurance };
}
