/** The text of files that a page hands to a browser, the last one last. */
export function watchSavedFiles(): {
  readonly texts: () => Promise<readonly string[]>;
  /** What they are called. */
  readonly names: readonly string[];
} {
  const names: string[] = [];
  const blobs: Blob[] = [];
  URL.createObjectURL = (file) => {
    if (file instanceof Blob) blobs.push(file);
    return 'blob:saved';
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
    names.push(this.download);
  };
  return { texts: () => Promise.all(blobs.map(textOf)), names };
}

function textOf(file: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(file);
  });
}
