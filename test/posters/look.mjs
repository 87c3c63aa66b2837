// Looks at pictures: `node look.mjs PARTS FILE…` answers for each its size, what its code says, and for each part (shares of
// width and height) how much of it has a colour. A process of its own: inside jest each look at `Math` is slow.
import jsQR from 'jsqr';
import sharp from 'sharp';

const NEAR = 60;

function shareOf({ width, height, data }, { left, top, right, bottom, color }) {
  let [near, all] = [0, 0];
  for (let y = Math.floor(top * height); y < bottom * height; y += 1) {
    for (let x = Math.floor(left * width); x < right * width; x += 1) {
      const at = (y * width + x) * 4;
      const off = color.map((value, channel) => Math.abs(data[at + channel] - value));
      near += Math.max(...off) < NEAR ? 1 : 0;
      all += 1;
    }
  }
  return near / all;
}

async function look(file, parts) {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const code = jsQR(new Uint8ClampedArray(data), width, height)?.data ?? null;
  return { width, height, code, shares: parts.map((part) => shareOf({ width, height, data }, part)) };
}

const [parts = '[]', ...files] = process.argv.slice(2);
const seen = [];
for (const file of files) seen.push(await look(file, JSON.parse(parts)));
process.stdout.write(JSON.stringify(seen));
