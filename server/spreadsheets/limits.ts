/** What a file may ask of a machine. A file beyond any of these is refused in words, before it costs more. */
export interface ReadLimits {
  /** Of the file as it came. */
  readonly fileBytes: number;
  /** One part of a workbook, unpacked. */
  readonly partBytes: number;
  /** All parts of a workbook that are read, unpacked; a sheet counts twice, because its merged ranges stand at its end. */
  readonly unpackedBytes: number;
  /** Unpacked bytes of one row, or of one text that several cells share. */
  readonly rowBytes: number;
  /** Files within a workbook. */
  readonly parts: number;
  readonly sheets: number;
  /** Rows with something in them, of all sheets. */
  readonly rows: number;
  /** A value right of so many columns is refused; blank cells there are not looked at. */
  readonly columns: number;
  /** Merged ranges of a sheet that reach over several rows. */
  readonly mergedRanges: number;
  /** Texts that cells share, their number and the characters of all. */
  readonly sharedStrings: number;
  readonly sharedCharacters: number;
  readonly cellFormats: number;
}

const mb = 1024 * 1024;

/** 100,000 people on 12 columns take 9 MB, unpacked 70 MB. */
export const usualLimits: ReadLimits = {
  fileBytes: 20 * mb,
  partBytes: 200 * mb,
  unpackedBytes: 500 * mb,
  rowBytes: 2 * mb,
  parts: 2_000,
  sheets: 50,
  rows: 200_000,
  columns: 200,
  mergedRanges: 20_000,
  sharedStrings: 1_000_000,
  sharedCharacters: 24_000_000,
  cellFormats: 65_000,
};
