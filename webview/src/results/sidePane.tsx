import type { JSX } from 'preact';
import { ColumnList } from './columns/columnList';
import { ProfilePane } from './profile/profilePane';
import type { ResultSession } from './resultSession';
import { useOf } from './useSession';
import { ValuePane } from './viewer/valuePane';

/** What stands beside the grid, if anything. */
export function SidePane({ session }: { readonly session: ResultSession }): JSX.Element | null {
  const side = useOf(session, ({ pane }) => pane.side);
  const close = (): void => {
    session.pane.showSide(undefined);
    document.querySelector<HTMLElement>('[role=grid]')?.focus();
  };
  switch (side?.kind) {
    case 'value':
      return <ValuePane session={session} onClose={close} />;
    case 'profile':
      return <ProfilePane session={session} column={side.column} onClose={close} />;
    case 'columns':
      return <ColumnList session={session} onClose={close} />;
    default:
      return null;
  }
}
