/** A poster as it is drawn, in points of A4 from the left and the top: the paper and the picture draw these marks alike. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export type Mark = Box | Words | CodePlace;

export interface Box {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly color: Color;
}

/** One line. `y` is its baseline; `strong` is drawn with an outline of its own colour, there being one font. */
export interface Words {
  readonly kind: 'words';
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  readonly color: Color;
  readonly strong: boolean;
}

/** Where the code stands; its picture is given to whoever draws. */
export interface CodePlace {
  readonly kind: 'code';
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Red, green, blue, 0 to 255. */
export type Color = readonly [number, number, number];

/** Dark enough for weak eyes, and on a printer without colours. */
export const colors = {
  ink: [24, 24, 24],
  soft: [72, 72, 72],
  green: [0, 84, 76],
  pale: [232, 243, 240],
  red: [190, 18, 32],
  amber: [255, 205, 66],
  line: [176, 196, 191],
  white: [255, 255, 255],
} as const satisfies Record<string, Color>;

/** How much wider a strong sign's strokes are, by its size. */
export const strongStroke = 0.028;
