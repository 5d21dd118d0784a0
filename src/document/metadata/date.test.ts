import { expect, test } from 'vitest';
import { dateInUrl, toEdtfDate } from './date.js';

test.each([
  ['2024-05-08', '2024-05-08'],
  ['2024-5-8', '2024-05-08'],
  ['2024-05-08T23:30:00+03:00', '2024-05-08'],
  ['2024-05-08 00:10:00 -1100', '2024-05-08'],
  ['20240508', '2024-05-08'],
  ['20240508T101500Z', '2024-05-08'],
  ['2024/05/08', '2024-05-08'],
  ['2024-05', '2024-05'],
  ['2024', '2024'],
  ['Wed, 08 May 2024 10:00:00 GMT', '2024-05-08'],
  ['May 8, 2024 10:00 am', '2024-05-08'],
  ['8th May 2024', '2024-05-08'],
  ['08.05.2024', '2024-05-08'],
  ['31/12/2024', '2024-12-31'],
  ['12/31/2024', '2024-12-31'],
  ['1715155200', '2024-05-08'],
  ['1715155200000', '2024-05-08'],
  ['03/04/2024', undefined],
  ['2024-02-30', undefined],
  ['2024-13-01', undefined],
  ['yesterday', undefined],
  ['', undefined],
  ['99999999999999999999', undefined],
])('%s is %s', (written, date) => {
  expect(toEdtfDate(written)).toBe(date);
});

test.each([
  ['https://harbour.example/2024/05/08/ferry', '2024-05-08'],
  ['https://harbour.example/news/2024-05-08-ferry.html', '2024-05-08'],
  ['https://harbour.example/news/ferry-2024-05-08', '2024-05-08'],
  ['https://harbour.example/20240508/ferry', '2024-05-08'],
  ['https://harbour.example/2024/05/ferry', '2024-05'],
  ['https://harbour.example/2024/99/08/ferry', undefined],
  ['https://harbour.example/id/20240599', undefined],
  ['https://harbour.example/a?d=2024/05/08', undefined],
  ['no address at all', undefined],
])('in %s: %s', (url, date) => {
  expect(dateInUrl(url)).toBe(date);
});
