// Calendar days as YYYY-MM-DD. Two of them compare as strings.

import type { Day } from './types';

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    value = value * 10 + (text.charCodeAt(at) - 48);
  }
  return value;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

function write(year: number, month: number, dayOfMonth: number): Day {
  return `${year}-${two(month)}-${two(dayOfMonth)}`;
}

export function yearOf(day: Day): number {
  return digits(day, 0, 4);
}

export function monthOf(day: Day): number {
  return digits(day, 5, 7);
}

export function dayOfMonth(day: Day): number {
  return digits(day, 8, 10);
}

export function monthLength(year: number, month: number): number {
  if (month === 2) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return leap ? 29 : 28;
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// Days since 1 March of the year 0; the year is taken to begin in March so that leap days come last.
function numberOf(day: Day): number {
  const month = monthOf(day);
  const year = month > 2 ? yearOf(day) : yearOf(day) - 1;
  const monthsSinceMarch = (month + 9) % 12;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) + dayOfMonth(day) - 1;
}

export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

// Walks month by month: the steps of the notices are short.
export function addDays(day: Day, count: number): Day {
  let year = yearOf(day);
  let month = monthOf(day);
  let date = dayOfMonth(day) + count;
  while (date > monthLength(year, month)) {
    date -= monthLength(year, month);
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  while (date < 1) {
    month -= 1;
    if (month < 1) {
      month = 12;
      year -= 1;
    }
    date += monthLength(year, month);
  }
  return write(year, month, date);
}

// Clipped to the month's end.
export function addMonths(day: Day, count: number): Day {
  const months = yearOf(day) * 12 + monthOf(day) - 1 + count;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return write(year, month, Math.min(dayOfMonth(day), monthLength(year, month)));
}

// The day on which that many years are completed; born on 29 February, it is 1 March in a common year.
export function birthday(birthDate: Day, age: number): Day {
  const year = yearOf(birthDate) + age;
  const month = monthOf(birthDate);
  const date = dayOfMonth(birthDate);
  return date > monthLength(year, month) ? write(year, month + 1, 1) : write(year, month, date);
}

export function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}
