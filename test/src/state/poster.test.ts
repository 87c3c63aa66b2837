import { readPoster } from '../../../src/state/poster';

function readScene(scene: string | undefined) {
  return readPoster({ scene });
}

describe('the scene of a poster’s code', () => {
  it('names the place', () => {
    expect(readScene('r%3D360983001')).toEqual({ kind: 'place', scene: { region: '360983001' } });
    expect(readScene('r=140500')).toEqual({ kind: 'place', scene: { region: '140500' } });
  });

  it('may name the poster too', () => {
    expect(readScene('r%3D360983001%26p%3D7f3a')).toEqual({
      kind: 'place',
      scene: { region: '360983001', poster: '7f3a' },
    });
  });

  it('is nothing where the program was opened without a code', () => {
    expect(readScene(undefined)).toEqual({ kind: 'none' });
    expect(readScene('')).toEqual({ kind: 'none' });
  });

  it.each([
    ['letters in place of a code', 'r=gaoan'],
    ['a code of seven digits', 'r=3609830'],
    ['another program’s scene', 'id=12'],
    ['broken encoding', 'r%3D36%E0%A4%A'],
    ['more than 32 characters', `r=360983001&p=${'x'.repeat(30)}`],
  ])('is wrong where it holds %s', (_, raw) => expect(readScene(raw)).toEqual({ kind: 'wrong' }));

  it('leaves out a poster that is no plain word, and keeps the place', () => {
    expect(readScene('r=360983001&p=<b>')).toEqual({ kind: 'place', scene: { region: '360983001' } });
  });
});

describe('a poster’s code made by hand', () => {
  const place = { kind: 'place', scene: { region: '360983001', poster: '7f3a' } };

  it('carries path and query', () => {
    expect(readPoster({ r: '360983001', p: '7f3a' })).toEqual(place);
    expect(readPoster({ r: '140500' })).toEqual({ kind: 'place', scene: { region: '140500' } });
  });

  it('may carry a scene that was encoded before', () => {
    expect(readPoster({ scene: 'r%253D360983001%2526p%253D7f3a' })).toEqual(place);
  });

  it('is wrong where its query names no place', () => {
    expect(readPoster({ r: 'gaoan' })).toEqual({ kind: 'wrong' });
    expect(readPoster({ r: '%E0%A4%A' })).toEqual({ kind: 'wrong' });
  });

  it('is none of a poster’s where the page was opened with something else', () => {
    expect(readPoster({})).toEqual({ kind: 'none' });
    expect(readPoster({ p: '7f3a' })).toEqual({ kind: 'none' });
  });
});
