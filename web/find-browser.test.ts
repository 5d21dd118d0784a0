import { describe, expect, it } from 'vitest';
import { findBrowser } from './fixtures/find-browser.js';

const only = (path: string) => ({ isProgram: (asked: string) => asked === path });

describe('the browser for the tests', () => {
  it('is what CHROMIUM names, before any other', () => {
    const environment = { CHROMIUM: '/own/chrome', PATH: '/usr/bin' };
    expect(findBrowser({ environment, isProgram: () => true })).toBe('/own/chrome');
  });

  it.each([
    ['on the path', { PATH: '/odd/bin:/usr/bin' }, '/odd/bin/chromium-browser'],
    ['in a usual place that the path does not name', { PATH: '' }, '/usr/bin/google-chrome-stable'],
    ['an application', {}, '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  ])('is found %s', (_, environment, path) => {
    expect(findBrowser({ environment, ...only(path) })).toBe(path);
  });

  it('is none where there is none', () => {
    expect(findBrowser({ environment: { PATH: '/usr/bin' }, isProgram: () => false })).toBeUndefined();
  });
});
