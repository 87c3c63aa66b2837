import type { WxOptions } from './wx-options';

/** A picture that a canvas made to draw it: it is there a moment after its source was set, or never. */
class DrawnImage {
  private source = '';
  onload: (() => void) | undefined;
  onerror: (() => void) | undefined;

  get src(): string {
    return this.source;
  }

  set src(source: string) {
    this.source = source;
    const readable = source.startsWith('data:image/png;base64,');
    setTimeout(() => (readable ? this.onload?.() : this.onerror?.()), 0);
  }
}

/** A canvas that belongs to a page: as wide as its letters are high, so that lines have to be broken. */
class CanvasNode {
  width = 300;
  height = 150;
  readonly written: string[] = [];
  readonly drawn: string[] = [];

  createImage(): DrawnImage {
    return new DrawnImage();
  }

  getContext(kind: string): object | null {
    if (kind !== '2d') return null;
    const brush = {
      font: '10px sans-serif',
      fillStyle: '',
      fillRect: () => undefined,
      fillText: (words: string) => void this.written.push(words),
      drawImage: (image: DrawnImage) => void this.drawn.push(image.src),
      measureText: (words: string) => ({ width: words.length * parseInt(brush.font, 10) }),
    };
    return brush;
  }
}

/** A picture that was put into the album. */
export interface SavedPicture {
  readonly width: number;
  readonly height: number;
  readonly words: string;
  /** Sources of the pictures that are drawn on it. */
  readonly drawn: readonly string[];
}

function refuse(name: string, why: string): never {
  throw Object.assign(new Error(why), { errMsg: `${name}:fail ${why}` });
}

/**
 * Canvases of the pages and what was saved from them. Only a page's own canvas can be exported, as on iOS.
 * @param isOnPage whether the present page has a control with this id
 */
export function createCanvases(isOnPage: (id: string) => boolean) {
  const nodes = new Map<string, CanvasNode>();
  const files = new Map<string, SavedPicture>();
  const album: SavedPicture[] = [];

  /** What a query for a node finds; layout is not known here. */
  function nodeOf(selector: string): object | null {
    const id = selector.replace(/^#/, '');
    if (!selector.startsWith('#') || !isOnPage(id)) return null;
    const node = nodes.get(id) ?? new CanvasNode();
    nodes.set(id, node);
    return { node, width: 1, height: 1 };
  }

  function createSelectorQuery() {
    const asked: { selector: string; node: boolean }[] = [];
    const query = {
      in: () => query,
      select: (selector: string) => (asked.push({ selector, node: false }), query),
      selectAll: (selector: string) => (asked.push({ selector, node: false }), query),
      selectViewport: () => (asked.push({ selector: '', node: false }), query),
      boundingClientRect: () => query,
      scrollOffset: () => query,
      node: () => query.fields({ node: true }),
      fields: ({ node = false }: { readonly node?: boolean }) => {
        const last = asked.at(-1);
        if (last) last.node = node;
        return query;
      },
      exec: (then?: (results: readonly unknown[]) => void) => {
        const results = asked.map(({ selector, node }) => (node ? nodeOf(selector) : null));
        setTimeout(() => then?.(results), 0);
      },
    };
    return query;
  }

  return {
    album,
    createSelectorQuery,
    canvasToTempFilePath({ canvas, destWidth, destHeight }: WxOptions): object {
      if (!(canvas instanceof CanvasNode))
        return refuse('canvasToTempFilePath', 'the canvas is no node of a page');
      const tempFilePath = `wxfile://tmp/${files.size}.png`;
      files.set(tempFilePath, {
        width: Number(destWidth),
        height: Number(destHeight),
        words: canvas.written.join('\n'),
        drawn: [...canvas.drawn],
      });
      return { tempFilePath };
    },
    saveImageToPhotosAlbum({ filePath }: WxOptions): object {
      const picture = files.get(String(filePath));
      if (!picture) return refuse('saveImageToPhotosAlbum', 'no such file');
      album.push(picture);
      return {};
    },
  };
}
