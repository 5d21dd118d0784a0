/** Where the desk is when no other folder is named. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The user's folder for data of programs, by each system's custom. */
export function dataFolder(): string {
  const { APPDATA, XDG_DATA_HOME } = process.env;
  if (process.platform === 'win32')
    return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'headwater');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'headwater');
  return join(XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'headwater');
}
