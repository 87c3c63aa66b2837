import { retryIfPersonGone, PersonGoneError } from '../../../server/identity/holders';

describe('someone who is removed between being found and being held', () => {
  const goneTimes = (times: number) => {
    let left = times;
    return retryIfPersonGone(() =>
      left-- > 0 ? Promise.reject(new PersonGoneError('p')) : Promise.resolve('held'),
    );
  };

  it('is found or made anew', async () => {
    expect(await goneTimes(1)).toBe('held');
    expect(await goneTimes(4)).toBe('held');
  });

  it('is given up after the fifth time, with the error that says so', async () => {
    await expect(goneTimes(5)).rejects.toBeInstanceOf(PersonGoneError);
  });

  it('is no reason to repeat what failed otherwise', async () => {
    let times = 0;
    const failing = retryIfPersonGone(() => {
      times += 1;
      return Promise.reject(new Error('something else'));
    });
    await expect(failing).rejects.toThrow('something else');
    expect(times).toBe(1);
  });
});
