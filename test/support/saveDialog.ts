import type { VsCodeWindow } from './vscodeWindow';

/** Names the file in the dialog for saving that is open or about to open, and confirms; the folder must hold `entry`. */
export async function saveAs({ page }: VsCodeWindow, path: string, entry: string): Promise<void> {
  const input = page.locator('.quick-input-widget input.input');
  await page.waitForFunction(
    extension => document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value.endsWith(extension),
    path.slice(path.lastIndexOf('.')),
  );
  await input.fill(path);
  // The dialog reads the folder first, and takes an earlier confirmation for one of its entries.
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: entry }).first().waitFor();
  await page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
}
