/** Runs the command line and returns its exit code. */
export async function main(_args: readonly string[]): Promise<number> {
  return 0;
}
