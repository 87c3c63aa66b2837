/** How far the clocks of two instances, or ours and WeChat's, may be apart, ms. */
export const clocksApartMs = 5 * 60_000;
