import { expect, it } from 'vitest';
import { importText, openDesk } from './fixtures/desk.js';

it('a file or a pasted text that holds only an address has failed, says why, and is never a report', async () => {
  const desk = await openDesk();
  try {
    for (const name of ['link.txt', 'pasted 2024-05-08.txt']) {
      const { id } = await importText(desk, name, 'https://desk.example/ford-shut\n');
      const { import: one, failures } = await desk.json<{
        import: { state: string };
        failures: { code: string; message: string }[];
      }>(`/api/imports/${id}`);
      expect(one.state).toBe('failed');
      expect(failures).toMatchObject([
        { code: 'only-address', message: expect.stringContaining('reads text and fetches nothing') },
      ]);
    }
    expect((await desk.json<{ reports: number }>('/api/desk')).reports).toBe(0);
  } finally {
    await desk.remove();
  }
});

it('a file that holds no document has failed, and says so', async () => {
  const desk = await openDesk();
  try {
    const { id } = await importText(desk, 'empty.jsonl', '\n\n');
    const { import: one, failures } = await desk.json<{
      import: { state: string; added: number };
      failures: { code: string; message: string }[];
    }>(`/api/imports/${id}`);
    expect(one).toMatchObject({ state: 'failed', added: 0 });
    expect(failures.length).toBe(1);
    expect((await desk.json<{ reports: number }>('/api/desk')).reports).toBe(0);
  } finally {
    await desk.remove();
  }
});
