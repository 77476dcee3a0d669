import { ArrangedResult } from '../arrangedResult';
import { TextColumns } from '../build/textColumns';
import { ResultStore } from '../store/resultStore';
const TEXT = { name: 'text', type: 'VARCHAR', kind: 'text' } as const;
describe('seq', () => {
  it('prints', async () => {
    const texts = new TextColumns([TEXT]);
    const store = new ResultStore(texts.schema, { columns: [TEXT] });
    void store.append(texts.batch(Array.from({ length: 2_000_000 }, (_, i) => [i === 70_000 || i === 1_180_000 || i === 1_999_999 ? 'needle' : `hay ${i}`])));
    const r = new ArrangedResult(store);
    const t = performance.now();
    const f = await r.find({ text: 'needle', caseSensitive: false, columns: [0], from: { row: 100_000, column: 0 }, backwards: false }, undefined, (p: unknown) => console.log(Math.round(performance.now() - t), JSON.stringify(p)));
    console.log(Math.round(performance.now() - t), JSON.stringify(f));
  });
});
