import sharp from 'sharp';

/** A photo of a paper, made up: what it is stands on it in large letters. */
export function paper(words: string): Promise<Buffer> {
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200">
    <rect width="900" height="1200" fill="#f7f3e8"/>
    <rect x="60" y="60" width="780" height="1080" fill="none" stroke="#8a7f66" stroke-width="6"/>
    <text x="450" y="260" font-size="84" text-anchor="middle" fill="#3b3426">${words}</text>
    <text x="450" y="400" font-size="56" text-anchor="middle" fill="#8a7f66">样张，不是真的</text>
  </svg>`;
  return sharp(Buffer.from(page)).jpeg({ quality: 80 }).toBuffer();
}

/** A file that is no picture, whatever it is called. */
export const notAPicture = Buffer.from('这是一段文字，不是照片。');
